import { expect, test } from 'vitest';
import { readNumber } from './assignments.ts';

test.each([
  ['1000', 1000],
  ['1e3', 1000],
  ['1_000', 1000],
  ['-.5', -0.5],
  ['+2.', 2],
  ['', NaN],
  [' ', NaN],
  ['_1', NaN],
  ['1__0', NaN],
  ['0x10', NaN],
  ['Infinity', NaN],
  ['1,000', NaN],
])('%j is read as %d', (text, number) => {
  expect(readNumber(text)).toBe(number);
});
