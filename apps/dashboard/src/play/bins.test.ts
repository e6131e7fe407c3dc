import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binWhole, countInto, edgesOver } from './bins.ts';

test('attendances that occurred lie in bins of whole numbers, none lost', () => {
  const counts = new Float64Array(101);
  counts[20] = 3;
  counts[21] = 1;
  counts[80] = 5;
  const { edges, counts: binned } = binWhole(counts, 31);
  expect([edges[0], edges[1], edges.at(-1)]).toEqual([19.5, 21.5, 81.5]);
  expect([binned[0], binned.at(-1)]).toEqual([4, 5]);
  expect(binned.reduce((sum, count) => sum + count)).toBe(9);
});

test('nothing counted yet is one empty bin', () => {
  expect(binWhole(new Float64Array(5), 10)).toEqual({ edges: [-0.5, 0.5], counts: [0] });
});

test.each([[[1, 2, 3, 4]], [[0.5]], [[-1, -1, -1]], [[]]])('every one of %j is counted once', (values) => {
  const edges = edgesOver(values, 8);
  const counts = countInto(edges, values, () => true);
  expect(counts.reduce((sum, count) => sum + count)).toBe(values.length);
  expect(countInto(edges, values, (place) => place > 0).reduce((sum, count) => sum + count)).toBe(
    Math.max(0, values.length - 1),
  );
});

test('bins of whole numbers hold every count once, in order, and are few', () => {
  const counts = fc.array(fc.nat(20), { minLength: 1, maxLength: 400 }).map((values) => Float64Array.from(values));
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), (given, max) => {
      const { edges, counts: binned } = binWhole(given, max);
      expect(binned.length).toBeLessThanOrEqual(max);
      expect(edges).toHaveLength(binned.length + 1);
      expect(binned.reduce((sum, count) => sum + count, 0)).toBe(given.reduce((sum, count) => sum + count, 0));
      binned.forEach((count, bin) => {
        const own = given.filter((_, value) => value > edges[bin] && value < edges[bin + 1]);
        expect(count).toBe(own.reduce((sum, each) => sum + each, 0));
      });
    }),
  );
});

test('every value lies between the edges of its bin', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (given, bins) => {
      const edges = edgesOver(given, bins);
      expect(edges.every((edge, index) => index === 0 || edge >= edges[index - 1])).toBe(true);
      expect(edges[0]).toBeLessThanOrEqual(Math.min(...given));
      expect(edges.at(-1)).toBeGreaterThanOrEqual(Math.max(...given));
      const counts = countInto(edges, given, () => true);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(given.length);
    }),
  );
});

test('a value at an edge lies in the bin above it, the largest in the last', () => {
  expect(countInto([0, 1, 2, 3], [0, 1, 2, 3], () => true)).toEqual([1, 1, 2]);
});

test.each([
  [[5], [4.95, 5.05]],
  [[0], [-0.01, 0.01]],
  [
    [-3, -3],
    [-3.03, -2.97],
  ],
  [[], [-0.01, 0.01]],
  [[NaN], [-0.01, 0.01]],
])('around %j alone there is one bin', (values, edges) => {
  edgesOver(values, 10).forEach((edge, index) => expect(edge).toBeCloseTo(edges[index], 9));
});
