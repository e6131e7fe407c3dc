import { expect, test } from 'vitest';
import { type Grip, moveGrip, penAt, releaseGrip } from './curve-grip.ts';
import type { Points } from './curve-points.ts';

const flat: Points = [
  [0, 0],
  [100, 0],
];
const paper = { agents: 100, step: 0.1 };

/** Moves a grip through places, each so many pixels from the last; gives the points at the end. */
function follow(grip: Grip, places: Points, pixels = 10): Points {
  return places.reduce<Points>((points, place) => moveGrip(grip, points, place, pixels, paper) ?? points, flat);
}

test('a dragged point follows the pointer at once, and stays between its neighbours', () => {
  const grip: Grip = { kind: 'point', index: 1 };
  expect(moveGrip(grip, flat, [80, 0.5], 1, paper)).toEqual([
    [0, 0],
    [80, 0.5],
  ]);
  expect(follow(grip, [[-20, 2]])[1]).toEqual([1, 2]);
  expect(releaseGrip(grip, flat)).toBeUndefined();
});

test('a click of the pen adds a point where it was pressed', () => {
  const grip = penAt([40, 0.7], flat);
  expect(releaseGrip(grip, flat)).toEqual([flat[0], [40, 0.7], flat[1]]);
});

test('a hand that trembles has clicked: less than 4 pixels draw nothing', () => {
  const grip = penAt([40, 0.7], flat);
  expect(moveGrip(grip, flat, [41, 0.9], 3, paper)).toBeUndefined();
  expect(releaseGrip(grip, flat)).toEqual([flat[0], [40, 0.7], flat[1]]);
});

test('the way adds up: a slow stroke draws as well', () => {
  const grip = penAt([40, 0.7], flat);
  expect(moveGrip(grip, flat, [41, 0.7], 2, paper)).toBeUndefined();
  expect(moveGrip(grip, flat, [42, 0.7], 2, paper)).toBeDefined();
  expect(releaseGrip(grip, flat)).toBeUndefined();
});

test('a stroke replaces what it covers and keeps the rest', () => {
  const grip = penAt([40, 1], flat);
  expect(
    follow(grip, [
      [45, 1],
      [50, 1],
      [60, 1],
    ]),
  ).toEqual([
    [0, 0],
    [39, 0],
    [40, 1],
    [60, 1],
    [61, 0],
    [100, 0],
  ]);
});

test('a stroke that turns back is drawn over the curve of its beginning, by its latest values', () => {
  const grip = penAt([40, 1], flat);
  const points = follow(grip, [
    [50, 1],
    [60, 1],
    [50, 1],
    [40, -1],
    [30, -1],
  ]);
  const payoffs = new Map(points);
  expect([payoffs.get(29), payoffs.get(30), payoffs.get(40), payoffs.get(60), payoffs.get(61)]).toEqual([
    0, -1, -1, 1, 0,
  ]);
});
