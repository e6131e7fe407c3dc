import { expect, test } from 'vitest';
import {
  addPoint,
  drawOver,
  movePoint,
  payoffAt,
  type Points,
  removePoint,
  roundTo,
  simplify,
  stretchTo,
} from './curve-points.ts';

const slope: Points = [
  [0, 1],
  [50, 0],
  [100, -1],
];

test('a curve is straight between its points and flat outside them', () => {
  const curve: Points = [
    [10, 1],
    [20, 3],
  ];
  expect([0, 10, 15, 20, 99].map((n) => payoffAt(curve, n))).toEqual([1, 1, 2, 3, 3]);
});

test('a point moves between its neighbours, never past them', () => {
  expect(movePoint(slope, 1, [70.4, 0.5], 100)[1]).toEqual([70, 0.5]);
  expect(movePoint(slope, 1, [170, 0.5], 100)[1]).toEqual([99, 0.5]);
  expect(movePoint(slope, 1, [-5, 0.5], 100)[1]).toEqual([1, 0.5]);
  expect(movePoint(slope, 0, [-5, 2], 100)[0]).toEqual([0, 2]);
  expect(movePoint(slope, 2, [500, 2], 100)[2]).toEqual([100, 2]);
});

test('a point that is added stands in its place, or takes that of another', () => {
  expect(addPoint(slope, [25, 9])[1]).toEqual([25, 9]);
  expect(addPoint(slope, [50, 9])).toHaveLength(3);
});

test('the last point of a curve stays', () => {
  expect(removePoint([[0, 1]], 0)).toEqual([[0, 1]]);
});

test('a straight line needs two points, a corner three', () => {
  const line = Array.from({ length: 11 }, (_, n) => [n, n / 2] as const);
  expect(simplify(line, 0.01)).toEqual([
    [0, 0],
    [10, 5],
  ]);
  const corner = Array.from({ length: 11 }, (_, n) => [n, Math.abs(n - 4)] as const);
  expect(simplify(corner, 0.01)).toEqual([
    [0, 4],
    [4, 0],
    [10, 6],
  ]);
});

test('a stroke draws anew what it covers, and leaves the rest where it was', () => {
  const stroke = Array.from({ length: 11 }, (_, i) => [30 + i, 2] as const);
  const drawn = drawOver(slope, stroke, 0.01);
  for (const n of [0, 10, 29, 41, 50, 80, 100]) expect(payoffAt(drawn, n)).toBeCloseTo(payoffAt(slope, n), 2);
  for (const n of [30, 35, 40]) expect(payoffAt(drawn, n)).toBe(2);
});

test('a stroke from the right to the left is the same stroke', () => {
  const stroke = Array.from({ length: 11 }, (_, i) => [30 + i, i] as const);
  expect(drawOver(slope, stroke.toReversed(), 0.01)).toEqual(drawOver(slope, stroke, 0.01));
});

test('a curve is stretched to other numbers of agents', () => {
  expect(stretchTo(slope, 200)).toEqual([
    [0, 1],
    [100, 0],
    [200, -1],
  ]);
  expect(stretchTo(slope, 2)).toEqual([
    [0, 1],
    [1, 0],
    [2, -1],
  ]);
});

test('payoffs are rounded without the noise of binary fractions', () => {
  expect(roundTo(0.1, 0.30000000000000004)).toBe(0.3);
  expect(roundTo(0.02, -0.5123)).toBe(-0.52);
  expect(roundTo(5, 12)).toBe(10);
});
