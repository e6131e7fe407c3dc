import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { binWhole, countInBins, edgesAround, wholeEdges } from './bins.ts';

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

test.each([[[1, 2, 3, 4]], [[0.5]], [[-1, -1, -1]], [[1e300, -1e300]], [[]]])(
  'every one of %j is counted once',
  (values) => {
    const edges = edgesAround(values, 8);
    expect(countInBins(values, edges).reduce((sum, count) => sum + count, 0)).toBe(values.length);
  },
);

test('edges start at the least value and end at the largest; values that are all alike have half a unit around them', () => {
  expect(edgesAround([3, 1, 2], 2)).toEqual([1, 2, 3]);
  expect(edgesAround([2, 2], 2)).toEqual([1.5, 2, 2.5]);
  expect(edgesAround([1, 1 + 2 ** -52], 2)).toEqual([0.5, 1, 1.5 + 2 ** -52]);
  expect(edgesAround([], 2)).toEqual([]);
});

test('a value on an edge is in the bin above it, the largest in the last', () => {
  const edges = [0, 0.1, 0.2, 0.30000000000000004, 0.4];
  expect(countInBins([0, 0.1, 0.2, 0.3, 0.30000000000000004, 0.4], edges)).toEqual([1, 1, 2, 2]);
});

test('bins of whole numbers hold equally many of them', () => {
  expect(wholeEdges(3, 5, 40)).toEqual([2.5, 3.5, 4.5, 5.5]);
  expect(wholeEdges(0, 99, 40)).toHaveLength(35);
});

test('bins of whole numbers hold every count once, in order, and are few', () => {
  const counts = fc.array(fc.nat(20), { minLength: 1, maxLength: 400 }).map((values) => Float64Array.from(values));
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), (given, max) => {
      const { edges, counts: binned } = binWhole(given, max);
      expect(binned.length).toBeLessThanOrEqual(max);
      binned.forEach((count, bin) => {
        const own = given.filter((_, value) => value > edges[bin] && value < edges[bin + 1]);
        expect(count).toBe(own.reduce((sum, each) => sum + each, 0));
      });
    }),
  );
});

test('values that differ by less than a bin can be wide get half a unit around them', () => {
  expect(edgesAround([0, 5e-324], 1)).toEqual([-0.5, 0.5]);
  expect(countInBins([0, 5e-324], edgesAround([0, 5e-324], 1))).toEqual([2]);
});

test('every value lies between the edges of its bin', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (given, bins) => {
      const edges = edgesAround(given, bins);
      expect(edges[0]).toBeLessThanOrEqual(Math.min(...given));
      expect(edges.at(-1)).toBeGreaterThanOrEqual(Math.max(...given));
      expect(countInBins(given, edges).reduce((sum, count) => sum + count, 0)).toBe(given.length);
    }),
  );
});
