import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentOf, layOutScatter, type ScatterData, scatterShapes } from './shapes.ts';
import { correlationOf, scatterSummary, scatterTable } from './words.ts';

const data = (x: number[], y: number[], isDiagonal = false): ScatterData => ({
  xLabel: 'A(t)',
  yLabel: 'A(t + 1)',
  x,
  y,
  isDiagonal,
});
const marksOf = (scatter: ScatterData) => {
  const area = layOutScatter(500, scatter);
  const shapes = scatterShapes(area, scatter);
  return { area, shapes, marks: shapes.flatMap((shape) => (shape.kind === 'marks' ? [shape] : []))[0] };
};

test('each point lies where its values are', () => {
  const { area, marks } = marksOf(data([10, 20], [1, 5]));
  expect(marks.xs).toEqual([area.toX(10), area.toX(20)]);
  expect(marks.ys).toEqual([area.toY(1), area.toY(5)]);
});

test('a return map has the same range on both axes, and its diagonal from corner to corner', () => {
  const { area, shapes } = marksOf(data([10, 20], [40, 50], true));
  expect([area.xAxis.from, area.xAxis.to]).toEqual([area.yAxis.from, area.yAxis.to]);
  expect(area.xAxis.from).toBeLessThanOrEqual(10);
  expect(area.xAxis.to).toBeGreaterThanOrEqual(50);
  const dashed = shapes.find((shape) => shape.kind === 'path' && shape.dash !== undefined);
  expect(dashed).toMatchObject({
    xs: [area.toX(area.xAxis.from), area.toX(area.xAxis.to)],
    ys: [area.toY(area.yAxis.from), area.toY(area.yAxis.to)],
  });
});

test('without a diagonal each axis has its own range', () => {
  const { area, shapes } = marksOf(data([10, 20], [400, 500]));
  expect([area.xAxis.to, area.yAxis.from]).toEqual([20, 400]);
  expect(shapes.some((shape) => shape.kind === 'path' && shape.dash !== undefined)).toBe(false);
});

const many = (count: number) =>
  marksOf(
    data(
      Array.from({ length: count }, (_, i) => i),
      Array(count).fill(1),
    ),
  ).marks;

test('more points are smaller and fainter, and never invisible', () => {
  const [few, some, thousands] = [many(10), many(1000), many(20_000)];
  expect([few.sizePx, some.sizePx]).toEqual([5, 3.2]);
  expect(few.opacity).toBe(0.7);
  expect(some.opacity).toBeLessThan(few.opacity!);
  expect(thousands.opacity).toBeGreaterThanOrEqual(0.12);
});

test('a side that is shorter ends the points', () => {
  const scatter = data([1, 2, 3], [4, 5]);
  expect(marksOf(scatter).marks.xs).toHaveLength(2);
  expect(scatterTable(scatter).rows).toEqual([
    [1, 4],
    [2, 5],
  ]);
  expect(scatterSummary(scatter)).toMatch(/^2 points:/);
});

test('no points are drawn as none, and one point in the middle', () => {
  expect(marksOf(data([], [])).marks.xs).toEqual([]);
  const { area, marks } = marksOf(data([7], [7]));
  expect(marks.xs[0]).toBeCloseTo(area.x + area.width / 2, 6);
});

test('what is not finite does not widen the axes', () => {
  expect(extentOf([3, NaN, Infinity, -2])).toEqual([-2, 3]);
  expect(extentOf([])).toEqual([Infinity, -Infinity]);
});

test.each([
  ['a rising line', [1, 2, 3], [2, 4, 6], 1],
  ['a falling line', [1, 2, 3], [6, 4, 2], -1],
  ['a symmetric curve', [-1, 0, 1], [1, 0, 1], 0],
  ['the data of a textbook', [43, 21, 25, 42, 57, 59], [99, 65, 79, 75, 87, 81], 0.5298],
])('the correlation of %s is known', (_, x, y, correlation) => {
  expect(correlationOf(x, y)).toBeCloseTo(correlation, 4);
});

test('a correlation is symmetric, within −1…1, and does not depend on units', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
    minLength: 3,
  });
  fc.assert(
    fc.property(pairs, (points) => {
      const [x, y] = [points.map(([a]) => a), points.map(([, b]) => b)];
      const correlation = correlationOf(x, y);
      if (Number.isNaN(correlation)) return;
      expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-9);
      expect(correlationOf(y, x)).toBeCloseTo(correlation, 9);
      expect(
        correlationOf(
          x.map((value) => 3 * value + 7),
          y,
        ),
      ).toBeCloseTo(correlation, 9);
    }),
  );
});

test('the description has both ranges, and a correlation where both sides vary', () => {
  expect(scatterSummary(data([1, 2, 3], [2, 4, 6]))).toBe(
    '3 points: A(t + 1) from 2 to 6 over A(t) from 1 to 3. Their correlation is 1.',
  );
  expect(scatterSummary(data([1, 2], [5, 5]))).toBe('2 points: A(t + 1) from 5 to 5 over A(t) from 1 to 2.');
  expect(scatterSummary(data([1], [5]))).toMatch(/^1 point:/);
  expect(scatterSummary(data([], []))).toBe('A(t + 1) over A(t): nothing to show yet.');
});
