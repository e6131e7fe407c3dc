import type { History } from '@farol/api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendPoints,
  compactPoints,
  countRounds,
  cutPoints,
  isExact,
  lastRoundOf,
  NO_POINTS,
  placesOf,
  pointsOf,
  splicePoints,
} from './points.ts';

/** Rounds from…to, in which as many went as the round's number says. */
function exact(from: number, to: number) {
  const round = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pointsOf({ exact: true, from, to, round, attendance: round, benefit: round.map((value) => -value) });
}

function buckets(...edges: number[]) {
  const fromRound = edges.slice(0, -1).map((edge) => edge + 1),
    toRound = edges.slice(1);
  const mean = fromRound.map((from, index) => (from + toRound[index]) / 2);
  const bands = { min: fromRound, max: toRound, mean, first: fromRound, last: toRound };
  const history: History = {
    exact: false,
    from: 1,
    to: toRound.at(-1)!,
    fromRound,
    toRound,
    attendance: bands,
    benefit: bands,
  };
  return pointsOf(history);
}

test('points that follow are appended, and what they repeat is left out', () => {
  const points = appendPoints(exact(1, 5), exact(4, 8))!;
  expect(points.from).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(points.attendance.mean).toEqual(points.from);
  expect(appendPoints(points, exact(2, 6))).toBe(points);
  expect(appendPoints(NO_POINTS, exact(7, 8))!.from).toEqual([7, 8]);
});

test('a hole between points is noticed', () => {
  expect(appendPoints(exact(1, 5), exact(7, 8))).toBeUndefined();
  expect(appendPoints(exact(1, 5), exact(6, 8))).toBeDefined();
});

test('a bucket that begins before the end of what is there counts from there on', () => {
  const points = appendPoints(exact(1, 100), buckets(64, 128, 192))!;
  expect(points.from.slice(-2)).toEqual([101, 129]);
  expect(points.to.slice(-2)).toEqual([128, 192]);
});

test('many points become few of equal length without losing a round, an extreme or the mean', () => {
  const points = compactPoints(exact(1, 5000), 1000);
  expect(points.to.length).toBe(1000);
  expect([points.from[0], lastRoundOf(points), countRounds(points)]).toEqual([1, 5000, 5000]);
  for (const [index, from] of points.from.entries()) {
    const to = points.to[index];
    expect(from).toBe((points.to[index - 1] ?? 0) + 1);
    expect(points.attendance.min[index]).toBe(from);
    expect(points.attendance.max[index]).toBe(to);
    expect(points.attendance.mean[index]).toBeCloseTo((from + to) / 2);
    expect(points.benefit.max[index]).toBe(-from);
  }
  const grown = compactPoints(appendPoints(points, exact(5001, 7000))!, 1000);
  expect(grown.to.length).toBeLessThanOrEqual(1500);
  expect(countRounds(grown)).toBe(7000);
  expect(isExact(grown)).toBe(false);
  expect(compactPoints(exact(1, 2000), 1000).to.length).toBe(2000);
});

test('a window is cut to the points that have rounds of it', () => {
  expect(cutPoints(exact(1, 9), 3, 5).from).toEqual([3, 4, 5]);
  expect(cutPoints(buckets(0, 10, 20, 30), 10, 11).from).toEqual([1, 11]);
  expect(cutPoints(exact(1, 9), 10, 20)).toBe(NO_POINTS);
});

test('the window asked for stands in the place of what was coarse there', () => {
  const points = splicePoints(buckets(0, 10, 20, 30), exact(15, 17));
  expect(points.from).toEqual([1, 11, 15, 16, 17, 18, 21]);
  expect(points.to).toEqual([10, 14, 15, 16, 17, 20, 30]);
  expect(placesOf(points)).toEqual([6, 13, 15, 16, 17, 19, 26]);
  expect(splicePoints(exact(1, 3), NO_POINTS).from).toEqual([1, 2, 3]);
});

/** The rounds of points, each with the values of its point. */
function roundsOf(points: ReturnType<typeof pointsOf>): Map<number, string> {
  const rounds = new Map<number, string>();
  points.from.forEach((from, index) => {
    const { min, max, mean } = points.attendance;
    for (let round = from; round <= points.to[index]; round++) {
      expect(rounds.has(round)).toBe(false);
      rounds.set(round, `${min[index]} ${mean[index]} ${max[index]}`);
    }
  });
  return rounds;
}

/** Edges of buckets over rounds, ascending and without repeats. */
const edges = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 15 })
  .map((values) => values.toSorted((a, b) => a - b));

test('what follows is appended without a gap, a repeat or a change of what was there', () => {
  fc.assert(
    fc.property(edges, edges, (before, after) => {
      const points = buckets(...before),
        more = buckets(...after);
      const kept = structuredClone({ points, more });
      const joined = appendPoints(points, more);
      expect({ points, more }).toEqual(kept);
      const last = before.at(-1)!;
      const next = after.findIndex((edge) => edge > last);
      if (next === -1) {
        expect(joined).toBe(points);
      } else if (next === 0) {
        expect(joined).toBeUndefined();
      } else {
        const rounds = roundsOf(joined!);
        const first = before[0] + 1;
        expect([...rounds.keys()]).toEqual(Array.from({ length: after.at(-1)! - before[0] }, (_, i) => first + i));
        for (const [round, values] of roundsOf(points)) expect(rounds.get(round)).toBe(values);
      }
    }),
  );
});

test('a window stands in a coarse game with its own values, and all around keeps those that it had', () => {
  fc.assert(
    fc.property(edges, edges, (coarseEdges, fineEdges) => {
      const coarse = buckets(0, ...coarseEdges.filter((edge) => edge > 0), 301);
      const fine = buckets(...fineEdges);
      const spliced = roundsOf(splicePoints(coarse, fine));
      const inside = roundsOf(fine),
        outside = roundsOf(coarse);
      expect([...spliced.keys()]).toEqual([...outside.keys()]);
      for (const [round, values] of spliced) expect(values).toBe(inside.get(round) ?? outside.get(round));
    }),
  );
});

test('a cut holds exactly the points that have a round of the window', () => {
  fc.assert(
    fc.property(edges, fc.integer({ min: 1, max: 310 }), fc.integer({ min: 1, max: 310 }), (given, a, b) => {
      const points = buckets(...given);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const wanted = points.from.filter((first, index) => first <= to && points.to[index] >= from);
      expect(cutPoints(points, from, to).from).toEqual(wanted);
    }),
  );
});

test('a point stands within its rounds', () => {
  fc.assert(
    fc.property(edges, (given) => {
      const points = buckets(...given);
      placesOf(points).forEach((place, index) => {
        expect(place).toBeGreaterThanOrEqual(points.from[index]);
        expect(place).toBeLessThanOrEqual(points.to[index]);
      });
    }),
  );
});

test('no points have no rounds', () => {
  expect([countRounds(NO_POINTS), lastRoundOf(NO_POINTS), isExact(NO_POINTS)]).toEqual([0, 0, true]);
  expect(compactPoints(NO_POINTS, 10)).toBe(NO_POINTS);
  expect(placesOf(NO_POINTS)).toEqual([]);
});
