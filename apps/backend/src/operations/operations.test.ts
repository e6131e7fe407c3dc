import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Operations, operationsSchema } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../app.ts';
import { runSql } from '../database/run-sql.ts';
import { createLog } from '../log.ts';
import { configurationOf, type StartedBackend, startBackend } from '../testing.ts';
import { VERSION } from '../version.ts';
import { nameWorker, readWorkerName, showPresence } from './presence.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 100 }] };

async function createGame(config: object = BAR): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

/** The answer of a freshly started API, without cached values. */
async function operationsNow(): Promise<Operations> {
  const answer = await createApp(laboratory.backend, configurationOf()).request('/operations');
  expect(answer.status).toBe(200);
  return operationsSchema.strict().parse(await answer.json());
}

describe('the state of the laboratory', () => {
  test('names versions, the database and the limits', async () => {
    const { version, startedAt, database, limits } = await operationsNow();
    expect(version).toBe(VERSION);
    expect(Date.parse(startedAt)).toBeLessThan(Date.now());
    expect(database.version).toMatch(/^17\./);
    expect(database.sizeBytes).toBeGreaterThan(1_000_000);
    expect(database.connections).toBeGreaterThan(0);
    expect(database.connections).toBeLessThanOrEqual(database.maxConnections);
    expect(limits).toMatchObject({ maxAgents: 10_000_000, maxRounds: 10_000_000_000, maxChoices: 4_000_000 });
  });

  test('counts games by status, their rounds, and what a round takes', async () => {
    expect((await operationsNow()).storage).toMatchObject({ games: 0, roundsPlayed: 0, bytesPerRound: null });
    for (let count = 0; count < 3; count++) await createGame();
    const played = await createGame();
    await ask('POST', `/games/${played}/rounds`, { count: 5000 });
    const { games, storage } = await operationsNow();
    expect(games).toEqual({ draft: 3, running: 0, paused: 1, completed: 0, failed: 0, cancelled: 0 });
    expect(storage).toMatchObject({ games: 4, experiments: 0, roundsPlayed: 5000 });
    const sizeOf = (name: string) => storage.tables.find((table) => table.name === name)!.sizeBytes;
    const roundBytes = sizeOf('series') + sizeOf('pyramid') + sizeOf('checkpoints');
    expect(storage.bytesPerRound).toBeCloseTo(roundBytes / 5000);
    const sizes = storage.tables.map(({ sizeBytes }) => sizeBytes);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(storage.tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['games', 'replicates', 'pgboss']));
    await runSql(laboratory.databaseUrl, 'ANALYZE games');
    expect((await operationsNow()).storage.tables.find(({ name }) => name === 'games')!.rows).toBe(4);
  });

  test('shows what waits in each queue, and for how long', async () => {
    const empty = { queued: 0, active: 0, failed: 0, oldestQueuedSeconds: null };
    expect((await operationsNow()).queue).toEqual([
      { name: 'experiment', ...empty },
      { name: 'play', ...empty },
    ]);
    const ids = [await createGame({ ...BAR, rounds: 10 }), await createGame({ ...BAR, rounds: 10 })];
    for (const id of ids) await ask('PATCH', `/games/${id}/status`, { action: 'start' });
    const [, play] = (await operationsNow()).queue;
    expect(play).toMatchObject({ name: 'play', queued: 2, active: 0 });
    expect(play.oldestQueuedSeconds).toBeGreaterThan(0);
    expect(play.oldestQueuedSeconds).toBeLessThan(60);
    const jobs = await laboratory.backend.boss.fetch('play');
    expect((await operationsNow()).queue[1]).toMatchObject({ queued: 1, active: 1 });
    await laboratory.backend.boss.complete('play', jobs[0].id);
    expect((await operationsNow()).queue[1]).toMatchObject({ queued: 1, active: 0 });
  });

  test('tells no secrets', async () => {
    const { password } = new URL(laboratory.databaseUrl);
    expect(password.length).toBeGreaterThan(3);
    const text = JSON.stringify(await operationsNow());
    expect(text).not.toContain(password);
    expect(text).not.toMatch(/postgres(ql)?:\/\/|SELECT/);
  });

  test('is read once for many who look at the same time, and takes no query', async () => {
    const app = createApp(laboratory.backend, configurationOf());
    const first = await (await app.request('/operations')).text();
    await createGame();
    const answers = await Promise.all(Array.from({ length: 5 }, async () => app.request('/api/operations')));
    for (const answer of answers) expect(await answer.text()).toBe(first);
    expect((await app.request('/operations?fresh=1')).status).toBe(422);
  });

  test('its version is that of the packages', () => {
    for (const file of ['../../package.json', '../../../../package.json']) {
      expect(JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')).version).toBe(VERSION);
    }
  });
});

