import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonEdges, sharesIn, sharesOf, wholeEdges } from './bins.ts';

test('histograms of different edges come onto the same bins, and keep their sum', () => {
  const [a, b] = [
    { edges: [0, 1, 2], counts: [3, 1] },
    { edges: [-1, 0, 4], counts: [0, 8] },
  ];
  const edges = commonEdges([a, b], 5);
  expect(edges).toEqual([-1, 0, 1, 2, 3, 4]);
  expect(sharesIn(a, edges)).toEqual([0, 0.75, 0.25, 0, 0]);
  expect(sharesIn(b, edges)).toEqual([0, 0.25, 0.25, 0.25, 0.25]);
});

test('agents that are all alike have a bin of their own', () => {
  expect(commonEdges([{ edges: [2, 2] }], 2)).toEqual([1.5, 2, 2.5]);
  expect(commonEdges([], 2)).toEqual([]);
});

test('nobody is no share', () => {
  expect(sharesIn({ edges: [0, 1], counts: [0] }, [0, 1])).toEqual([0]);
});

test('whole numbers fall into bins that hold equally many of them', () => {
  expect(wholeEdges(3, 5, 40)).toEqual([2.5, 3.5, 4.5, 5.5]);
  expect(wholeEdges(0, 99, 40)).toHaveLength(35);
  expect(sharesOf([3, 3, 4, 5], wholeEdges(3, 5, 40))).toEqual([0.5, 0.25, 0.25]);
});

const value = (at: number) => ({ edges: [at, at], counts: [3] });

test('a single value at an edge is counted once: in the bin that begins there, or in the last', () => {
  const edges = [0, 1, 2];
  expect([0, 0.5, 1, 2].map((at) => sharesIn(value(at), edges))).toEqual([
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
});

test('shares in other bins keep their sum, whatever the bins', () => {
  const edges = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(edges, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), (own, bins, count) => {
      const sorted = own.toSorted((a, b) => a - b);
      const histogram = { edges: sorted, counts: sorted.slice(1).map((_, index) => (index % 3) + count) };
      const shares = sharesIn(histogram, commonEdges([histogram], bins));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('bins of whole numbers hold each number in exactly one, and equally many of them', () => {
  const ends = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }));
  fc.assert(
    fc.property(ends, fc.integer({ min: 1, max: 60 }), ([a, b], max) => {
      const [least, greatest] = [Math.min(a, b), Math.max(a, b)];
      const edges = wholeEdges(least, greatest, max);
      expect(edges.length - 1).toBeLessThanOrEqual(max);
      expect(edges[0]).toBe(least - 0.5);
      expect(edges.at(-1)).toBeGreaterThanOrEqual(greatest + 0.5);
      const widths = new Set(edges.slice(1).map((edge, index) => edge - edges[index]));
      expect(widths.size).toBe(1);
    }),
  );
});

test('values beyond the edges count in the first and the last bin', () => {
  expect(sharesOf([-9, 0.5, 99, 99], [0, 1, 2])).toEqual([0.5, 0.5]);
  expect(sharesOf([], [0, 1, 2])).toEqual([0, 0]);
});
