import { expect, test } from 'vitest';
import { type Table, writeCsv } from './csv.ts';

const one = (cell: Table['rows'][number][number]) => writeCsv({ columns: [], rows: [[cell]] }).slice(2, -2);

test('CSV has a line for the names and one for each row, ended by CRLF', () => {
  const table = {
    columns: ['Round', 'a "b", c'],
    rows: [
      [1, 2.5],
      [2, null],
      ['x\ny', -3],
    ],
  };
  expect(writeCsv(table)).toBe('Round,"a ""b"", c"\r\n1,2.5\r\n2,\r\n"x\ny",-3\r\n');
});

test.each([
  ['a plain text', 'went', 'went'],
  ['a text with a comma', 'a, b', '"a, b"'],
  ['a text with quotes', 'the "bar"', '"the ""bar"""'],
  ['a text of two lines', 'a\nb', '"a\nb"'],
  ['a text with a carriage return', 'a\rb', '"a\rb"'],
  ['an empty text', '', ''],
  ['a semicolon, a separator in some spreadsheets', 'a;b', '"a;b"'],
])('%s is written so that it reads back', (_, cell, text) => {
  expect(one(cell)).toBe(text);
});

test.each(['=1+2', '+a1', '-1+2', '@sum'])('a spreadsheet does not compute the text %j', (text) => {
  expect(one(text)).toBe(`'${text}`);
});

test('a formula with quotes is protected and quoted', () => {
  expect(one('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
});

test('numbers keep all their digits and their sign, and are never quoted', () => {
  expect([one(-0.1), one(1e21), one(1 / 3), one(0)]).toEqual(['-0.1', '1e+21', '0.3333333333333333', '0']);
});

test.each([null, NaN, Infinity, -Infinity])('the unknown value %s is an empty cell', (value) => {
  expect(one(value)).toBe('');
});

test('a table without rows has only its names', () => {
  expect(writeCsv({ columns: ['a', 'b'], rows: [] })).toBe('a,b\r\n');
});
