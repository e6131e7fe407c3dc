import { expect, test } from 'vitest';
import { dynamicsOf } from './dynamics.ts';

const alternating = (rounds: number) => Array.from({ length: rounds }, (_, index) => (index % 2 === 0 ? 40 : 60));

test('of fewer than four rounds nothing can be said', () => {
  expect(dynamicsOf([])).toBeUndefined();
  expect(dynamicsOf([40, 60, 40])).toBeUndefined();
  expect(dynamicsOf([40, 60, 40, 60])).toBeDefined();
});

test('the return map pairs each round with the next', () => {
  const { now, next } = dynamicsOf([1, 2, 3, 5])!;
  expect(now.map((value, index) => [value, next[index]])).toEqual([
    [1, 2],
    [2, 3],
    [3, 5],
  ]);
});

test('a game that alternates is correlated with itself two rounds later, and has one frequency', () => {
  const { correlation, frequency, power, doesVary, hasSpectrum } = dynamicsOf(alternating(64))!;
  // r(l) = ±(64 − l) / 64.
  expect(correlation[0]).toBeCloseTo(-63 / 64, 9);
  expect(correlation[1]).toBeCloseTo(62 / 64, 9);
  expect(frequency[power.indexOf(Math.max(...power))]).toBe(0.5);
  expect([doesVary, hasSpectrum]).toEqual([true, true]);
});

test.each([
  [8, 4],
  [9, 4],
  [1000, 100],
])('of %i rounds there are %i lags', (rounds, lags) => {
  expect(dynamicsOf(alternating(rounds))!.correlation).toHaveLength(lags);
});

test('by chance 95 % of the correlations of 100 rounds lie within ±0.196', () => {
  expect(dynamicsOf(alternating(100))!.chance).toBeCloseTo(0.196, 12);
});

test('rounds that are all the same have nothing to correlate', () => {
  const { doesVary, hasSpectrum } = dynamicsOf([60, 60, 60, 60, 60])!;
  expect([doesVary, hasSpectrum]).toEqual([false, false]);
});

test('rounds that differ only before the last ones are correlated, without a spectrum', () => {
  // The spectrum is that of the last 4 of 7 rounds.
  const { doesVary, hasSpectrum, correlation } = dynamicsOf([10, 90, 30, 60, 60, 60, 60])!;
  expect([doesVary, hasSpectrum]).toEqual([true, false]);
  expect(correlation.every(Number.isFinite)).toBe(true);
});
