import { expect, test } from 'vitest';
import { attendanceAxis, roundAxis } from './axis.ts';

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
