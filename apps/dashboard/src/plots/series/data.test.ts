import { expect, test } from 'vitest';
import { alignLines, extentOf, indicesInside, indicesWithin, nearestIndex } from './data.ts';

const line = (key: string, values: (number | null)[], more = {}) => ({
  key,
  label: key,
  colour: 'plot-1' as const,
  values,
  ...more,
});

test('what cannot be drawn becomes a gap', () => {
  const { columns } = alignLines([1, 2, 3, 4], [line('a', [1, NaN, null, Infinity])], 'linear', 'linear');
  expect(columns[0].values).toEqual([1, null, null, null]);
});

test('a logarithmic axis has no place for zero', () => {
  const { columns } = alignLines([1, 2, 3], [line('a', [0, 5, -1])], 'linear', 'log');
  expect(columns[0].values).toEqual([null, 5, null]);
});

test('lines at positions of their own come onto one axis', () => {
  const lines = [line('a', [1, 2], { x: [0.1, 10] }), line('b', [3, 4], { x: [1, 10], low: [2, 3], high: [4, 5] })];
  const { xs, columns } = alignLines([], lines, 'log', 'log');
  expect(xs).toEqual([0.1, 1, 10]);
  expect(columns[0].values).toEqual([1, null, 2]);
  expect(columns[1].values).toEqual([null, 3, 4]);
  expect(columns[1].low).toEqual([null, 2, 3]);
});

test('a line that is shorter than its positions ends', () => {
  const { columns } = alignLines(Float64Array.of(1, 2, 3), [line('a', [7])], 'linear', 'linear');
  expect(columns[0].values).toEqual([7, null, null]);
});

test.each([
  [2, 4, [1, 3], [0, 4]],
  [2.5, 2.6, [2, 1], [1, 2]],
  [-5, 99, [0, 4], [0, 4]],
  [50, 60, [5, 4], [4, 4]],
])('from %d to %d are the indices inside, and one more on either side', (from, to, inside, within) => {
  expect(indicesInside([1, 2, 3, 4, 5], from, to)).toEqual(inside);
  expect(indicesWithin([1, 2, 3, 4, 5], from, to)).toEqual(within);
});

test('the extent is that of what is seen, with its band', () => {
  const lines = [line('a', [100, 5, 6, 100], { low: [0, 4, 5, 0], high: [200, 6, 9, 200] })];
  const { xs, columns } = alignLines([1, 2, 3, 4], lines, 'linear', 'linear');
  expect(extentOf(columns, xs, 2, 3)).toEqual({ least: 4, greatest: 9 });
});

test('the nearest position is found, also beyond the ends', () => {
  expect([0, 1.4, 1.6, 99].map((value) => nearestIndex([1, 2, 3], value))).toEqual([0, 0, 1, 2]);
  expect(nearestIndex([], 1)).toBeNull();
});
