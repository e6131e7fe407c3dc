import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../ready-designs.ts';
import { checkDesign } from './check-design.ts';

const [savit, capacity] = READY_DESIGNS.map(({ design }) => design);

test('a design comes to its cells, games and rounds', () => {
  // 17 capacities from 10 to 90, ten games of 2000 rounds each.
  expect(checkDesign(capacity)).toMatchObject({
    cells: 17,
    games: { min: 170, max: 170 },
    rounds: { total: 340_000, max: 2000 },
    faults: [],
  });
});

test('longer memories play more rounds', () => {
  // 200 · 2ᵐ rounds where they are more than 4000: for m from 5 to 10.
  const rounds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((memory) => Math.max(4000, 200 * 2 ** memory));
  const total = 3 * 8 * rounds.reduce((sum, each) => sum + each, 0);
  expect(checkDesign(savit)).toMatchObject({ cells: 30, rounds: { total, max: 204_800 } });
});

test('with a stop rule the games are a range, and the rounds the most', () => {
  const stopRule = { statistic: 'overloadRate', halfWidth: 0.01, minReplicates: 4, maxReplicates: 20 } as const;
  expect(checkDesign({ ...capacity, stopRule })).toMatchObject({
    games: { min: 68, max: 340 },
    rounds: { total: 680_000, max: 2000 },
  });
  const { minReplicates: _, ...plain } = stopRule;
  expect(checkDesign({ ...capacity, stopRule: plain })).toMatchObject({ games: { min: 170, max: 340 } });
});

test('a faulty design has its faults by field, and no size', () => {
  const checked = checkDesign({ ...capacity, replicates: 0, factors: [{ path: 'rules.size', values: [1] }] });
  expect(checked.experiment).toBeUndefined();
  expect(checked).not.toHaveProperty('cells');
  expect(checked.faults.map(({ field }) => field)).toContain('replicates');
});

test('a cell that cannot be played is a fault, though its levels are sound', () => {
  const { faults } = checkDesign({ ...savit, factors: [{ path: 'agents[0].count', values: [11, 20] }] });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ field: 'factors', message: expect.stringContaining('agents[0].count = 20') });
});
