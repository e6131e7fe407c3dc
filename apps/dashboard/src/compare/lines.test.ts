import type { History } from '@farol/api';
import { expect, test } from 'vitest';
import { lineOf, roundsIn } from './lines.ts';

const exact: History = {
  exact: true,
  from: 1,
  to: 3,
  round: [1, 2, 3],
  attendance: [50, 60, 70],
  benefit: [1, 0.2, -1],
};
const bands = (mean: number[]) => ({
  mean,
  min: mean.map((value) => value - 1),
  max: mean.map((value) => value + 1),
  first: mean,
  last: mean,
});
const coarse: History = {
  exact: false,
  from: 1,
  to: 128,
  fromRound: [1, 65],
  toRound: [64, 128],
  attendance: bands([40, 60]),
  benefit: bands([0.5, 0.25]),
};

test('single rounds are a line at their numbers', () => {
  expect(lineOf(exact, 'attendance', 100)).toEqual({ x: [1, 2, 3], values: [50, 60, 70] });
  expect(lineOf(exact, 'benefit', 100).values).toEqual([1, 0.2, -1]);
});

test('the share is attendance over agents; a game without agents has a share of its attendance', () => {
  expect(lineOf(exact, 'share', 100).values).toEqual([0.5, 0.6, 0.7]);
  expect(lineOf(exact, 'share', 0).values).toEqual([50, 60, 70]);
});

test('rounds that share a point lie at its middle, with their least and greatest', () => {
  expect(lineOf(coarse, 'attendance', 100)).toEqual({ x: [32, 96], values: [40, 60], low: [39, 59], high: [41, 61] });
  expect(lineOf(coarse, 'share', 100)).toMatchObject({ values: [0.4, 0.6], low: [0.39, 0.59] });
  expect(lineOf(coarse, 'benefit', 100)).toMatchObject({ values: [0.5, 0.25], high: [1.5, 1.25] });
});

test.each([null, undefined])('%s is a line without values', (history) => {
  expect(lineOf(history, 'attendance', 100)).toEqual({ x: [], values: [] });
});

test('a line does not change when its history is changed later', () => {
  const attendance = [1, 2];
  const line = lineOf({ exact: true, from: 1, to: 2, round: [1, 2], attendance, benefit: [0, 0] }, 'attendance', 10);
  attendance[0] = 99;
  expect(line.values).toEqual([1, 2]);
});

test.each([
  ['all rounds', 1, 1000, null],
  ['all and more', -50, 5000, null],
  ['a part', 10.7, 20.2, [10, 21]],
  ['the first ones', -3, 20, [1, 20]],
  ['the last ones', 900.5, 4000, [900, 1000]],
  ['a single round, and one beside it', 10, 10, [10, 11]],
] as const)('%s are read for a visible range', (_, from, to, rounds) => {
  expect(roundsIn(from, to, 1000)).toEqual(rounds);
});
