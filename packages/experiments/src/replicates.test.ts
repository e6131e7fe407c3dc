import { Game } from '@farol/kernel';
import { expect, test } from 'vitest';
import { manifestOf } from './manifest-of.ts';
import { experimentSchema } from './design.ts';
import { playReplicate } from './replicates.ts';

const EXPERIMENT = experimentSchema.parse({
  base: {
    rules: { kind: 'el-farol', capacity: 6 },
    agents: [
      { strategy: 'arthur', count: 8 },
      { strategy: 'bernoulli', count: 3 },
    ],
    rounds: 500,
  },
  factors: [{ path: 'rules.capacity', values: [6] }],
  replicates: 1,
  seed: '1',
});
const MANIFEST = manifestOf(EXPERIMENT, 0, 0);

test('a replicate is the game of its manifest, and its statistics are of the rounds after the transient', () => {
  const { digest, statistics } = playReplicate(MANIFEST, 500, 200);
  const game = new Game(MANIFEST);
  const window = [...game.play(500).subarray(200)];
  expect(digest).toBe(game.digest);
  const mean = window.reduce((sum, attendance) => sum + attendance, 0) / 300;
  expect(statistics.meanAttendance).toBeCloseTo(mean, 12);
  expect(statistics.overloadRate).toBe(window.filter((attendance) => attendance > 6).length / 300);
  expect(statistics.predictability).toBeNull();
});
