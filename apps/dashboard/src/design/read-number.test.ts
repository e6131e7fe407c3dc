import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCount } from './figures.ts';
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
  ['   ', '   '],
  ['+7', 7],
  ['7.', 7],
  ['.', '.'],
  ['-', '-'],
  ['1e', '1e'],
  ['1e999', '1e999'],
  ['-1E400', '-1E400'],
  ['Infinity', 'Infinity'],
  ['NaN', 'NaN'],
  ['1,2345', '1,2345'],
  ['12,345,678', 12_345_678],
  ['1__000', '1__000'],
  ['1 2', '1 2'],
  ['1\u00a0000', 1000],
  ['1-2', '1-2'],
  ['5 %', '5 %'],
])('%j is read as %j', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test('a number that the page writes is read again', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => readNumber(String(value)) === value),
  );
  fc.assert(fc.property(fc.integer(), (value) => readNumber(formatCount(value)) === value));
});

test('any text is a finite number or stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,e-+ _−')) }), (text) => {
      const value = readNumber(text);
      expect(value === text || Number.isFinite(value)).toBe(true);
    }),
  );
});
