import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpressionFault, MAX_EXPRESSION_LENGTH, parseExpression } from './expression.ts';

function faultIn(text: string): string {
  try {
    parseExpression(text);
  } catch (fault) {
    expect(fault).toBeInstanceOf(ExpressionFault);
    return (fault as ExpressionFault).message;
  }
  return 'none';
}

test.each([
  ['3', 3],
  ['.5', 0.5],
  ['1.', 1],
  ['2.5e2', 250],
  ['1E-2', 0.01],
  ['n', 7],
  ['N', 10],
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['16 / 4 / 2', 2],
  ['-n', -7],
  ['--n', 7],
  ['2 - -n', 9],
  ['2*-n', -14],
  ['-n^2', -49],
  ['2^3^2', 512],
  ['(2^3)^2', 64],
  ['2^-2', 0.25],
  ['n^0', 1],
  ['2^(1 + 2)', 8],
  ['2^64', 2 ** 64],
  ['2^-64', 2 ** -64],
  ['1.1^3', 1.1 * 1.1 * 1.1],
  ['n < 7', 0],
  ['n <= 7', 1],
  ['n > 6', 1],
  ['n >= 8', 0],
  ['n == 7', 1],
  ['n != 7', 0],
  ['n + 1 < N - 1', 1],
  ['(n < N) == (1 < 2)', 1],
  ['n > 1 && n < 5', 0],
  ['n < 1 || n > 5', 1],
  ['1 || 0 && 0', 1],
  ['5 && -3', 1],
  ['0/0 || 0', 0],
  ['n <= 0.6 * N ? 1 : -1', -1],
  ['n < 5 ? 1 : n < 8 ? 2 : 3', 2],
  ['n < 8 ? n < 7 ? 1 : 2 : 3', 2],
  ['0/0 ? 1 : 2', 2],
  ['n == 0 ? 0 : N / n', 10 / 7],
  ['min(n, N)', 7],
  ['max(1, n, N, 3)', 10],
  ['abs(n - N)', 3],
  ['floor(-n / 2)', -4],
  ['ceil(n / 2)', 4],
  ['round(n / 2)', 4],
  ['round(-n / 2)', -3],
  ['sqrt(n + 2)', 3],
  ['min(n < 3 ? 1 : 2, 5) * 2', 4],
  ['\tn\n+ 1 ', 8],
])('%j is %d when 7 of 10 went', (text, value) => {
  expect(parseExpression(text)(7, 10)).toBe(value);
});

describe('a fault names the character and what is allowed there:', () => {
  const operand = 'allowed is a number, n, N, "(", "-" or one of min, max, abs, floor, ceil, sqrt, round';
  const operator = 'an operator (+ - * / ^ < <= > >= == != && || ? :)';

  test.each([
    ['', `at character 1: the expression ends here; ${operand}`],
    ['n +', `at character 4: the expression ends here; ${operand}`],
    ['n + * 2', `at character 5: "*" cannot stand here; ${operand}`],
    ['2n', `at character 2: "n" cannot stand here; allowed is ${operator} or the end`],
    ['n)', `at character 2: ")" cannot stand here; allowed is ${operator} or the end`],
    ['n = 3', `at character 3: "=" cannot stand here; allowed is ${operator} or the end`],
    ['1..2', `at character 3: ".2" cannot stand here; allowed is ${operator} or the end`],
    ['(n', `at character 3: the expression ends here; allowed is ")" or ${operator}`],
    ['n ? 1', `at character 6: the expression ends here; allowed is ":" or ${operator}`],
    ['!n', `at character 1: "!" cannot stand here; ${operand}`],
    ['1 + 😀', `at character 5: "😀" cannot stand here; ${operand}`],
    ['n + m', `at character 5: "m" is unknown; ${operand}`],
    ['constructor(1)', `at character 1: "constructor" is unknown; ${operand}`],
    ['exp(n)', `at character 1: "exp" is unknown; ${operand}`],
    ['sqrt n', 'at character 6: "n" cannot stand here; allowed is "(" after sqrt'],
    ['abs(1, 2)', `at character 6: "," cannot stand here; allowed is ")", since abs takes one value, or ${operator}`],
    [
      'min(n)',
      `at character 6: ")" cannot stand here; allowed is ",", since min takes two values or more, or ${operator}`,
    ],
    ['max(n, 1', `at character 9: the expression ends here; allowed is ")", "," or ${operator}`],
    ['1 < n < 3', 'at character 7: comparisons do not chain; write a < b && b < c'],
    ['n^2.5', 'at character 3: an exponent must be a whole number from -64 to 64, without n or N'],
    ['n^65', 'at character 3: an exponent must be a whole number from -64 to 64, without n or N'],
    ['2^n', 'at character 3: an exponent must be a whole number from -64 to 64, without n or N'],
    ['2^(0/0)', 'at character 3: an exponent must be a whole number from -64 to 64, without n or N'],
    ['n + 1e999', 'at character 5: 1e999 is too large for a number'],
  ])('%j', (text, fault) => {
    expect(faultIn(text)).toBe(fault);
  });
});

