import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findGame } from '../games/queries.ts';
import { LOCAL_VIEWER } from '../owners/viewer.ts';
import { playNow } from '../rounds/play-now.ts';
import type { ThreadLease } from '../threads/pool.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import type { Transaction } from './connection.ts';
import { keepAlive } from './keep-alive.ts';

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

/** A transaction that PostgreSQL ends after 1.5 s without a query. */
function transaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return laboratory.backend.db.transaction().execute(async (trx) => {
    await sql`SET LOCAL idle_in_transaction_session_timeout = 1500`.execute(trx);
    return work(trx);
  });
}
const readOne = async (trx: Transaction) => (await sql<{ one: number }>`SELECT 1 AS one`.execute(trx)).rows;

test('an idle transaction is ended, unless it is kept alive', async () => {
  const idle = transaction(async (trx) => {
    await sleep(2500);
    return readOne(trx);
  });
  await expect(idle).rejects.toThrow();
  const kept = transaction(async (trx) => {
    const during = await keepAlive(trx, async (query) => {
      await sleep(2500);
      return query(() => readOne(trx));
    });
    return [during, await readOne(trx)];
  });
  expect(await kept).toEqual([[{ one: 1 }], [{ one: 1 }]]);
});

test('a step whose thread is busy for longer than a transaction may idle is played and stored', async () => {
  const { ask, backend } = laboratory;
  const bar = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] };
  const { id } = (await ask('POST', '/games', bar)).body;
  const thread = await backend.threads.lease();
  const slow: ThreadLease = {
    async run(task, input, signal) {
      await sleep(1250);
      return thread.run(task, input, signal);
    },
    release: () => thread.release(),
  };
  const stored = await transaction(async (trx) => {
    const game = await findGame(trx, LOCAL_VIEWER, id, { lock: true });
    return playNow(trx, { thread: slow, quotas: backend.quotas }, game, 3, new AbortController().signal);
  });
  slow.release();
  expect(stored.changed.rounds_played).toBe(3);
  expect((await ask('GET', `/games/${id}`)).body.rounds.played).toBe(3);
});
