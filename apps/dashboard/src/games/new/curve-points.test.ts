import * as fc from 'fast-check';
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

test('a curve that is squeezed keeps its last payoff at N', () => {
  expect(
    stretchTo(
      [
        [0, 1],
        [999, 0],
        [1000, -1],
      ],
      10,
    ),
  ).toEqual([
    [0, 1],
    [10, -1],
  ]);
});

test('a stretched curve ascends and ends at N with the payoff that it had, for any points', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 10_000 }), (ns, agents) => {
      const points: Points = ns.toSorted((a, b) => a - b).map((n, index) => [n, index]);
      const stretched = stretchTo(points, agents);
      if (points.at(-1)![0] === 0) {
        expect(stretched).toEqual(points);
        return;
      }
      expect(stretched.at(-1)).toEqual([agents, points.length - 1]);
      stretched.forEach(([n], index) => index > 0 && expect(n).toBeGreaterThan(stretched[index - 1][0]));
    }),
  );
});

const anyPoints = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
    maxLength: 20,
    selector: ([n]) => n,
  })
  .map((points): Points => points.toSorted((a, b) => a[0] - b[0]));

test('what is simplified differs from the curve by no more than the tolerance', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 0, max: 20 }), (points, tolerance) => {
      const simple = simplify(points, tolerance);
      expect(simple[0]).toEqual(points[0]);
      expect(simple.at(-1)).toEqual(points.at(-1));
      for (const [n, payoff] of points)
        expect(Math.abs(payoffAt(simple, n) - payoff)).toBeLessThanOrEqual(tolerance + 1e-9);
    }),
  );
});

test('a stroke changes the curve only where it was drawn', () => {
  fc.assert(
    fc.property(anyPoints, anyPoints, (points, stroke) => {
      const drawn = drawOver(points, stroke, 0);
      const [from, to] = [stroke[0][0], stroke.at(-1)![0]];
      for (const [n, payoff] of stroke) expect(payoffAt(drawn, n)).toBeCloseTo(payoff, 9);
      for (const [n, payoff] of points) if (n < from || n > to) expect(payoffAt(drawn, n)).toBeCloseTo(payoff, 9);
      drawn.forEach(([n], index) => index > 0 && expect(n).toBeGreaterThan(drawn[index - 1][0]));
    }),
  );
});

test('points move, come and go without a change of the points that were given', () => {
  fc.assert(
    fc.property(
      anyPoints,
      fc.nat(19),
      fc.tuple(fc.integer({ min: -10, max: 110 }), fc.integer()),
      (points, at, place) => {
        const before = structuredClone(points);
        const index = at % points.length;
        const moved = movePoint(points, index, place, 100);
        expect(moved).toHaveLength(points.length);
        expect(moved.every(([n], i) => i === 0 || n > moved[i - 1][0])).toBe(true);
        expect(moved[index][1]).toBe(place[1]);
        expect(removePoint(points, index)).toHaveLength(Math.max(1, points.length - 1));
        expect(points).toEqual(before);
      },
    ),
  );
});

test.each([
  [0.1, 0.30000000000000004, 0.3],
  [0.05, 1.024, 1],
  [0.05, 1.026, 1.05],
  [10, 44, 40],
  [1, -0.4, 0],
  [0.001, 1.23456, 1.235],
])('to steps of %d, %d is %d', (step, value, rounded) => {
  expect(roundTo(step, value) + 0).toBe(rounded);
});
