import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

test('a connection that breaks while it is held, between two queries, ends no process', async () => {
  const { db } = laboratory.backend;
  await db.connection().execute(async (held) => {
    const { pid } = (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(held)).rows[0];
    await sql`SELECT pg_terminate_backend(${pid}, 5000)`.execute(db);
    await sleep(100);
    await expect(sql`SELECT 1`.execute(held)).rejects.toThrow();
  });
  expect((await sql`SELECT 1`.execute(db)).rows).toHaveLength(1);
});
