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
