import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBins, describeAttendance, sketchOf } from './attendance-summary.ts';

test('mean, deviation, volatility and share of crowded rounds', () => {
  const summary = describeAttendance([40, 60, 80, 60], 100, 60);
  expect(summary).toMatchObject({ mean: 60, deviation: Math.sqrt(200), volatility: 8, crowded: 0.25 });
  expect(summary.words).toBe('Attendance over 4 rounds: mean 60 of 100, standard deviation 14.1.');
});

test('a round at the capacity is not crowded, and without a capacity none is', () => {
  expect(describeAttendance([60, 60], 100, 60).crowded).toBe(0);
  expect(describeAttendance([60, 60], 100, null).crowded).toBeNull();
  expect(describeAttendance([100], 100, 0).crowded).toBe(1);
});

test('half of the agents in every round do not vary', () => {
  expect(describeAttendance(Uint32Array.of(5, 5, 5), 10, null)).toMatchObject({ mean: 5, deviation: 0, volatility: 0 });
});

test('coins of all agents have a volatility of one', () => {
  // Attendances of two coins: 0, 1, 1, 2.
  expect(describeAttendance([0, 1, 1, 2], 2, null).volatility).toBe(1);
});

test('no rounds yet are told without figures', () => {
  expect(describeAttendance([], 100, 60).words).toBe('Attendance over 0 rounds: mean – of 100, standard deviation –.');
});

test.each([
  ['a bin for each attendance', [0, 1, 1, 3], 3, 4, [1, 2, 0, 1]],
  ['two attendances to a bin', [0, 1, 2, 3], 3, 2, [2, 2]],
  ['one bin', [0, 3], 3, 1, [2]],
  ['all at the upper end', [100, 100], 100, 10, [0, 0, 0, 0, 0, 0, 0, 0, 0, 2]],
  ['no rounds', [], 3, 2, [0, 0]],
])('%s', (_, attendance, agents, bins, counts) => {
  expect(Array.from(countBins(attendance, agents, bins))).toEqual(counts);
});

test('each round is in one bin, whatever the numbers', () => {
  const game = fc
    .integer({ min: 1, max: 1000 })
    .chain((agents) =>
      fc.tuple(
        fc.constant(agents),
        fc.array(fc.integer({ min: 0, max: agents })),
        fc.integer({ min: 1, max: agents + 1 }),
      ),
    );
  fc.assert(
    fc.property(game, ([agents, attendance, bins]) => {
      const counts = countBins(attendance, agents, bins);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(attendance.length);
    }),
  );
});

const size = { width: 400, height: 72 };

test('a series runs over the whole width, more agents higher up', () => {
  expect(sketchOf([0, 50, 100], 100, size).path).toBe('M0.0 70.0L200.0 36.0L400.0 2.0');
});

test('a lone round is a point at the left, and no rounds are no path', () => {
  expect(sketchOf([100], 100, size).path).toBe('M0.0 2.0');
  expect(sketchOf([], 100, size).path).toBe('');
});

test('a game without agents is drawn at the bottom', () => {
  expect(sketchOf([0, 0], 0, size).path).toBe('M0.0 70.0L400.0 70.0');
});
