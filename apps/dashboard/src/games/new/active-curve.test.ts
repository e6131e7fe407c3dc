import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeCurve, insertAfter } from './active-curve.ts';
import type { Points } from './curve-points.ts';

const going: Points = [
  [0, 1],
  [60, -1],
];
const staying: Points = [[0, 0]];

test.each([
  ['the chosen one', going, staying, 'stay', { name: 'stay', points: staying }],
  ['the other one if the chosen one is a formula', going, '0', 'stay', { name: 'go', points: going }],
  ['the other one if the chosen one is a formula', '1 - n / N', staying, 'go', { name: 'stay', points: staying }],
  ['none if both are formulas', '1', '0', 'go', undefined],
] as const)('the pen draws %s', (_, go, stay, chosen, active) => {
  expect(activeCurve({ go, stay }, chosen)).toEqual(active);
});

test('a point is added in the middle of two, its payoff rounded to the step of the axis', () => {
  // A range of 3 has steps of 0.02.
  expect(
    insertAfter(
      [
        [0, 1],
        [60, 0.37],
      ],
      0,
      100,
      [-1, 2],
    ),
  ).toEqual([
    [0, 1],
    [30, 0.68],
    [60, 0.37],
  ]);
});

test('after the last point there is room up to N, and beyond it when the point is at N', () => {
  expect(insertAfter(going, 1, 100, [-1, 1])?.at(-1)).toEqual([80, -1]);
  expect(insertAfter(going, 1, 60, [-1, 1])?.at(-1)).toEqual([61, -1]);
  expect(insertAfter(staying, 0, 0, [-1, 1])).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('no point fits between neighbours', () => {
  expect(
    insertAfter(
      [
        [4, 0],
        [5, 1],
      ],
      0,
      9,
      [0, 1],
    ),
  ).toBeUndefined();
});

test('a curve with one point more keeps all others in their order', () => {
  const curves = fc
    .uniqueArray(fc.nat(200), { minLength: 1, maxLength: 12 })
    .map((places) => places.sort((a, b) => a - b).map((n) => [n, (n * 7) % 5] as const));
  fc.assert(
    fc.property(curves, fc.nat(11), fc.nat(300), (points, at, agents) => {
      const more = insertAfter(points, at % points.length, agents, [0, 5]);
      if (more === undefined) return;
      expect(more.map(([n]) => n)).toEqual([...new Set(more.map(([n]) => n))].sort((a, b) => a - b));
      expect(more.length).toBe(points.length + 1);
      for (const point of points) expect(more).toContainEqual(point);
    }),
  );
});
