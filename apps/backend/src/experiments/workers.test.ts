import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Experiment } from '@farol/api';
import {
  cellsOf,
  collectStatistics,
  describeCell,
  experimentSchema,
  manifestOf,
  playReplicate,
  transientOf,
} from '@farol/experiments';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const DESIGN = {
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 51 }], rounds: 20_000 },
  factors: [{ path: 'agents[0].params.memory', values: [2, 4, 6] }],
  replicates: 48,
  statistics: ['volatility', 'predictability', 'attendanceGini'],
  seed: '2026',
};
const waiting = { timeout: 60_000, interval: 50 };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
/** The whole table, computed here. */
let table: object;
beforeAll(async () => {
  table = tableOf(experimentSchema.parse(DESIGN));
});
// Each with a database of its own: what one has played the others would not play again.
beforeEach(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await laboratory.stop();
});

function tableOf(design: Experiment): object {
  const cells = cellsOf(design).map((cell) => {
    const transient = transientOf(design, cell.rounds);
    const outcomes = Array.from({ length: design.stopRule?.maxReplicates ?? design.replicates }, (_, replicate) => {
      const { statistics } = playReplicate(manifestOf(design, cell.cell, replicate), cell.rounds, transient);
      return collectStatistics(design.statistics, statistics);
    });
    return describeCell(design, cell, transient, outcomes);
  });
  return JSON.parse(JSON.stringify(cells));
}

/** A worker in a process of its own, and how many bundles it has played. */
async function startWorker() {
  const child = fork(join(import.meta.dirname, '../worker.ts'), {
    env: { PATH: process.env['PATH'], DATABASE_URL: laboratory.databaseUrl, LOG_LEVEL: 'debug' },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  let log = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (log += text));
  await once(child, 'message');
  return { child, bundles: () => log.split('"msg":"bundle"').length - 1 };
}

async function start(design: object): Promise<string> {
  const { body } = await ask('POST', '/experiments', design);
  expect((await ask('PATCH', `/experiments/${body.id}/status`, { action: 'start' })).status).toBe(200);
  return body.id;
}
const read = async (id: string) => (await ask('GET', `/experiments/${id}`)).body;
const cellsOfResults = async (id: string) => (await ask('GET', `/experiments/${id}/results`)).body.cells;
const untilCompleted = (id: string) =>
  vi.waitFor(async () => expect(await read(id)).toMatchObject({ status: 'completed' }), waiting);

test('two workers share an experiment, and come to what one comes to', { timeout: 90_000 }, async () => {
  const workers = await Promise.all([startWorker(), startWorker()]);
  const id = await start(DESIGN);
  await untilCompleted(id);
  expect(await cellsOfResults(id)).toEqual(table);
  for (const { bundles } of workers) expect(bundles()).toBeGreaterThan(0);
});

test('two workers decide by a stop rule as one does', { timeout: 90_000 }, async () => {
  const stopRule = { statistic: 'volatility', halfWidth: 0.02, minReplicates: 4, maxReplicates: 48 };
  const design = { ...DESIGN, stopRule };
  await Promise.all([startWorker(), startWorker()]);
  const id = await start(design);
  await untilCompleted(id);
  const expected = tableOf(experimentSchema.parse(design));
  expect(await cellsOfResults(id)).toEqual(expected);
  const { games } = await read(id);
  expect(games.notNeeded).toBeGreaterThan(0);
  expect(games.done + games.notNeeded).toBe(3 * 48);
});

test('a worker that is killed changes no result', { timeout: 90_000 }, async () => {
  const workers = await Promise.all([startWorker(), startWorker()]);
  const id = await start(DESIGN);
  const { db } = laboratory.backend;
  /** The jobs that have games at this moment. */
  const holders = async () => {
    const rows = await db
      .selectFrom('replicates')
      .select('taken_by')
      .distinct()
      .where('taken_by', 'is not', null)
      .execute();
    return rows.length;
  };
  // In the middle: something is done, and both have games.
  await vi.waitFor(async () => {
    expect(await holders()).toBe(2);
    expect((await read(id)).games.done).toBeGreaterThan(0);
  }, waiting);
  workers[0].child.kill('SIGKILL');
  await once(workers[0].child, 'exit');
  expect((await read(id)).status).toBe('running');
  await untilCompleted(id);
  expect(await read(id)).toMatchObject({ games: { done: 144, failed: 0, running: 0 }, roundsPlayed: 144 * 20_000 });
  expect(await cellsOfResults(id)).toEqual(table);
  const tried = await db.selectFrom('replicates').select('tries').where('tries', '>', 0).execute();
  expect(tried.length).toBeGreaterThan(0);
});

test('a worker that is asked to end gives its games to the other at once', { timeout: 90_000 }, async () => {
  const workers = await Promise.all([startWorker(), startWorker()]);
  const id = await start(DESIGN);
  await vi.waitFor(async () => expect((await read(id)).games.done).toBeGreaterThan(0), waiting);
  workers[0].child.kill('SIGTERM');
  expect(await once(workers[0].child, 'exit')).toEqual([0, null]);
  await untilCompleted(id);
  expect(await cellsOfResults(id)).toEqual(table);
  const tried = await laboratory.backend.db.selectFrom('replicates').select('tries').where('tries', '>', 0).execute();
  expect(tried).toEqual([]);
});
