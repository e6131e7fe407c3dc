import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log } from './arithmetic.ts';

const bits = new DataView(new ArrayBuffer(8));

/** Neighbouring doubles have neighbouring places. */
function placeOf(x: number): bigint {
  bits.setFloat64(0, x);
  const place = bits.getBigInt64(0);
  return place < 0n ? -(place & 0x7fffffffffffffffn) : place;
}

function bitsOf(x: number): bigint {
  bits.setFloat64(0, x);
  return bits.getBigUint64(0);
}

function unitsApart(a: number, b: number): number {
  const distance = placeOf(a) - placeOf(b);
  return Number(distance < 0n ? -distance : distance);
}

test.each([
  [exp, 1, 0x4005bf0a8b14576an],
  [exp, -1, 0x3fd78b56362cef38n],
  [exp, 0.5, 0x3ffa61298e1e069cn],
  [exp, 1e-9, 0x3ff000000044b830n],
  [exp, 0.34657359027997264, 0x3ff6a09e667f3bccn],
  [exp, 0.3465735902799727, 0x3ff6a09e667f3bcdn],
  [exp, Math.LN10, 0x4024000000000001n],
  [exp, 10, 0x40d5829dcf950560n],
  [exp, -20.25, 0x3e1b93de1e27ca3bn],
  [exp, 88.7, 0x47ef4705bbffae5cn],
  [exp, -700.125, 0x00ce8cfc0420616bn],
  [exp, 709.782712893384, 0x7fefffffffffff2an],
  [exp, -708.5, 0x000e6cf6d08897acn],
  [exp, -740, 0x0000000000000055n],
  [exp, -745.1, 0x0000000000000001n],
  [log, 2, 0x3fe62e42fefa39efn],
  [log, 10, 0x40026bb1bbb55516n],
  [log, 0.1, 0xc0026bb1bbb55515n],
  [log, 1.0000000000000002, 0x3cafffffffffffffn],
  [log, 0.9999999999999999, 0xbca0000000000000n],
  [log, Math.SQRT2, 0x3fd62e42fefa39f0n],
  [log, 1.4142135623730954, 0x3fd62e42fefa39f3n],
  [log, 3, 0x3ff193ea7aad030an],
  [log, 1e-300, 0xc085963447f87fb5n],
  [log, 5e-324, 0xc0874385446d71c3n],
  [log, 2.5e-310, 0xc0864714a9115cd0n],
  [log, 1.7976931348623157e308, 0x40862e42fefa39efn],
  [log, 123456.789, 0x40277281cad8a844n],
] as const)('%o of %d has the same bits on every machine', (compute, x, golden) => {
  expect(bitsOf(compute(x))).toBe(golden);
});

test.each([
  [0, 1],
  [-0, 1],
  [NaN, NaN],
  [Infinity, Infinity],
  [-Infinity, 0],
  [709.782712893384, Math.exp(709.782712893384)],
  [709.7827128933841, Infinity],
  [710, Infinity],
  [1e308, Infinity],
  [-745.1332191019411, 5e-324],
  [-745.1332191019412, 0],
  [-746, 0],
  [-1e308, 0],
  [5e-324, 1],
  [1e-20, 1],
])('exp of %d is %d', (x, value) => {
  expect(exp(x)).toBe(value);
});

test.each([
  [1, 0],
  [0, -Infinity],
  [-0, -Infinity],
  [-5e-324, NaN],
  [-1, NaN],
  [-Infinity, NaN],
  [NaN, NaN],
  [Infinity, Infinity],
])('log of %d is %d', (x, value) => {
  expect(log(x)).toBe(value);
});

test('exp is one unit in the last place from Math.exp at most, over all its range', () => {
  for (const [from, to] of [
    [-745, 709.7],
    [-40, 40],
    [-1, 1],
    [-1e-3, 1e-3],
    [-745.2, -708],
  ] as const) {
    let worst = 0;
    for (let i = 0; i <= 20_000; i++) {
      const x = from + ((to - from) * i) / 20_000;
      worst = Math.max(worst, unitsApart(exp(x), Math.exp(x)));
    }
    expect(worst, `from ${from} to ${to}`).toBeLessThanOrEqual(1);
  }
});

test('log is one unit in the last place from Math.log at most, over all its range', () => {
  for (const [from, to] of [
    [1e-3, 10],
    [0.5, 2],
    [1 - 1e-6, 1 + 1e-6],
    [1, 1e9],
    [2 ** -1030, 2 ** -1020],
  ] as const) {
    let worst = 0;
    for (let i = 0; i <= 20_000; i++) {
      const x = from + ((to - from) * i) / 20_000;
      worst = Math.max(worst, unitsApart(log(x), Math.log(x)));
    }
    expect(worst, `from ${from} to ${to}`).toBeLessThanOrEqual(1);
  }
});

test('exp and log of any number are one unit from Math’s at most', () => {
  const any = fc.double({ noNaN: true });
  fc.assert(
    fc.property(any, (x) => {
      expect(unitsApart(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
      expect(unitsApart(log(Math.abs(x)), Math.log(Math.abs(x)))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 20_000, seed: 1 },
  );
});

test('log takes back what exp did', () => {
  for (let x = -700; x <= 700; x += 0.37) expect(log(exp(x))).toBeCloseTo(x, 12);
});

test('every power of two has the logarithm nearest to it that k · ln 2 can have', () => {
  for (let k = -1074; k <= 1023; k++) expect(unitsApart(log(2 ** k), k * Math.LN2)).toBeLessThanOrEqual(1);
});
