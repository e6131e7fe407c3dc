import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runSql } from '../database/run-sql.ts';
import { advanceGame } from '../games/advance-game.ts';
import { startThreads } from '../start-threads.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { createMetrics } from '../metrics.ts';
import { createWorkerApp } from './serve-worker.ts';

const MINORITY = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 1001 }], seed: '1' };

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

function workerApp(threads = startThreads(1)) {
  const { db, boss } = laboratory.backend;
  return { threads, app: createWorkerApp({ db, boss, threads, metrics: createMetrics() }) };
}

test('a worker is well while database, schema, queue and threads are', async () => {
  const { app } = workerApp();
  for (const [path, checks] of [
    ['/health', ['database', 'threads']],
    ['/health/ready', ['database', 'schema', 'queue', 'threads']],
  ] as const) {
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as { status: string; checks: Record<string, { ok: boolean }> };
    expect([body.status, Object.keys(body.checks)]).toEqual(['ok', checks]);
  }
});

test('a worker whose thread hangs is failing, and says for how long', async () => {
  const { app, threads } = workerApp();
  const { body } = await laboratory.ask('POST', '/games', MINORITY);
  const { body: cited } = await laboratory.ask('GET', `/games/${body.id}/manifest`);
  const playing = threads.run(advanceGame, { manifest: cited.manifest, snapshot: null, round: 1e9 });
  const failed = expect(playing).rejects.toThrow('ended');
  await vi.waitFor(
    async () => expect(await (await app.request('/metrics')).text()).toContain('farol_threads_busy 1'),
    10_000,
  );
  expect((await app.request('/health')).status).toBe(200);
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 400_000);
  const answer = await app.request('/health');
  clock.mockRestore();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    checks: { threads: { ok: false, detail: expect.stringMatching(/not answered for (399|400|401) s/) } },
  });
  await threads.stop();
  await failed;
  expect((await app.request('/health')).status).toBe(200);
});

test('a worker is not ready for an older schema, but alive', async () => {
  const { app } = workerApp();
  await runSql(laboratory.databaseUrl, "DELETE FROM kysely_migration WHERE name = '0001-games'");
  expect((await app.request('/health/ready')).status).toBe(503);
  expect((await app.request('/health')).status).toBe(200);
});

test('a worker tells what it has played and what its process needs', async () => {
  const { app } = workerApp();
  const text = await (await app.request('/metrics')).text();
  for (const name of ['farol_rounds_played_total', 'farol_threads_busy', 'process_resident_memory_bytes']) {
    expect(text).toContain(`\n${name} `);
  }
  expect((await app.request('/games')).status).toBe(404);
});
