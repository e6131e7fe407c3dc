import { expect, test } from 'vitest';
import { readNumber } from './read-number.ts';

test.each([
  ['60', 60],
  [' 1,000 ', 1000],
  ['10_000', 10_000],
  ['10 000', 10_000],
  ['1 000 000', 1_000_000],
  ['1,234.5', 1234.5],
  ['1e3', 1000],
  ['−0.5', -0.5],
  [' -0.5 ', -0.5],
  ['.25', 0.25],
  ['1,5', '1,5'],
  ['0x10', '0x10'],
  ['sixty', 'sixty'],
  ['', ''],
])('%j is read as %j', (text, value) => {
  expect(readNumber(text)).toBe(value);
});
