import { expect, test } from 'vitest';
import { halfWidthOf, studentQuantile, summarise } from './summaries.ts';

// Fisher & Yates 1963, table III, and the Gaussian limit.
test.each([
  [0.95, 1, 12.7062],
  [0.95, 2, 4.3027],
  [0.95, 3, 3.1824],
  [0.95, 7, 2.3646],
  [0.95, 30, 2.0423],
  [0.95, 31, 2.0395],
  [0.95, 120, 1.9799],
  [0.95, 9999, 1.9602],
  [0.5, 1, 1],
  [0.9, 5, 2.015],
  [0.99, 10, 3.1693],
  [0.999, 1, 636.619],
  [0.999, 4, 8.6103],
])('Student’s t of %d with %d degrees of freedom is %d', (confidence, freedom, expected) => {
  expect(studentQuantile(confidence, freedom) / expected).toBeCloseTo(1, 4);
});

test('values are summarised as R does', () => {
  // x <- c(2, 4, 4, 4, 5, 5, 7, 9); quantile(x, type = 7); t.test(x)
  const summary = summarise([9, 4, 2, 5, 4, 7, 4, 5]);
  const expected = {
    count: 8,
    mean: 5,
    standardDeviation: 2.13809,
    low: 3.212513,
    high: 6.787487,
    min: 2,
    q05: 2.7,
    q25: 4,
    median: 4.5,
    q75: 5.5,
    q95: 8.3,
    max: 9,
  };
  expect(Object.keys(summary)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    expect(summary[name as keyof typeof expected], name).toBeCloseTo(value, 5);
  }
});

test('what is undefined is not counted, and one value has no interval', () => {
  expect(summarise([null, 3, null])).toEqual({
    count: 1,
    mean: 3,
    standardDeviation: null,
    low: null,
    high: null,
    min: 3,
    q05: 3,
    q25: 3,
    median: 3,
    q75: 3,
    q95: 3,
    max: 3,
  });
  const { count, ...rest } = summarise([null]);
  expect(count).toBe(0);
  expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  expect(halfWidthOf([4, null, 4])).toBe(0);
  expect(halfWidthOf([4, null])).toBeNull();
});

test('of samples of five, 95 % of the intervals cover the mean', () => {
  let state = 1;
  const draw = () => {
    let sum = 0;
    for (let index = 0; index < 12; index++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sum += state / 2 ** 32;
    }
    return sum - 6;
  };
  let covered = 0;
  for (let trial = 0; trial < 10_000; trial++) {
    const { low, high } = summarise([draw(), draw(), draw(), draw(), draw()]);
    covered += Number(low! <= 0 && high! >= 0);
  }
  expect(covered / 10_000).toBeGreaterThan(0.94);
  expect(covered / 10_000).toBeLessThan(0.96);
});
