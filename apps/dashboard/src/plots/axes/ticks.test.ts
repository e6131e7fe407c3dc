import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearTicks, logTicks, roundRange, roundStep, shareOf, ticksOf, valueAt, widthOf } from './ticks.ts';

const labels = (ticks: { label: string }[]) => ticks.map(({ label }) => label).filter((label) => label !== '');

test.each([
  [0, 100, 5, ['0', '20', '40', '60', '80', '100']],
  [0, 1, 5, ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  [-2, 2, 4, ['−2', '−1', '0', '1', '2']],
  [0, 100_000_000, 5, ['0', '20 M', '40 M', '60 M', '80 M', '100 M']],
  [12_000_000, 13_000_000, 5, ['12.0 M', '12.2 M', '12.4 M', '12.6 M', '12.8 M', '13.0 M']],
  [12_345_670, 12_345_680, 5, ['12,345,670', '12,345,672', '12,345,674', '12,345,676', '12,345,678', '12,345,680']],
  [0, 250_000, 5, ['0', '50 k', '100 k', '150 k', '200 k', '250 k']],
  [0, 20_000, 4, ['0', '5,000', '10,000', '15,000', '20,000']],
  [0, 0.0005, 5, ['0', '10⁻⁴', '2·10⁻⁴', '3·10⁻⁴', '4·10⁻⁴', '5·10⁻⁴']],
])('from %d to %d the ticks are round', (from, to, most, expected) => {
  expect(labels(linearTicks(from, to, most))).toEqual(expected);
});

test('whole numbers have no ticks between them', () => {
  expect(labels(linearTicks(3, 5, 10, true))).toEqual(['3', '4', '5']);
});

test.each([
  [0.01, 100, 8, ['0.01', '0.1', '1', '10', '100']],
  [0.5, 20, 8, ['0.5', '1', '2', '5', '10', '20']],
  [1e-9, 1e9, 6, ['10⁻⁹', '10⁻⁶', '0.001', '1', '1,000', '10⁶', '10⁹']],
])('a logarithmic axis from %d to %d shows powers of ten, and more where there is room', (from, to, most, expected) => {
  expect(labels(logTicks(from, to, most))).toEqual(expected);
});

test('less than a decade is divided evenly', () => {
  expect(labels(logTicks(2, 6, 5))).toEqual(['2', '3', '4', '5', '6']);
});

test('labels never touch, whatever the length of the axis', () => {
  for (const scale of ['linear', 'log'] as const) {
    for (const [from, to] of [
      [1, 100_000_000],
      [12_345_600, 12_345_690],
      [0.002, 80],
    ]) {
      const axis = { from, to, scale, label: '' };
      for (let length = 40; length < 1400; length += 37) {
        const shown = ticksOf(axis, length, 'across').filter(({ label }) => label !== '');
        for (const [index, tick] of shown.slice(1).entries()) {
          const distance = (shareOf(axis, tick.value) - shareOf(axis, shown[index].value)) * length;
          expect(distance).toBeGreaterThan((widthOf(tick.label) + widthOf(shown[index].label)) / 2);
        }
      }
    }
  }
});

test('a place on the axis and its value are each other’s inverse', () => {
  for (const scale of ['linear', 'log'] as const) {
    const axis = { from: 0.5, to: 200, scale };
    for (const share of [0, 0.25, 0.5, 1]) expect(shareOf(axis, valueAt(axis, share))).toBeCloseTo(share, 12);
  }
});

test.each([
  [0.7, 1],
  [1, 1],
  [1.2, 2],
  [3, 5],
  [7, 10],
  [0.03, 0.05],
])('the round step from %d is %d', (least, step) => expect(roundStep(least)).toBeCloseTo(step, 12));

test('a range of values becomes a round one around it, and one value too', () => {
  expect(roundRange(43, 77, 'linear')).toEqual([40, 80]);
  expect(roundRange(60, 60, 'linear')).toEqual([54, 66]);
  expect(roundRange(0.3, 51, 'log')).toEqual([0.2, 100]);
  expect(roundRange(Infinity, -Infinity, 'linear')).toEqual([0, 1]);
});

/** A range anywhere between −10⁹ and 10⁹, down to a billionth of its distance from 0. */
const ranges = fc
  .tuple(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.boolean())
  .map(([end, power, isNegative, isFromZero]) => {
    const [from, to] = [isFromZero ? 0 : end - end * 10 ** -power, end];
    return isNegative ? [-to, -from] : [from, to];
  })
  .filter(([from, to]) => to > from);

test('ticks lie within the range, in equal steps, and no two read the same', () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: 20 }), ([from, to], max) => {
      const ticks = linearTicks(from, to, max);
      const room = (to - from) * 1e-6;
      expect(ticks.length).toBeLessThanOrEqual(max + 1);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      for (const [index, { value }] of ticks.entries()) {
        expect(value).toBeGreaterThanOrEqual(from - room);
        expect(value).toBeLessThanOrEqual(to + room);
        if (index > 1) {
          const distance = value - ticks[index - 1].value;
          expect(Math.abs(distance - (ticks[1].value - ticks[0].value))).toBeLessThanOrEqual(room);
        }
      }
    }),
  );
});

test('a round range holds all values, and is not much longer', () => {
  fc.assert(
    fc.property(ranges, ([from, to]) => {
      const [low, high] = roundRange(from, to, 'linear');
      const room = (to - from) * 1e-6;
      expect(low).toBeLessThanOrEqual(from + room);
      expect(high).toBeGreaterThanOrEqual(to - room);
      expect(high - low).toBeLessThanOrEqual(2 * (to - from));
    }),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      (from, times) => {
        const [low, high] = roundRange(from, from * times, 'log');
        expect(low).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(from);
        expect(high).toBeGreaterThanOrEqual(from * times);
      },
    ),
  );
});

test('deep in an axis the labels keep the digits that tell them apart', () => {
  expect(labels(linearTicks(0.1234561, 0.1234563, 2))).toEqual(['1.234561·10⁻¹', '1.234562·10⁻¹', '1.234563·10⁻¹']);
  expect(labels(linearTicks(1e-4, 1.00002e-4, 2))).toEqual(['10⁻⁴', '1.00001·10⁻⁴', '1.00002·10⁻⁴']);
});
