import { expect, test } from 'vitest';
import type { CurveValue } from '../parameters.ts';
import { rulesOf } from './catalogue.ts';
import { curveFault, curves } from './curves.ts';

const C = (go: CurveValue, stay: CurveValue = '0') => ({ go, stay });
const payoffs = (values: { go: CurveValue; stay: CurveValue }, agents: number) => {
  const { go, stay } = curves.curves(values, agents);
  return [[...go], [...stay]];
};

test('the defaults are El Farol with room for six in ten', () => {
  const values = C(curves.parameters.go.default as string, curves.parameters.stay.default as string);
  for (const agents of [5, 10, 100, 101, 1000]) {
    const capacity = Math.floor((6 * agents) / 10);
    const bar = rulesOf('el-farol').curves({ capacity, uncrowded: 1, crowded: -1, home: 0 }, agents);
    const drawn = rulesOf('curves').curves(values, agents);
    expect(drawn.go.subarray(1)).toEqual(bar.go.subarray(1));
    expect(drawn.stay).toEqual(bar.stay);
    expect(drawn.divisor).toBe(1);
    expect(curves.fault!(values, agents)).toBeUndefined();
    expect(curves.capacity(values, agents)).toBe(capacity);
  }
});

test.each([
  [
    'an expression',
    C('N - n', 'n / 2'),
    4,
    [
      [4, 3, 2, 1, 0],
      [0, 0.5, 1, 1.5, 2],
    ],
  ],
  [
    'points, flat outside',
    C(
      [
        [1, 5],
        [3, 1],
      ],
      [[2, 7]],
    ),
    4,
    [
      [5, 5, 3, 1, 1],
      [7, 7, 7, 7, 7],
    ],
  ],
  [
    'points between whole numbers',
    C([
      [0.5, 0],
      [2.5, 8],
    ]),
    3,
    [
      [0, 2, 6, 8],
      [0, 0, 0, 0],
    ],
  ],
  [
    'points outside 0…N',
    C([
      [-2, 0],
      [8, 10],
    ]),
    3,
    [
      [2, 3, 4, 5],
      [0, 0, 0, 0],
    ],
  ],
  [
    'a jump between neighbouring points',
    C([
      [2, 1],
      [3, -1],
    ]),
    4,
    [
      [1, 1, 1, -1, -1],
      [0, 0, 0, 0, 0],
    ],
  ],
  [
    'holes where nothing is earned, which take their neighbour’s value',
    C('1 / n', '1 / (N - n)'),
    2,
    [
      [1, 1, 0.5],
      [0.5, 1, 1],
    ],
  ],
])('the curves are tabulated from %s', (_, values, agents, table) => {
  expect(curves.fault!(values, agents)).toBeUndefined();
  expect(payoffs(values, agents)).toEqual(table);
});

test('minus zero becomes zero', () => {
  for (const values of [
    C('-0', '-(n * 0)'),
    C(
      [[0, -0]],
      [
        [0, -0],
        [5, -0],
      ],
    ),
  ]) {
    for (const payoff of payoffs(values, 3).flat()) expect(Object.is(payoff, 0)).toBe(true);
  }
});

test.each([
  ['equals staying there, and falls below it', C('5 - n'), 10, 5],
  ['enters a market of capacity 11', C('1 + 2 * (11 - n)', '1'), 20, 11],
  ['equals staying there up to rounding', C('0.3 - 0.1 * n'), 10, 3],
  ['equals staying up to rounding, at another payoff', C('0.7 - 0.1 * n', '0.4'), 10, 3],
  ['equals staying all the way', C('0'), 10, null],
  ['equals staying for some, and then is worse', C('n <= 4 ? 0 : -1'), 10, 4],
  ['is better, equal and worse in turn', C('n <= 4 ? 1 : n <= 7 ? 0 : -1'), 10, 7],
  ['is worse, and equal for the last', C('n <= 4 ? 1 : n <= 9 ? -1 : 0'), 10, 4],
  ['equals staying at last', C('n <= 3 ? 1 : 0'), 10, 3],
  ['is compared with having stayed, one agent fewer', C('10 - n', 'n'), 10, 5],
  ['is always better', C('1'), 10, null],
  ['is never better', C('-1'), 10, null],
  ['is better for none but all', C('n == N ? 1 : -1'), 10, null],
  ['rises through staying', C('n - 5'), 10, null],
  ['is better, worse and better again', C('abs(n - 5) - 2'), 10, null],
  ['is for one agent only', C('1'), 1, null],
])('the capacity of going that %s', (_, values, agents, capacity) => {
  expect(curves.capacity(values, agents)).toBe(capacity);
});

