import { expect, test } from 'vitest';
import { type CurveState, drawnFrom, MAX_UNDO, remembered } from './curve-history.ts';
import { lineOf, pointsOf } from './curve-line.ts';
import type { Points } from './curve-points.ts';

const state = (value: string): CurveState => ({ name: 'go', value });

test('the newest states are kept, the oldest drop out', () => {
  let past: readonly CurveState[] = [];
  for (let number = 1; number <= MAX_UNDO + 10; number++) past = remembered(past, state(String(number)), MAX_UNDO);
  expect(past).toHaveLength(MAX_UNDO);
  expect(past.at(-1)).toEqual(state(String(MAX_UNDO + 10)));
  expect(past[0]).toEqual(state('11'));
});

test('a short history is kept whole, and not changed in place', () => {
  const past = [state('a')];
  expect(remembered(past, state('b'), 50)).toEqual([state('a'), state('b')]);
  expect(past).toHaveLength(1);
});

test('a formula that becomes points keeps its line', () => {
  const n = Float64Array.from({ length: 101 }, (_, place) => place);
  const drawn = drawnFrom({ n, payoff: n.map((place) => 1 - place / 50) }, 100);
  expect(drawn).toEqual([
    [0, 1],
    [100, -1],
  ]);
});

test('a step stays a step', () => {
  const n = Float64Array.from({ length: 101 }, (_, place) => place);
  const drawn = drawnFrom({ n, payoff: n.map((place) => (place <= 60 ? 1 : -1)) }, 100);
  expect(drawn).toEqual([
    [0, 1],
    [60, 1],
    [61, -1],
    [100, -1],
  ]);
});

test('a formula without a line becomes a flat curve', () => {
  const nothing = { n: new Float64Array(), payoff: new Float64Array() };
  expect(drawnFrom(nothing, 100)).toEqual([
    [0, 0],
    [100, 0],
  ]);
  expect(drawnFrom(nothing, 0)).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

const points: Points = [
  [0, 1],
  [60, 0],
  [100, -1],
];

test('a drawn curve is a line from 0 to N through its points', () => {
  const line = lineOf(points, 100)!;
  expect(Array.from(line.n)).toEqual([0, 60, 100]);
  expect(Array.from(line.payoff)).toEqual([1, 0, -1]);
});

test('a curve is flat beyond its ends, and cut at N', () => {
  expect(
    Array.from(
      lineOf(
        [
          [10, 1],
          [20, 0],
        ],
        50,
      )!.payoff,
    ),
  ).toEqual([1, 1, 0, 0]);
  const cut = lineOf(points, 80)!;
  expect(Array.from(cut.n)).toEqual([0, 60, 80]);
  expect(cut.payoff[2]).toBeCloseTo(-0.5);
});

test('a formula has no line here', () => {
  expect(lineOf('1 - n', 100)).toBeNull();
});

test('points and line lead to each other', () => {
  expect(pointsOf(lineOf(points, 100)!)).toEqual(points);
});

test('points of a flat line are its two ends', () => {
  expect(pointsOf({ n: Float64Array.of(0, 5, 10), payoff: Float64Array.of(2, 2, 2) })).toEqual([
    [0, 2],
    [10, 2],
  ]);
});
