import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { type Ear, listenTo, roundsOf } from './testing.ts';

/** The API as its own process, with as many listeners as a class or an audience has. */
const LISTENERS = 500;

let laboratory: StartedBackend;
let api: ChildProcess;
let address: string;
let ears: Ear[];
let gameId: string;

beforeAll(async () => {
  laboratory = await startBackend();
  await laboratory.playJobs();
  api = fork(resolve(import.meta.dirname, '../index.ts'), {
    env: { ...process.env, DATABASE_URL: laboratory.databaseUrl, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ listening }] = (await once(api, 'message')) as [{ listening: number }];
  address = `http://127.0.0.1:${listening}`;
  const { body } = await laboratory.ask('POST', '/games', {
    rules: { kind: 'el-farol' },
    agents: [{ strategy: 'arthur', count: 100 }],
    rounds: 2000,
  });
  gameId = body.id;
  await laboratory.ask('PATCH', `/games/${gameId}`, { roundsPerSecond: 500 });
});
afterAll(async () => {
  api.kill('SIGKILL');
  await laboratory.stop();
});

async function metrics(): Promise<Record<string, number>> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Object.fromEntries(
    text.split('\n').flatMap((line) => (/^[^#]/.test(line) ? [[line.split(' ')[0], Number(line.split(' ')[1])]] : [])),
  );
}

test('five hundred listeners all hear a running game to its end, for the reads and the memory of a few', async () => {
  ears = [];
  // In waves, as people open a page: on a busy machine the last of 500 simultaneous requests waits too long for the database.
  while (ears.length < LISTENERS) {
    const wave = Array.from({ length: 50 }, () => listenTo(`${address}/games/${gameId}/events`));
    ears.push(...(await Promise.all(wave)));
  }
  await Promise.all(ears.map((ear) => ear.until(({ event }) => event === 'progress')));
  const before = await metrics();
  expect(before['farol_event_listeners']).toBe(LISTENERS);

  const start = performance.now();
  await laboratory.ask('POST', `/games/${gameId}/simulate`);
  await Promise.all(
    ears.map((ear) => ear.until((heard) => heard.event === 'status' && heard.data.status === 'completed', 60_000)),
  );
  const seconds = (performance.now() - start) / 1000;
  const { body: game } = await laboratory.ask('GET', `/games/${gameId}`);
  const all = Array.from({ length: 2000 }, (_, index) => index + 1);
  for (const { events } of ears) {
    expect(events.at(-1)).toMatchObject({ event: 'status', id: '2000', data: { digest: game.digest } });
    expect(roundsOf(events)).toEqual(all);
  }

  const after = await metrics();
  const reads = (what: string) =>
    after[`farol_event_reads_total{what="${what}"}`] - (before[`farol_event_reads_total{what="${what}"}`] ?? 0);
  // Four a second whoever listens; where listeners have come apart, some points are read for each part of them.
  expect(reads('game')).toBeLessThanOrEqual(4 * seconds + 2);
  expect(reads('points')).toBeLessThanOrEqual(3 * (4 * seconds + 2));
  const grownMegabytes = (after['process_resident_memory_bytes'] - before['process_resident_memory_bytes']) / 1e6;
  expect(grownMegabytes).toBeLessThan(100);
});

test('asked to end, the API ends every stream cleanly, and itself at once', async () => {
  const start = performance.now();
  api.kill('SIGTERM');
  const [[code], ends] = await Promise.all([once(api, 'exit'), Promise.all(ears.map(({ ended }) => ended))]);
  expect(code).toBe(0);
  expect(new Set(ends)).toEqual(new Set(['cleanly']));
  expect(performance.now() - start).toBeLessThan(5000);
});
