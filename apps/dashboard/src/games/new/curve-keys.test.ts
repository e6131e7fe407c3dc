import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointAfter, pressKey } from './curve-keys.ts';
import type { Points } from './curve-points.ts';

const slope: Points = [
  [0, 1],
  [60, 0.2],
  [100, -1],
];
const paper = { agents: 100, step: 0.1 };
const press = (index: number, key: string, isLarge = false, points = slope) =>
  pressKey(points, index, { key, isLarge }, paper);

test.each([
  ['ArrowRight', false, [61, 0.2]],
  ['ArrowLeft', false, [59, 0.2]],
  ['ArrowRight', true, [70, 0.2]],
  ['ArrowLeft', true, [50, 0.2]],
  ['ArrowUp', false, [60, 0.3]],
  ['ArrowDown', false, [60, 0.1]],
  ['ArrowUp', true, [60, 1.2]],
  ['ArrowDown', true, [60, -0.8]],
])('%s (Shift: %s) moves the point to %j', (key, isLarge, place) => {
  expect(press(1, key, isLarge)).toEqual({ points: [slope[0], place, slope[2]], focus: 1 });
});

test('an arrow does not move a point past its neighbour', () => {
  expect(
    press(1, 'ArrowRight', true, [
      [0, 1],
      [95, 0],
      [100, -1],
    ])?.points[1],
  ).toEqual([99, 0]);
  expect(press(0, 'ArrowLeft')?.points[0]).toEqual([0, 1]);
  expect(press(2, 'ArrowRight')?.points[2]).toEqual([100, -1]);
});

test('in a large game an arrow moves a point by a two-hundredth of N', () => {
  const result = pressKey(slope, 1, { key: 'ArrowLeft', isLarge: false }, { agents: 2000, step: 0.1 });
  expect(result?.points[1][0]).toBe(50);
});

test('Enter adds a point half way to the next one, which gets the focus', () => {
  expect(press(0, 'Enter')).toEqual({ points: [slope[0], [30, 0.6], slope[1], slope[2]], focus: 1 });
  expect(press(1, 'Enter')).toEqual({ points: [slope[0], slope[1], [80, -0.4], slope[2]], focus: 2 });
});

test('Enter at the last point adds one towards N, and none at N itself', () => {
  const short: Points = [
    [0, 1],
    [60, 0],
  ];
  expect(press(1, 'Enter', false, short)).toEqual({ points: [...short, [80, 0]], focus: 2 });
  expect(press(2, 'Enter')).toBeUndefined();
});

test('between neighbours without room Enter does nothing', () => {
  expect(
    press(0, 'Enter', false, [
      [5, 0],
      [6, 1],
    ]),
  ).toBeUndefined();
});

test.each(['Delete', 'Backspace'])('%s removes a point; the one before it gets the focus', (key) => {
  expect(press(1, key)).toEqual({ points: [slope[0], slope[2]], focus: 0 });
  expect(press(0, key)).toEqual({ points: [slope[1], slope[2]], focus: 0 });
  expect(press(0, key, false, [[3, 1]])).toEqual({ points: [[3, 1]], focus: 0 });
});

test.each(['Tab', 'a', ' ', 'Escape', 'Home'])('the key %j is left to the page', (key) => {
  expect(press(1, key)).toBeUndefined();
});

test('a point after the last one of a curve beyond N still has a place', () => {
  expect(
    pointAfter(
      [
        [0, 1],
        [120, 0],
      ],
      1,
      100,
      0.1,
    ),
  ).toEqual([110, 0]);
  expect(pointAfter([[0, 1]], 0, 2, 0.1)).toEqual([1, 1]);
});

test('after any keys the points ascend, are whole and never none, and the focus is on one of them', () => {
  const keys = fc.array(
    fc.record({
      key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Delete'),
      isLarge: fc.boolean(),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(keys, (pressed) => {
      let points = slope;
      let focus = 1;
      for (const key of pressed) {
        const result = pressKey(points, focus, key, paper);
        if (result === undefined) continue;
        ({ points, focus } = result);
        expect(points.length).toBeGreaterThan(0);
        expect(points[focus]).toBeDefined();
        points.forEach(([n], index) => {
          expect(Number.isInteger(n) && n >= 0 && n <= paper.agents).toBe(true);
          if (index > 0) expect(n).toBeGreaterThan(points[index - 1][0]);
        });
      }
    }),
  );
});
