import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  attendanceTicks,
  frameOf,
  nAt,
  pathOf,
  payoffFrom,
  payoffRange,
  payoffStep,
  payoffTicks,
  xOf,
  yOf,
} from './plot-frame.ts';

const frame = frameOf(474, 210, 100, [-1, 1]);

test('the corners of the drawing are the ends of its axes', () => {
  expect([xOf(frame, 0), xOf(frame, 100)]).toEqual([62, 462]);
  expect([yOf(frame, -1), yOf(frame, 1)]).toEqual([210, 10]);
  expect([nAt(frame, 62), nAt(frame, 262), nAt(frame, 462)]).toEqual([0, 50, 100]);
  expect([payoffFrom(frame, 210), payoffFrom(frame, 110), payoffFrom(frame, 10)]).toEqual([-1, 0, 1]);
});

test('a pointer outside the drawing is at its edge', () => {
  expect([nAt(frame, -50), nAt(frame, 9999)]).toEqual([0, 100]);
  expect([payoffFrom(frame, -50), payoffFrom(frame, 9999)]).toEqual([1, -1]);
});

test('a place on the drawing and its values lead to each other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (n, payoff) => {
        expect(nAt(frame, xOf(frame, n))).toBeCloseTo(n, 9);
        expect(payoffFrom(frame, yOf(frame, payoff))).toBeCloseTo(payoff, 9);
      },
    ),
  );
});

test('a game without agents still has an axis', () => {
  const empty = frameOf(474, 210, 0, [-1, 1]);
  expect(empty.agents).toBe(1);
  expect(xOf(empty, 0)).toBe(62);
});

test.each([
  ['values with air around them', [0, 1], -0.12, 1.12],
  ['one value', [5], 2.5, 7.5],
  ['zero alone', [0, 0], -1, 1],
  ['nothing', [], -1, 1],
  ['no numbers', [NaN, NaN], -1, 1],
  ['numbers among others', [NaN, 2, NaN, 4], 1.76, 4.24],
])('the range of %s', (_, values, low, high) => {
  const range = payoffRange(values);
  expect(range[0]).toBeCloseTo(low, 9);
  expect(range[1]).toBeCloseTo(high, 9);
});

test('a step of the keyboard is a round number, about a hundredth of the range', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (size) => {
      const step = payoffStep({ low: 0, high: size });
      expect(step).toBeGreaterThan(size / 400);
      expect(step).toBeLessThan(size / 40);
      const mantissa = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
      expect([1, 2, 2.5, 5, 10].some((round) => Math.abs(mantissa - round) < 1e-6)).toBe(true);
    }),
  );
});

test('a curve is a path through its points', () => {
  expect(pathOf(frame, [0, 100], [1, -1])).toBe('M62.0 10.0L462.0 210.0');
  expect(pathOf(frame, [], [])).toBe('');
});

const placesOf = (ticks: ReturnType<typeof payoffTicks>) => ticks.map(({ value }) => value);

test('ticks lie within the axes, those of attendance are whole numbers', () => {
  const attendance = placesOf(attendanceTicks(frame)),
    payoffs = placesOf(payoffTicks(frame));
  expect(attendance.length).toBeGreaterThan(1);
  expect(attendance.every((tick) => Number.isInteger(tick) && tick >= 0 && tick <= 100)).toBe(true);
  expect(payoffs.length).toBeGreaterThan(1);
  expect(payoffs.every((tick) => tick >= -1 && tick <= 1)).toBe(true);
  expect(placesOf(attendanceTicks(frameOf(474, 210, 2, [-1, 1]))).every(Number.isInteger)).toBe(true);
});