const startWorker = () =>
  fork(join(import.meta.dirname, '../worker.ts'), {
    env: { PATH: process.env['PATH'], DATABASE_URL: laboratory.databaseUrl, WORKER_THREADS: '2', LOG_LEVEL: 'fatal' },
    execArgv: [],
    stdio: 'ignore' as never,
  });

describe('workers', () => {
  test('are there from their start to their end, however that comes', async () => {
    const children: ChildProcess[] = [startWorker(), startWorker()];
    try {
      await vi.waitFor(async () => expect((await operationsNow()).workers).toHaveLength(2), 20_000);
      const { workers } = await operationsNow();
      expect(new Set(workers.map(({ pid }) => pid))).toEqual(new Set(children.map(({ pid }) => pid)));
      for (const { name, host, pid, threads, connectedSince } of workers) {
        expect({ name, host, threads }).toEqual({ name: `${hostname()}:${pid}`, host: hostname(), threads: 2 });
        expect(Math.abs(Date.now() - Date.parse(connectedSince))).toBeLessThan(60_000);
      }
      const id = await createGame({ ...BAR, rounds: 1e10 });
      await ask('PATCH', `/games/${id}/status`, { action: 'start' });
      const playing = async () => (await operationsNow()).workers.reduce((sum, worker) => sum + worker.playing, 0);
      await vi.waitFor(async () => expect(await playing()).toBe(1), 20_000);
      await ask('PATCH', `/games/${id}/status`, { action: 'cancel' });
      await vi.waitFor(async () => expect(await playing()).toBe(0), 20_000);

      for (const [child, signal] of [
        [children[0], 'SIGKILL'],
        [children[1], 'SIGTERM'],
      ] as const) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
        await vi.waitFor(async () => {
          expect((await operationsNow()).workers.map(({ pid }) => pid)).not.toContain(child.pid);
        }, 5000);
      }
      expect((await operationsNow()).workers).toEqual([]);
    } finally {
      for (const child of children) child.kill('SIGKILL');
    }
  });

  test('show themselves again after the database was away', async () => {
    const presence = showPresence(laboratory.databaseUrl, createLog('test', 'silent'), 3);
    try {
      const seen = () => vi.waitFor(async () => expect((await operationsNow()).workers).toHaveLength(1), 10_000);
      await seen();
      const [before] = (await operationsNow()).workers;
      await runSql(
        laboratory.databaseUrl,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'farol worker %'",
      );
      await vi.waitFor(async () => expect((await operationsNow()).workers).toEqual([]), 5000);
      await seen();
      const [after] = (await operationsNow()).workers;
      expect(after).toMatchObject({ pid: before.pid, threads: 3, playing: 0 });
      expect(after.connectedSince > before.connectedSince).toBe(true);
    } finally {
      await presence.stop();
    }
  });

  test.each(['farol', 'a-host-with-a-name.of-more-than-63-characters.in-a-cluster.example.org', 'höst 1'])(
    'on %j are named so that they can be read again',
    (host) => {
      const state = { host, pid: 4_194_304, threads: 256, playing: 2048 };
      const name = nameWorker(state);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
      const read = readWorkerName(name)!;
      expect({ ...read, host: '' }).toEqual({ ...state, host: '' });
      expect(host.replaceAll(/[^\x21-\x7e]/g, '?').startsWith(read.host)).toBe(true);
      expect(read.host.length).toBeGreaterThan(4);
    },
  );

  test('are no other connections', () => {
    for (const name of [
      'farol worker',
      'farol worker x',
      'farol worker 1/2/3',
      'farol api',
      'farol worker 1/2/3 a b',
    ]) {
      expect(readWorkerName(name)).toBeUndefined();
    }
  });
});
