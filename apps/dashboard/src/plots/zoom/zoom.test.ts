import { expect, test } from 'vitest';
import { kept, moved, zoomed } from './zoom.ts';

const whole = [0, 100] as const;
const axis = { from: 20, to: 40, scale: 'linear' } as const;

test('zooming keeps what is under the pointer where it is', () => {
  expect(zoomed(axis, 0.5, 0, whole, 1)).toEqual([20, 30]);
  expect(zoomed(axis, 0.5, 0.5, whole, 1)).toEqual([25, 35]);
  expect(zoomed(axis, 2, 0.5, whole, 1)).toEqual([10, 50]);
});

test('one round is the closest, and all of it the farthest', () => {
  expect(zoomed(axis, 0.001, 0.5, whole, 1)).toEqual([29.5, 30.5]);
  expect(zoomed(axis, 100, 0.5, whole, 1)).toEqual(whole);
});

test('moving stops at the ends without changing the width', () => {
  expect(moved(axis, 0.5, whole)).toEqual([30, 50]);
  expect(moved(axis, 10, whole)).toEqual([80, 100]);
  expect(moved(axis, -10, whole)).toEqual([0, 20]);
});

test('a logarithmic window keeps its number of decades', () => {
  const [from, to] = kept([1e-4, 1e-2], [1e-3, 1e3], 'log');
  expect(from).toBeCloseTo(1e-3, 9);
  expect(to).toBeCloseTo(1e-1, 9);
});
