import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBoss } from '../queue.ts';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 10 }] };

test('while an upgrade holds writes back, reads are answered and writes are told to try again', async () => {
  const { ask, backend } = laboratory;
  const { id } = (await ask('POST', '/games', BAR)).body;
  // Of this database alone: others are tested on the same server.
  const name = (await sql<{ name: string }>`SELECT current_database() AS name`.execute(backend.db)).rows[0].name;
  const others = sql`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                     WHERE datname = ${name} AND pid <> pg_backend_pid()`;
  await sql`ALTER DATABASE ${sql.id(name)} SET default_transaction_read_only = on`.execute(backend.db);
  await backend.db.connection().execute(async (db) => {
    await others.execute(db);
    await sql`SET default_transaction_read_only = on`.execute(db);
  });
  expect((await ask('GET', `/games/${id}`)).status).toBe(200);
  const refused = await ask('POST', `/games/${id}/rounds`);
  expect(refused.status).toBe(503);
  expect(refused.body).toMatchObject({ type: 'urn:farol:problem:not-ready' });
});

test('a fetch of the queue that is refused waits for 3 s, so that a worker opens few connections', async () => {
  const boss = createBoss(laboratory.databaseUrl);
  boss.on('error', () => {});
  await boss.start();
  const began = performance.now();
  await expect(boss.fetch('play')).rejects.toMatchObject({ code: '25006' });
  expect(performance.now() - began).toBeGreaterThan(2900);
  await boss.stop({ graceful: false });
});

test('while the disk is full, reads are answered and writes are refused with the reason', async () => {
  const { ask, backend } = laboratory;
  const name = (await sql<{ name: string }>`SELECT current_database() AS name`.execute(backend.db)).rows[0].name;
  await backend.db.connection().execute(async (db) => {
    await sql`SET default_transaction_read_only = off`.execute(db);
    await sql`ALTER DATABASE ${sql.id(name)} SET farol.writes_held = 'disk-full'`.execute(db);
    await sql`ALTER DATABASE ${sql.id(name)} SET default_transaction_read_only = on`.execute(db);
    await sql`SET farol.writes_held = 'disk-full'`.execute(db);
    await sql`SET default_transaction_read_only = on`.execute(db);
  });
  expect((await ask('GET', '/games')).status).toBe(200);
  const refused = await ask('POST', '/games', BAR);
  expect(refused.status).toBe(503);
  expect(refused.body).toMatchObject({
    type: 'urn:farol:problem:disk-full',
    detail: expect.stringContaining('make room'),
  });
});

/** The exit code of migrate.ts. */
async function migrate(environment: Record<string, string>): Promise<number> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: laboratory.databaseUrl, LOG_LEVEL: 'fatal', ...environment };
  const child = fork(join(import.meta.dirname, '../migrate.ts'), { env, execArgv: [], stdio: 'ignore' });
  return ((await once(child, 'exit')) as [number])[0];
}

test('while writes are held back, a migration writes if PGOPTIONS lets it', async () => {
  const { db } = laboratory.backend;
  await db.connection().execute(async (connection) => {
    await sql`SET default_transaction_read_only = off`.execute(connection);
    await sql`DELETE FROM pgboss.queue WHERE name = 'play'`.execute(connection);
  });
  expect(await migrate({})).toBe(1);
  expect(await migrate({ PGOPTIONS: '-c default_transaction_read_only=off' })).toBe(0);
  const { rows } = await sql`SELECT name FROM pgboss.queue WHERE name = 'play'`.execute(db);
  expect(rows).toHaveLength(1);
});
