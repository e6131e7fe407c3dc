import { expect, test } from 'vitest';
import { Game } from '../../packages/kernel/src/game.ts';
import type { AgentEntry } from '../../packages/kernel/src/manifest.ts';
import { elFarolOf, entryOf, manifestOf } from '../../packages/kernel/src/testing/manifests.ts';
import { attendancesAfter, measureReplicates, showEstimate } from '../../packages/kernel/src/testing/replicates.ts';

const CAPACITY = 60;
const ROUNDS = 10_000;

const gameOf = (entry: AgentEntry, seed: string) =>
  new Game(manifestOf({ rules: elFarolOf(CAPACITY), agents: [entry], seed }));

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** Mean, standard deviation and share of crowded rounds of a hundred agents, after 1000 rounds, over 16 seeds. */
function measureNights(entry: AgentEntry) {
  const nights = Array.from({ length: 16 }, (_, index) => [
    ...attendancesAfter(gameOf(entry, String(index + 1)), 1000, ROUNDS),
  ]);
  const measure = (of: (attendances: number[]) => number) =>
    measureReplicates(nights.length, (seed) => of(nights[Number(seed) - 1]));
  const found = {
    mean: measure(meanOf),
    deviation: measure(deviationOf),
    crowded: measure((all) => meanOf(all.map((attendance) => Number(attendance > CAPACITY)))),
  };
  const shown = Object.entries(found).map(([name, value]) => `${name} ${showEstimate(value)}`);
  console.log(`${entry.strategy} ${JSON.stringify(entry.params)}: ${shown.join(', ')}`);
  return found;
}

/** Arthur 1994: mean attendance settles just below the capacity. */
test.each(['private', 'public'])(
  'the attendance of inductive agents with %s scores settles just below 60',
  (scores) => {
    const { mean, deviation } = measureNights(entryOf('arthur', 100, { params: { scores } }));
    expect(mean.mean).toBeGreaterThan(58.5);
    expect(mean.mean).toBeLessThan(60);
    // Attendance fluctuates much more than random play.
    expect(deviation.mean).toBeGreaterThan(2 * 4.9);
  },
);

/** p* = 0.6007 from P[Bin(99, p) ≤ 59] = 1/2; attendance is Bin(100, p*). */
test('the mixed equilibrium has mean 60.07, deviation 4.90 and 46.8 % of its nights crowded', () => {
  const { mean, deviation, crowded } = measureNights(entryOf('mixed-equilibrium', 100));
  for (const [{ mean: found, error }, theory, digits] of [
    [mean, 60.07, 0.005],
    [deviation, 4.9, 0.005],
    [crowded, 0.468, 0.0005],
  ] as const) {
    expect(Math.abs(found - theory)).toBeLessThan(3 * error + digits);
  }
});

/** Whitehead 2008: reinforcement leads to a pure equilibrium, in which always the same C agents go. */
test.each([0.001, 0.01, 0.1])(
  'reinforcement with forgetting %d sorts agents into always-go and never-go',
  (forgetting) => {
    const sorted = measureReplicates(8, (seed) => {
      const game = gameOf(entryOf('roth-erev', 100, { params: { forgetting } }), seed);
      game.play(100_000);
      const before = game.agents().get(0)!.visits.slice();
      game.play(ROUNDS);
      const shares = game
        .agents()
        .get(0)!
        .visits.map((visits, agent) => (visits - before[agent]) / ROUNDS);
      expect(Math.abs(shares.filter((share) => share > 0.95).length - CAPACITY)).toBeLessThanOrEqual(1);
      return shares.filter((share) => share < 0.05 || share > 0.95).length / 100;
    });
    console.log(`forgetting ${forgetting}: share of agents below 5 % or above 95 %: ${showEstimate(sorted)}`);
    expect(sorted.mean).toBeGreaterThan(0.98);
  },
);

test('reinforcement without forgetting has not sorted half of them after as long', () => {
  const game = gameOf(entryOf('roth-erev', 100, { params: { forgetting: 0 } }), '1');
  game.play(100_000);
  const before = game.agents().get(0)!.visits.slice();
  game.play(ROUNDS);
  const shares = game
    .agents()
    .get(0)!
    .visits.map((visits, agent) => (visits - before[agent]) / ROUNDS);
  const sorted = shares.filter((share) => share < 0.05 || share > 0.95).length / 100;
  console.log(`no forgetting: share of agents below 5 % or above 95 %: ${sorted}`);
  expect(sorted).toBeLessThan(0.5);
});
