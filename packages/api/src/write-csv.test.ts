import { expect, test } from 'vitest';
import { writeCsvField, writeCsvRow } from './write-csv.ts';

test.each([
  ['=1+2', "'=1+2"],
  ['+n', "'+n"],
  ['-1+2', "'-1+2"],
  ['-n', "'-n"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =1+2', "' =1+2"],
  ['＝1+2', "'＝1+2"],
  ['\tx', `"'\tx"`],
  ['\r=1', `"'\r=1"`],
  ['=HYPERLINK("a";"b")', `"'=HYPERLINK(""a"";""b"")"`],
])('a spreadsheet does not compute %j: it is written as %s', (text, written) => {
  expect(writeCsvField(text)).toBe(written);
});

test.each([
  ['n <= 60 ? 1 : -1', 'n <= 60 ? 1 : -1'],
  ['1-n', '1-n'],
  ['x;=1', '"x;=1"'],
  ['-1', '-1'],
  ['+1.5e-3', '+1.5e-3'],
  [-1, '-1'],
  [-1e-7, '-1e-7'],
  [null, ''],
  [true, 'true'],
  ["it's", "it's"],
  ['a, "b"', '"a, ""b"""'],
])('%j is written as %s', (value, written) => {
  expect(writeCsvField(value)).toBe(written);
});

test('a row ends as RFC 4180 wants', () => {
  expect(writeCsvRow(['a', 1, null])).toBe('a,1,\r\n');
});
