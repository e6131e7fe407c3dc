import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SignedUp, signUp, startLaboratory } from '../accounts/testing/sign-up.ts';
import type { PlayJob } from '../games/enqueue-play.ts';
import { startThreads } from '../start-threads.ts';
import type { StartedBackend } from '../testing.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { playTurn } from './jobs.ts';

const BAR = {
  rules: { kind: 'el-farol' },
  // So many that a slice has few rounds: storing it is quick, and slices stay short.
  agents: [{ strategy: 'bernoulli', count: 50_000 }],
  seed: '1994',
  rounds: 10_000_000_000,
};
/** As in worker.ts: games that share a thread. */
const GAMES_A_THREAD = 8;

let laboratory: StartedBackend;
let threads: ThreadPool;
const stopping = new AbortController();
beforeAll(async () => {
  laboratory = await startLaboratory();
  threads = startThreads(1);
});
afterAll(async () => {
  stopping.abort();
  await laboratory.stop();
  await threads.stop();
});

async function start({ ask }: SignedUp, games: number): Promise<void> {
  for (let count = 0; count < games; count++) {
    const { body } = await ask('POST', '/games', BAR);
    expect((await ask('PATCH', `/games/${body.id}/status`, { action: 'start' })).status).toBe(200);
  }
}

/** Milliseconds of play of the person's games. */
async function playedBy({ id }: SignedUp): Promise<number> {
  const { rows } = await sql<{ ms: number }>`SELECT sum(played_ms) AS ms FROM games WHERE owner_id = ${id}`.execute(
    laboratory.backend.db,
  );
  return rows[0].ms;
}

test('an account with 30 running games leaves half of a worker to one with a single game', async () => {
  const many = await signUp(laboratory, 'many', 'administrator', true);
  const one = await signUp(laboratory, 'one', 'member');
  await start(many, 30);
  const { backend } = laboratory;
  const options = { localConcurrency: GAMES_A_THREAD, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };
  await backend.boss.work<PlayJob>('play', options, async ([{ data }]) => {
    await playTurn({ ...backend, threads }, data, stopping.signal);
  });
  await vi.waitFor(async () => expect(await playedBy(many)).toBeGreaterThan(4000), 20_000);
  await start(one, 1);
  await vi.waitFor(async () => expect(await playedBy(one)).toBeGreaterThan(0), 20_000);
  const before = { many: await playedBy(many), one: await playedBy(one) };
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const played = { many: (await playedBy(many)) - before.many, one: (await playedBy(one)) - before.one };
  const share = played.one / (played.one + played.many);
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
}, 90_000);
