import { RULES, STRATEGIES, faultOf, type Parameter } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isValue, readValue, writeValue } from './value-text.ts';

const integer: Parameter = { type: 'integer', min: 0, max: 10, default: 1, about: '' };
const number: Parameter = { type: 'number', min: 0, max: 1, default: 0.5, about: '' };
const choice: Parameter = { type: 'choice', options: ['a', 'b'], default: 'a', about: '' };
const curve: Parameter = { type: 'curve', default: '1', about: '' };

test.each([
  [integer, '7', 7],
  [integer, ' 1,000 ', 1000],
  [integer, 'many', 'many'],
  [number, '−0.5', -0.5],
  [number, '1e-3', 0.001],
  [number, '[1]', '[1]'],
  [choice, 'b', 'b'],
  [choice, '5', '5'],
  [curve, '1 - n / N', '1 - n / N'],
  [
    curve,
    '[[0, 1], [60, -1]]',
    [
      [0, 1],
      [60, -1],
    ],
  ],
  [curve, '[[0, 1], [60', '[[0, 1], [60'],
  [undefined, '[44, 78]', [44, 78]],
  [undefined, 'random', 'random'],
  [undefined, '44', '44'],
])('with the parameter %j the text %j is %j', (parameter, text, value) => {
  expect(readValue(text, parameter)).toEqual(value);
});

test.each([
  [undefined, ''],
  [null, ''],
  [0, '0'],
  [-0.5, '-0.5'],
  ['sign', 'sign'],
  ['', ''],
  [[[0, 1]], '[[0,1]]'],
  [true, 'true'],
])('%j is written as %j', (value, text) => {
  expect(writeValue(value)).toBe(text);
});

test('every default of every catalogue is read as it is written', () => {
  const all = [...RULES, ...STRATEGIES].flatMap(({ parameters }): Parameter[] => Object.values(parameters));
  expect(all.length).toBeGreaterThan(20);
  for (const parameter of all) {
    const value = readValue(writeValue(parameter.default), parameter);
    expect(value).toEqual(parameter.default);
    expect(faultOf(parameter, value)).toBeUndefined();
  }
});

test('any number and any list of points is read as it is written', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // Text has no negative zero.
      expect(readValue(writeValue(value), number)).toBe(value === 0 ? 0 : value);
    }),
  );
  const point = fc.tuple(
    fc.nat(1000),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  );
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), (points) => {
      const plain = points.map(([n, payoff]) => [n, payoff === 0 ? 0 : payoff]);
      expect(readValue(writeValue(plain), curve)).toEqual(plain);
    }),
  );
});

test.each([
  [1, true],
  ['n', true],
  [[[0, 1]], true],
  [undefined, false],
  [null, false],
  [{}, false],
  [true, false],
])('%j can be the value of a parameter: %s', (value, is) => {
  expect(isValue(value)).toBe(is);
});
