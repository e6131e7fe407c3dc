import { type ExperimentPreview, experimentPreviewSchema } from '@farol/api';
import { type NewExperiment } from '@farol/experiments';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { runSql } from '../database/run-sql.ts';
import { createLog } from '../log.ts';
import { type Presence, showPresence } from '../operations/presence.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { tryCells } from './try-cells.ts';

const DESIGN: NewExperiment = {
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 31 }], rounds: 400 },
  factors: [
    { path: 'agents[0].params.memory', values: [2, 3, 6] },
    { path: 'rounds', values: [100, 5000] },
  ],
  replicates: 5,
  seed: '1997',
};

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
const present: Presence[] = [];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterEach(async () => {
  for (const presence of present.splice(0)) await presence.stop();
});
afterAll(() => laboratory.stop());

async function previewOf(design: object = DESIGN): Promise<ExperimentPreview> {
  const { status, body } = await ask('POST', '/experiments/preview', design);
  expect(status, JSON.stringify(body)).toBe(200);
  return experimentPreviewSchema.strict().parse(body);
}

/** A worker of so many threads, as far as anyone can see. */
async function showWorker(threads: number) {
  present.push(showPresence(laboratory.databaseUrl, createLog('test', 'silent'), threads));
  const expected = present.length;
  await vi.waitFor(async () => {
    const named = "application_name LIKE 'farol worker %' AND datname = current_database()";
    const rows = await runSql(laboratory.databaseUrl, `SELECT FROM pg_stat_activity WHERE ${named}`);
    expect(rows).toHaveLength(expected);
  }, 10_000);
}

describe('a preview of an experiment', () => {
  test('counts cells, games and rounds, and stores nothing', async () => {
    expect(await previewOf()).toEqual({
      cells: 6,
      games: { min: 30, max: 30 },
      rounds: { total: 5 * 3 * 5100, max: 5000 },
      seconds: null,
      faults: [],
    });
    expect((await ask('GET', '/experiments')).body.experiments).toEqual([]);
    expect((await ask('GET', '/games')).body.total).toBe(0);
  });

  test('says how few games a stop rule may need', async () => {
    const stopRule = { statistic: 'volatility', halfWidth: 0.1, minReplicates: 4, maxReplicates: 50 };
    const { games, rounds } = await previewOf({ ...DESIGN, stopRule });
    expect(games).toEqual({ min: 24, max: 300 });
    expect(rounds.total).toBe(50 * 3 * 5100);
  });

  test('refuses a faulty design in the words of POST /experiments', async () => {
    for (const design of [
      {},
      { ...DESIGN, replicates: 0 },
      { ...DESIGN, factors: [{ path: 'agents[0].count', values: [30, 31] }] },
      { ...DESIGN, factors: [{ path: 'rules.capcity', values: [1] }] },
    ]) {
      const [previewed, made] = [
        await ask('POST', '/experiments/preview', design),
        await ask('POST', '/experiments', design),
      ];
      expect([previewed.status, previewed.body.detail]).toEqual([422, made.body.detail]);
      expect(previewed.body.errors).toEqual(made.body.errors);
    }
  });

  test('estimates its time by the threads that are there, and longer games as longer', async () => {
    await previewOf();
    await showWorker(1);
    const { seconds } = await previewOf();
    expect(seconds).toBeGreaterThan(0);
    const long = { ...DESIGN, base: { ...DESIGN.base, rounds: 1_000_000 }, factors: DESIGN.factors.slice(0, 1) };
    const { seconds: ofLong } = await previewOf(long);
    expect(ofLong).toBeGreaterThan(10 * seconds!);
    await showWorker(15);
    const { seconds: ofMany } = await previewOf(long);
    expect(ofMany).toBeLessThan(ofLong! / 4);
  });

  test('knows no time of games that are too large to be tried, and is quick about it', async () => {
    await showWorker(1);
    const large = (count: number) => ({ ...DESIGN.base, agents: [{ strategy: 'tables', count }] });
    const began = performance.now();
    expect((await previewOf({ ...DESIGN, base: large(500_001) })).seconds).toBeNull();
    expect(performance.now() - began).toBeLessThan(5000);
    // Of some that are and some that are not, the small ones say what the large ones cost.
    const mixed = { ...DESIGN, factors: [{ path: 'agents[0].count', values: [101, 1001, 500_001] }] };
    expect((await previewOf(mixed)).seconds).toBeGreaterThan(0);
  });

  test('does not wait for a thread that is busy', async () => {
    await showWorker(1);
    const thread = await laboratory.backend.threads.lease();
    const began = performance.now();
    expect(await previewOf()).toMatchObject({ cells: 6, seconds: null, faults: [] });
    expect(performance.now() - began).toBeLessThan(5000);
    thread.release();
    expect((await previewOf()).seconds).toBeGreaterThan(0);
  });
});

test('a cell that cannot be played is an outcome, not an end', () => {
  const manifest = {
    engine: 1,
    rules: { kind: 'minority' },
    information: { kind: 'attendance' },
    seed: '1',
    initialHistory: 'random',
    agents: [{ strategy: 'bernoulli', params: { probability: 0.5 }, count: 2, joins: 0 }],
  } as const;
  const even = { manifest, rounds: 10, statistics: ['volatility'] } as const;
  const odd = { ...even, manifest: { ...manifest, agents: [{ ...manifest.agents[0], count: 3 }] } };
  expect(tryCells([even, odd], 30)).toEqual([
    { failure: expect.stringContaining('odd') },
    { gameMs: expect.any(Number), roundMs: expect.any(Number) },
  ]);
});