test.each([
  [
    C('1 / (n - 3)'),
    10,
    'has a curve "go" that is Infinity at n = 3, N = 10: payoffs must be numbers from -1000000000000 to 1000000000000 (±1e12) from n = 1 to 10. Change the curve there',
  ],
  [
    C('1', 'sqrt(n - 2)'),
    10,
    'has a curve "stay" that is NaN at n = 0, N = 10: payoffs must be numbers from -1000000000000 to 1000000000000 (±1e12) from n = 0 to 9. Change the curve there',
  ],
  [C('1 / n^2', '1 / (n - 10)'), 10, undefined],
  [
    C('1', '1 / (n - 9)'),
    10,
    'has a curve "stay" that is Infinity at n = 9, N = 10: payoffs must be numbers from -1000000000000 to 1000000000000 (±1e12) from n = 0 to 9. Change the curve there',
  ],
  [
    C('n +'),
    10,
    'has a curve "go" that is not understood: at character 4: the expression ends here; allowed is a number, n, N, "(", "-" or one of min, max, abs, floor, ceil, sqrt, round',
  ],
  [C('1', []), 10, 'has a curve "stay" that is not understood: has 0 points; 1 to 1000 are allowed'],
  [
    C('n < 2 ? 1e13 : -1e13'),
    4,
    'has a curve "go" that is 10000000000000 at n = 1, N = 4: payoffs must be numbers from -1000000000000 to 1000000000000 (±1e12) from n = 1 to 4. Scale the curves down',
  ],
])('%j with %i agents: %s', (values, agents, fault) => {
  expect(curves.fault!(values, agents)).toBe(fault);
});

test.each<[unknown, string | undefined]>([
  ['n * N', undefined],
  ['1 / 0', undefined],
  [
    'n *',
    'at character 4: the expression ends here; allowed is a number, n, N, "(", "-" or one of min, max, abs, floor, ceil, sqrt, round',
  ],
  [[[0, 1]], undefined],
  [
    [
      [0, 1],
      [0.5, 2],
      [7, -3],
    ],
    undefined,
  ],
  [[], 'has 0 points; 1 to 1000 are allowed'],
  [[[0, 1], [1]], 'point 2 must be two numbers, [n, payoff]'],
  [[[0, 1, 2]], 'point 1 must be two numbers, [n, payoff]'],
  [[[0, 1e12]], undefined],
  [
    [
      [0, 0],
      [1, -1e308],
    ],
    'point 2 pays -1e+308: payoffs must be numbers from -1000000000000 to 1000000000000 (±1e12). Scale the curves down',
  ],
  [[[0, '1']], 'point 1 must be two numbers, [n, payoff]'],
  [[[0, Infinity]], 'point 1 must be two numbers, [n, payoff]'],
  [[5], 'point 1 must be two numbers, [n, payoff]'],
  [
    [
      [0, 1],
      [0, 2],
    ],
    'point 2 must have a larger n than the point before it, more than 0',
  ],
  [
    [
      [3, 1],
      [2, 2],
    ],
    'point 2 must have a larger n than the point before it, more than 3',
  ],
  [5, 'must be an expression over n and N, or points [[n, payoff], …]'],
  [null, 'must be an expression over n and N, or points [[n, payoff], …]'],
  [{}, 'must be an expression over n and N, or points [[n, payoff], …]'],
])('the syntax of %j has the fault: %s', (value, fault) => {
  expect(curveFault(value)).toBe(fault);
});

test('a thousand points are enough', () => {
  const points = Array.from({ length: 1001 }, (_, n) => [n, n % 7] as const);
  expect(curveFault(points)).toBe('has 1001 points; 1 to 1000 are allowed');
  expect(curveFault(points.slice(1))).toBeUndefined();
  expect(payoffs(C(points.slice(1)), 1000)[0]).toEqual([1, ...points.slice(1).map(([, payoff]) => payoff)]);
});
