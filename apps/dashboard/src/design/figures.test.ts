import { expect, test } from 'vitest';
import { formatBytes, formatCompact, formatDuration, formatNumber } from './figures.ts';

test.each([
  [0, '0'],
  [1234567, '1,234,567'],
  [-3, '−3'],
  [0.218612, '0.2186'],
  [12.34567, '12.35'],
  [123456.7, '123,457'],
  [1e-9, '1.000e−9'],
  [null, '–'],
  [Number.NaN, '–'],
])('%s is shown as %s', (value, shown) => {
  expect(formatNumber(value)).toBe(shown);
});

test.each([
  [0.02, '20 ms'],
  [45, '45 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
  [273600, '3 d 4 h'],
])('%s seconds are shown as %s', (seconds, shown) => {
  expect(formatDuration(seconds)).toBe(shown);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [2.5e9, '2.5 GB'],
])('%s bytes are shown as %s', (size, shown) => {
  expect(formatBytes(size)).toBe(shown);
});

test.each([
  [1000, '1,000'],
  [99_999, '99,999'],
  [1_234_567, '1.23M'],
])('%s is shown as %s where room is short', (value, shown) => {
  expect(formatCompact(value)).toBe(shown);
});
