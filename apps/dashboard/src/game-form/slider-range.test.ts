import { RULES, STRATEGIES } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliderRange, stepNumber } from './slider-range.ts';

const whole = (min: number, max: number) => ({ type: 'integer' as const, min, max });
const real = (min: number, max: number) => ({ type: 'number' as const, min, max });

test.each([
  ['capacity', whole(0, 1e8), 100, { min: 0, max: 100, step: 1 }],
  ['capacity', whole(0, 1e8), 0, { min: 0, max: 0, step: 1 }],
  ['memory', whole(1, 20), 101, { min: 1, max: 12, step: 1 }],
  ['tables', whole(1, 64), 101, { min: 1, max: 64, step: 1 }],
  ['predictors', whole(1, 1000), 101, { min: 1, max: 100, step: 1 }],
  ['probability', real(0, 1), 101, { min: 0, max: 1, step: 0.01 }],
  ['home', real(-1e6, 1e6), 101, { min: -3, max: 3, step: 0.1 }],
  ['temperature', real(0.001, 1e6), 101, { min: 0.001, max: 3, step: 0.1 }],
])('the slider of %s', (name, parameter, agents, range) => {
  expect(sliderRange(name, parameter, agents)).toEqual(range);
});

test('the slider of each parameter in the catalogues stays within its legal range and is not empty', () => {
  for (const { parameters } of [...RULES, ...STRATEGIES]) {
    for (const [name, parameter] of Object.entries(parameters)) {
      if (parameter.type !== 'integer' && parameter.type !== 'number') continue;
      const { min, max, step } = sliderRange(name, parameter, 100);
      expect(min, name).toBeGreaterThanOrEqual(parameter.min);
      expect(max, name).toBeLessThanOrEqual(parameter.max);
      expect(max - min, name).toBeGreaterThanOrEqual(step);
    }
  }
});

const up = { isUp: true, isLarge: false },
  down = { isUp: false, isLarge: false };

test.each([
  [whole(0, 100), 60, up, 61],
  [whole(0, 100), 60, down, 59],
  [whole(0, 100), 60, { isUp: true, isLarge: true }, 70],
  [whole(0, 100), 100, up, 100],
  [whole(0, 100), 0, down, 0],
  [whole(0, 100), 95, { isUp: true, isLarge: true }, 100],
  [real(0, 1), 0.29, up, 0.3],
  [real(0, 1), 0.3, { isUp: false, isLarge: true }, 0.2],
  [real(-10, 10), 0.2, up, 0.3],
  [real(-10, 10), 0.1, down, 0],
  [real(0, 1), 7, down, 1],
])('a step from %j at %d with %j leads to %d', (range, value, keys, next) => {
  expect(stepNumber(range, value, keys)).toBe(next);
});

test('up and down again lead back, away from the ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 89 }), fc.boolean(), (hundredths, isLarge) => {
      const value = hundredths / 100;
      const there = stepNumber(real(0, 1), value, { isUp: true, isLarge });
      expect(stepNumber(real(0, 1), there, { isUp: false, isLarge })).toBe(value);
    }),
  );
});
