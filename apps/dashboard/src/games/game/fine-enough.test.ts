import { expect, test } from 'vitest';
import { FINE_POINTS, fineEnough } from './fine-enough.ts';
import { NO_POINTS, type Points } from './points.ts';

/** Points from…to of `size` rounds each. */
function points(from: number, to: number, size: number): Points {
  const starts = Array.from({ length: Math.ceil((to - from + 1) / size) }, (_, index) => from + index * size);
  const bands = { min: starts, max: starts, mean: starts };
  return { from: starts, to: starts.map((first) => Math.min(to, first + size - 1)), attendance: bands, benefit: bands };
}

test.each([
  ['single rounds that cover the window', points(1, 100, 1), 41, 60, 20],
  ['single rounds, the window at their ends', points(1, 100, 1), 1, 100, 100],
  ['single rounds that begin within the window', points(50, 100, 1), 41, 60, undefined],
  ['single rounds that end within the window', points(1, 55, 1), 41, 60, undefined],
  ['no points', NO_POINTS, 1, 10, undefined],
  ['points before the window', points(1, 10, 1), 11, 20, undefined],
  ['points after the window', points(21, 30, 1), 11, 20, undefined],
  ['pairs of rounds', points(1, 100, 2), 1, 100, 50],
  ['three rounds to a point, few points', points(1, 300, 3), 1, 300, undefined],
  ['three rounds to a point, as many points as a plot shows', points(1, 3 * FINE_POINTS, 3), 1, 1200, FINE_POINTS],
  ['one point less than that', points(1, 3 * FINE_POINTS - 3, 3), 1, 1197, undefined],
] as const)('%s', (_, given, from, to, count) => {
  expect(fineEnough(given, { from, to })?.to.length).toBe(count);
});

test('coarse points outside the window do not matter', () => {
  const coarse = points(1, 1000, 100),
    fine = points(1001, 1100, 1);
  const join = (key: 'from' | 'to') => [...coarse[key], ...fine[key]];
  const from = join('from'),
    bands = { min: from, max: from, mean: from };
  const all = { from, to: join('to'), attendance: bands, benefit: bands };
  expect(fineEnough(all, { from: 1001, to: 1100 })?.from[0]).toBe(1001);
  expect(fineEnough(all, { from: 1000, to: 1100 })?.to.length).toBe(101);
  expect(fineEnough(all, { from: 500, to: 1100 })).toBeUndefined();
  expect(fineEnough(all, { from: 1, to: 1000 })).toBeUndefined();
});