const nested = (open: string, close: string, levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;

test('what is too long or too deep is refused before it can exhaust the stack', () => {
  const deep = 'nested too deeply; at most 64 levels are allowed';
  expect(faultIn(nested('(', ')', 10_000))).toBe('is 20001 characters long; at most 1000 are allowed');
  expect(faultIn(nested('(', ')', 65))).toBe(`at character 66: ${deep}`);
  expect(faultIn(nested('(', ')', 64))).toBe('none');
  for (const [open, close] of [
    ['-', ''],
    ['abs(', ')'],
    ['1^', ''],
    ['n?', ':1'],
    ['1?1:', ''],
  ] as const) {
    expect(faultIn(nested(open, close, 64)), open).toBe('none');
    expect(faultIn(nested(open, close, 100)), open).toContain(deep);
  }
  const long = `n${'+n'.repeat(499)}`;
  expect(long.length).toBeLessThanOrEqual(MAX_EXPRESSION_LENGTH);
  expect(parseExpression(long)(2, 3)).toBe(1000);
});

test('any text is either read or refused with an ExpressionFault', () => {
  const pieces = fc.constantFrom(
    'n',
    'N',
    '1',
    '.5',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    '<',
    '>=',
    '==',
    '&&',
    '||',
    '?',
    ':',
    'min',
    'sqrt',
    ',',
    ' ',
    '=',
    'x',
    'é',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 20 }).map((chosen) => chosen.join('')),
  );
  fc.assert(
    fc.property(text, (any) => {
      const fault = faultIn(any);
      if (fault === 'none') expect(typeof parseExpression(any)(3, 5)).toBe('number');
      else expect(fault).toMatch(/^at character \d+: ./);
    }),
    { numRuns: 3000 },
  );
});

test('arithmetic has the value that JavaScript gives it', () => {
  const expression = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('n', 'N', '2', '0.3', '7'),
      fc
        .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '<', '<=', '>', '>='), tie('any'))
        .map(([a, symbol, b]) => `(${a} ${symbol} ${b})`),
      fc.tuple(tie('any'), tie('any'), tie('any')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc
        .tuple(fc.constantFrom('+', '*', '-', '/'), tie('any'), tie('any'), tie('any'))
        .map(([symbol, a, b, c]) => `(${a} - ${b} ${symbol} ${c})`),
      tie('any').map((a) => `(- ${a})`),
    ),
  })).any;
  fc.assert(
    fc.property(expression, fc.nat(50), (text, n) => {
      fc.pre(text.length <= MAX_EXPRESSION_LENGTH);
      const value = Number(runInNewContext(text, { n, N: 50 }));
      expect(parseExpression(text)(n, 50)).toBe(value);
    }),
  );
});
