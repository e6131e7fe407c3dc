import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { formatBytes, formatCompact, formatCount, formatDuration, formatNumber, formatPercent } from './figures.ts';

test.each([
  [0, '0'],
  [1234567, '1,234,567'],
  [-3, '−3'],
  [0.218612, '0.2186'],
  [12.34567, '12.35'],
  [123456.7, '123,457'],
  [1e-9, '1.000e−9'],
  [-1e-9, '−1.000e−9'],
  [-0, '0'],
  [-0.5, '−0.5'],
  [999_999.5, '1,000,000'],
  [0.99999, '1'],
  [1e-4, '0.0001'],
  [1e15, '1.000e+15'],
  [-1234.5678, '−1,235'],
  [undefined, '–'],
  [Infinity, '–'],
  [-Infinity, '–'],
  [null, '–'],
  [Number.NaN, '–'],
])('%s is shown as %s', (value, shown) => {
  expect(formatNumber(value)).toBe(shown);
});

test.each([
  [0, '1 ms'],
  [0.02, '20 ms'],
  [0.999, '999 ms'],
  [0.9996, '1 s'],
  [59.7, '1 min 0 s'],
  [3599.6, '1 h 0 min'],
  [86_399, '23 h 59 min'],
  [86_400, '1 d 0 h'],
  [45, '45 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
  [273600, '3 d 4 h'],
])('%s seconds are shown as %s', (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});

test.each([
  [0, '0 B'],
  [0.4, '0 B'],
  [999, '999 B'],
  [999.7, '1 kB'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_999, '1 MB'],
  [1e12, '1 TB'],
  [1e15, '1,000 TB'],
  [1500, '1.5 kB'],
  [2.5e9, '2.5 GB'],
])('%s bytes are shown as %s', (size, shown) => {
  expect(formatBytes(size)).toBe(shown);
});

test.each([
  [1000, '1,000'],
  [99_999, '99,999'],
  [-99_999, '-99,999'],
  [100_000, '100K'],
  [1_234_567, '1.23M'],
  [10_000_000_000, '10B'],
])('%s is shown as %s where room is short', (value, shown) => {
  expect(formatCompact(value)).toBe(shown);
});

test.each([
  [0, '0 %'],
  [0.5, '50 %'],
  [1, '100 %'],
  [1 / 3, '33.3 %'],
  [0.00001, '0.001 %'],
  [-0.25, '−25 %'],
  [null, '–'],
  [undefined, '–'],
  [NaN, '–'],
])('the share %s is shown as %s', (share, shown) => {
  expect(formatPercent(share)).toBe(shown);
});

test('a number that is shown is within half of its last digit', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e8, max: 1e8, noNaN: true }), fc.integer({ min: 2, max: 8 }), (value, digits) => {
      const shown = Number(formatNumber(value, digits).replaceAll('−', '-').replaceAll(',', ''));
      expect(Math.abs(shown - value)).toBeLessThanOrEqual(
        0.5000001 * 10 ** (Math.ceil(Math.log10(Math.abs(value) + 1e-300)) - digits),
      );
    }),
  );
});

test('whole numbers are shown whole', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(Number(formatNumber(value).replace('−', '-').replaceAll(',', ''))).toBe(value);
      expect(Number(formatCount(value).replaceAll(',', ''))).toBe(value);
    }),
  );
});
