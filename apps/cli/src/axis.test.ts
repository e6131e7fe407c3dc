import { expect, test } from 'vitest';
import { attendanceAxis, linearAxis, logAxis, placeOn, roundAxis } from './axis.ts';

test.each([
  [26, 87, 100, 0, 100, [0, 20, 40, 60, 80, 100]],
  [36, 67, 101, 0, 101, [0, 20, 40, 60, 80, 100]],
  [499_003, 500_941, 1_000_001, 499_000, 501_000, [499_000, 499_500, 500_000, 500_500, 501_000]],
  [60, 60, 100, 59, 60, [59, 60]],
  [0, 0, 100, 0, 1, [0, 1]],
  [1, 1, 1, 0, 1, [0, 1]],
  [100, 100, 100, 99, 100, [99, 100]],
])('attendances from %d to %d of %d agents are drawn from %d to %d', (min, max, agents, low, high, ticks) => {
  expect(attendanceAxis(min, max, agents)).toMatchObject({ low, high });
  expect(attendanceAxis(min, max, agents).ticks).toEqual(ticks);
});

test.each([
  [1, 200, [1, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200]],
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [701, 1200, [701, 750, 800, 850, 900, 950, 1000, 1050, 1100, 1150, 1200]],
  [799, 1298, [799, 850, 900, 950, 1000, 1050, 1100, 1150, 1200, 1250]],
])('rounds %d to %d have ticks at round numbers and at the first', (first, last, ticks) => {
  expect(roundAxis(first, last).ticks).toEqual(ticks);
});

test.each([
  [1, 12, 12, 1, 12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  [0.05, 0.31, 7, 0.05, 0.35, [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
  [-0.2, 0.1, 7, -0.2, 0.1, [-0.2, -0.15, -0.1, -0.05, 0, 0.05, 0.1]],
  [1200, 98_000, 5, 0, 100_000, [0, 20_000, 40_000, 60_000, 80_000, 100_000]],
  [3, 3, 4, 3, 4, [3, 4]],
])('numbers from %d to %d in at most %d steps are drawn from %d to %d', (min, max, steps, low, high, ticks) => {
  expect(linearAxis(min, max, steps)).toEqual({ low, high, ticks });
});

test.each([
  [0.02, 40, 12, [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]],
  [1, 1e6, 8, [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]],
  [1e-12, 1e12, 7, [1e-12, 1e-8, 1e-4, 1, 1e4, 1e8, 1e12]],
])('powers from %d to %d have at most %d ticks', (min, max, most, ticks) => {
  const axis = logAxis(min, max, most);
  expect(axis.ticks).toEqual(ticks);
  expect([placeOn(axis, min / 2), placeOn(axis, max * 2)]).toEqual([0, 1]);
  expect(placeOn(axis, Math.sqrt(min * max))).toBeCloseTo(0.5, 12);
});
