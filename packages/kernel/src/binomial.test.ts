import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialTail, meanBinomial, sumBinomial } from './binomial.ts';

/** Σ_k C(n, k) p^k (1 − p)^(n − k) values[k], as written. */
function directMean(values: readonly number[], p: number): number {
  const trials = values.length - 1;
  let sum = 0,
    ways = 1;
  for (let k = 0; k <= trials; k++) {
    sum += ways * p ** k * (1 - p) ** (trials - k) * values[k];
    ways = (ways * (trials - k)) / (k + 1);
  }
  return sum;
}

test('a mean over few trials is what the definition gives', () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (list, p) => {
      expect(meanBinomial(Float64Array.from(list), p)).toBeCloseTo(directMean(list, p), 11);
    }),
  );
});

test('the mean of k is np, and of k² it is np(1 − p) + n²p², however many trials', () => {
  for (const trials of [1, 10, 999, 1_000_000])
    for (const p of [1e-7, 0.003, 0.5, 0.7, 1 - 1e-6]) {
      const k = Float64Array.from({ length: trials + 1 }, (_, index) => index);
      expect(meanBinomial(k, p) / (trials * p)).toBeCloseTo(1, 9);
      const square = trials * p * (1 - p) + trials * p * trials * p;
      expect(
        meanBinomial(
          k.map((value) => value * value),
          p,
        ) / square,
      ).toBeCloseTo(1, 9);
    }
});

test('with p = 0 and p = 1 the mean is the value at that end', () => {
  const values = Float64Array.of(3, 4, 7);
  expect(meanBinomial(values, 0)).toBe(3);
  expect(meanBinomial(values, 1)).toBe(7);
});

test.each([
  { trials: 1, p: 0.25, above: 0, tail: 0.25 },
  { trials: 4, p: 0.5, above: 2, tail: 5 / 16 },
  { trials: 4, p: 0.5, above: -1, tail: 1 },
  { trials: 4, p: 0.5, above: 4, tail: 0 },
  { trials: 99, p: 0.5, above: 49, tail: 0.5 },
  { trials: 10, p: 0.1, above: 0, tail: 1 - 0.9 ** 10 },
])('P[Bin($trials, $p) > $above] = $tail', ({ trials, p, above, tail }) => {
  expect(binomialTail(trials, p, above)).toBeCloseTo(tail, 13);
});

test('a deep sum looks behind zeros that a shallow one takes for all there is', () => {
  const values = new Float64Array(20_001);
  values[0] = 1;
  values[20_000] = -1;
  expect(sumBinomial(values, 0.49).sum).toBe(0);
  expect(sumBinomial(values, 0.49, true).sum).toBeGreaterThan(0);
  expect(sumBinomial(values, 0.51, true).sum).toBeLessThan(0);
  expect(meanBinomial(values, 0.49)).toBe(0);
});
