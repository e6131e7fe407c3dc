import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAgents, compareAttendances } from './histograms.ts';

const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0);

test('attendances of games come into common bins, in per cent of their own rounds', () => {
  const { edges, groups } = compareAttendances([[3, 3, 4, 5], [5]], ['a', 'b']);
  expect(edges).toEqual([2.5, 3.5, 4.5, 5.5]);
  expect(groups.map(({ label, counts }) => [label, counts])).toEqual([
    ['a', [50, 25, 25]],
    ['b', [0, 0, 100]],
  ]);
});

test('a game without rounds is left out, and the others keep their names and colours', () => {
  const { groups } = compareAttendances([[], [5]], ['a', 'b']);
  expect(groups).toMatchObject([{ label: 'b', colour: 'plot-2' }]);
  expect(compareAttendances([[], []], ['a', 'b'])).toEqual({ edges: [], groups: [] });
});

test('each game has 100 % in at most 40 bins, whatever its attendances', () => {
  const attendances = fc.array(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 50 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(attendances, (all) => {
      const { edges, groups } = compareAttendances(
        all,
        all.map((_, index) => `game ${index}`),
      );
      expect(edges.length).toBeLessThanOrEqual(41);
      for (const { counts } of groups) expect(sum(counts)).toBeCloseTo(100, 6);
    }),
  );
});

test('very many rounds need no more stack than few', () => {
  const many = Array.from({ length: 300_000 }, (_, index) => index % 7);
  expect(compareAttendances([many], ['a']).edges).toHaveLength(8);
});

const histogram = (edges: number[], ...counts: number[][]) => ({
  edges,
  agents: counts.map((own, agentId) => ({ agentId, counts: own })),
});

test('the entries of a game count together', () => {
  const { edges, groups } = compareAgents([histogram([0, 1, 2], [1, 0], [1, 2])], ['a']);
  expect([edges[0], edges[40]]).toEqual([0, 2]);
  expect(sum(Array.from(groups[0].counts).slice(0, 20))).toBeCloseTo(50, 9);
});

test('a game whose distribution is not there yet is left out', () => {
  const { groups } = compareAgents([null, histogram([0, 1], [4]), undefined], ['a', 'b', 'c']);
  expect(groups).toMatchObject([{ label: 'b', colour: 'plot-2' }]);
  expect(compareAgents([null], ['a'])).toEqual({ edges: [], groups: [] });
});

test('agents that all have the same value are 100 % in one bin', () => {
  const { groups } = compareAgents([histogram([2, 2], [5]), histogram([1, 3], [1])], ['a', 'b']);
  expect(Array.from(groups[0].counts).filter((count) => count > 0)).toEqual([100]);
});
