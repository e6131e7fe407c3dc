import { describeSeries, rulesOf } from '@farol/kernel';
import { expect, test } from 'vitest';
import { autocorrelation, periodogram } from './spectrum.ts';

/** Values between 0 and 1 that look random, the same each time. */
function noise(count: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

const varianceOf = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
};

test('a cycle of five rounds stands at a fifth of the frequencies', () => {
  const { frequency, power } = periodogram(Array.from({ length: 8192 }, (_, round) => round % 5));
  const peak = power.indexOf(Math.max(...power));
  expect(frequency[peak]).toBeCloseTo(0.2, 2);
  expect(frequency.length).toBe(256);
  expect(frequency.at(-1)).toBeLessThanOrEqual(0.5);
});

test('the mean over all frequencies is the variance', () => {
  const values = noise(4096);
  const { power } = periodogram(values);
  // Up to the last frequency, which counts once where the others count twice.
  expect(power.reduce((sum, value) => sum + value, 0) / power.length / varianceOf(values)).toBeCloseTo(1, 2);
});

test('few values give few frequencies, and fewer than four none', () => {
  expect(periodogram([1, 2, 3, 4, 5]).frequency).toEqual([0.25, 0.5]);
  expect(periodogram([1, 2, 3]).frequency).toEqual([]);
});

test('the autocorrelation is that of the engine’s statistics', () => {
  const attendances = noise(1000).map((value) => Math.floor(100 * value));
  const rules = rulesOf('el-farol');
  const values = { capacity: 60, uncrowded: 1, crowded: -1, home: 0 };
  const described = describeSeries(Uint32Array.from(attendances), {
    agents: 100,
    capacity: 60,
    curves: rules.curves(values, 100),
  });
  const own = autocorrelation(attendances, 20);
  for (const [index, value] of described.autocorrelation!.entries()) expect(own[index]).toBeCloseTo(value, 10);
  expect(autocorrelation([1, 2, 1], 20).length).toBe(2);
});

test('the work grows little faster than the number of rounds', () => {
  const values = noise(100_000);
  const start = performance.now();
  periodogram(values);
  autocorrelation(values, 100);
  // About 60 ms on an idle machine; a sum over all pairs of rounds would take 10 s.
  expect(performance.now() - start).toBeLessThan(3000);
});
