import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log } from './arithmetic.ts';
import { findRoots } from './roots.ts';

const rootsOf = (...values: number[]) => findRoots(Float64Array.from(values));

const trim = (polynomial: bigint[]) => polynomial.slice(0, polynomial.findLastIndex((c) => c !== 0n) + 1);

function changes(values: readonly bigint[]): number {
  const signs = values.filter((value) => value !== 0n).map((value) => value > 0n);
  return signs.filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
}

/** The number of distinct zeros of Σ c[k] x^k in x > 0, by Sturm's theorem in whole numbers. */
function countPositiveZeros(coefficients: readonly bigint[]): number {
  const whole = trim([...coefficients]);
  const first = whole.slice(whole.findIndex((c) => c !== 0n));
  const chain = [first, first.slice(1).map((c, k) => c * BigInt(k + 1))];
  for (;;) {
    let remainder = chain[chain.length - 2];
    const divisor = chain[chain.length - 1];
    if (divisor.length === 0) break;
    const lead = divisor[divisor.length - 1];
    while (remainder.length >= divisor.length) {
      const shift = remainder.length - divisor.length,
        factor = remainder[remainder.length - 1] * lead;
      remainder = trim(remainder.map((c, k) => c * lead * lead - (k >= shift ? factor * divisor[k - shift] : 0n)));
    }
    chain.push(remainder.map((c) => -c));
  }
  const terms = chain.filter((polynomial) => polynomial.length > 0);
  return changes(terms.map((c) => c[0])) - changes(terms.map((c) => c[c.length - 1]));
}

function signChanges(values: readonly number[]): number {
  const signs = values.map(Math.sign).filter((sign) => sign !== 0);
  return signs.filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
}

test('Sturm counts the zeros of polynomials that are known by their factors', () => {
  expect(countPositiveZeros([6n, -5n, 1n])).toBe(2);
  expect(countPositiveZeros([4n, -4n, 1n])).toBe(1);
  expect(countPositiveZeros([0n, 1n, 0n, 1n])).toBe(0);
});

test('every zero is found, and none twice: as many as Sturm counts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 8 }), (values) => {
      fc.pre(values.some((value) => value !== 0));
      let ways = 1;
      const coefficients = values.map((value, k) => {
        const coefficient = BigInt(ways) * BigInt(value);
        ways = (ways * (values.length - 1 - k)) / (k + 1);
        return coefficient;
      });
      const roots = findRoots(Float64Array.from(values));
      expect(roots).toHaveLength(countPositiveZeros(coefficients));
      const multiplicity = roots.reduce((count, { kind }) => count + (kind === 'touching' ? 2 : 1), 0);
      expect(multiplicity).toBeLessThanOrEqual(signChanges(values));
      expect((signChanges(values) - multiplicity) % 2).toBe(0);
      for (const [index, { p }] of roots.entries()) expect(p).toBeGreaterThan(index > 0 ? roots[index - 1].p : 0);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['no change of sign, no zero', [1, 0, 2], []],
  ['zero everywhere, none listed', [0, 0, 0], []],
  ['a line', [1, -3], [{ p: 0.25, kind: 'falling' }]],
  ['a rising line', [-1, 1], [{ p: 0.5, kind: 'rising' }]],
  ['a square touches', [1, -1, 1], [{ p: 0.5, kind: 'touching' }]],
  ['a square that stays away', [1, -0.999, 1], []],
  ['a cube crosses once', [1, -1, 1, -1], [{ p: 0.5, kind: 'falling' }]],
])('%s', (_, values, roots) => {
  const found = rootsOf(...values);
  expect(found.map(({ kind }) => kind)).toEqual(roots.map(({ kind }) => kind));
  for (const [index, { p }] of found.entries()) expect(p).toBeCloseTo(roots[index].p, 12);
});

test('two zeros closer than any two samples are told apart', () => {
  // (1 − p)² − 2(1 + ε)p(1 − p) + p² with ε = 1e-9 is 1 − (4 + 2ε)p(1 − p).
  const found = rootsOf(1, -1 - 1e-9, 1);
  const half = Math.sqrt(1 - 4 / (4 + 2e-9)) / 2;
  expect(found.map(({ kind }) => kind)).toEqual(['falling', 'rising']);
  expect(found[0].p).toBeCloseTo(0.5 - half, 9);
  expect(found[1].p).toBeCloseTo(0.5 + half, 9);
});

test('the balance between two far ends is found although all between them is zero', () => {
  // a(1 − p)^n = p^n at p/(1 − p) = a^(1/n); n = 20,000 puts the ends 70 deviations from the zero.
  for (const a of [1, 1e6]) {
    const values = new Float64Array(20_001);
    values[0] = a;
    values[20_000] = -1;
    const odds = exp(log(a) / 20_000);
    const [root, ...others] = findRoots(values);
    expect(others).toEqual([]);
    expect(root.p).toBeCloseTo(odds / (1 + odds), 13);
  }
});

test('steps between a thousand agents give a zero near each, in order', () => {
  const values = Float64Array.from({ length: 1000 }, (_, k) => (Math.floor(k / 200) % 2 === 0 ? 1 : -1));
  const roots = findRoots(values);
  expect(roots.map(({ kind }) => kind)).toEqual(['falling', 'rising', 'falling', 'rising']);
  for (const [index, { p }] of roots.entries()) expect(p).toBeCloseTo((index + 1) / 5, 2);
});
