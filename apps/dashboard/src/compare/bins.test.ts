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
