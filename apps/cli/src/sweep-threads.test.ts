import { type Experiment } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { SOME_FAILED } from './exit-codes.ts';
import { Progress } from './progress.ts';
import { exitCodeOf, writeTable } from './sweep-table.ts';
import { playSweep } from './sweep-threads.ts';

const EXPERIMENT = experimentSchema.parse({
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }], rounds: 100 },
  factors: [{ path: 'agents[0].count', values: [11, 31, 51] }],
  replicates: 2,
  statistics: ['volatility'],
  seed: '1',
});
const play = (experiment: Experiment) => playSweep(experiment, 2, new Progress({ write() {} }, 6));

/** No design that is accepted is known to fail, so these have a level that was changed after it was. */
const withLevel = (level: number): Experiment => ({
  ...EXPERIMENT,
  factors: [{ path: 'agents[0].count', values: [11, level, 51], scale: 'linear' }],
});

test.each([
  ['in play', 12, 'round 0: the game needs an odd number of agents'],
  ['with its thread', 20_000_000, 'its thread ended'],
])('a game that fails %s is an outcome, and all others are played', async (_, level, failure) => {
  const experiment = withLevel(level);
  const [whole, results] = [await play(EXPERIMENT), await play(experiment)];
  expect(results.map(({ failed, replicates }) => [replicates, failed])).toEqual([
    [2, 0],
    [0, 2],
    [2, 0],
  ]);
  expect([results[0], results[2]]).toEqual([whole[0], whole[2]]);
  expect(results[1].failure).toContain(failure);
  const table = writeTable(experiment, results, 100);
  expect(table).toMatch(/^ *agents +n +failed +volatility$/m);
  expect(table).toMatch(/^ +11 +2 +\d+\.\d+ ± \d+\.\d+$/m);
  expect(table).toMatch(/^ *(12|20000000) +0 +2 +–$/m);
  expect(table).toContain('cell 1: 2 failed: ');
  expect([exitCodeOf(whole), exitCodeOf(results)]).toEqual([0, SOME_FAILED]);
});
