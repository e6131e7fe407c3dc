import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growSeries, pointsOfRounds, type Series, TAIL_ROUNDS, WHOLE_POINTS } from './live-series.ts';
import { isExact, lastRoundOf, NO_POINTS, type Points, pointsOf } from './points.ts';

/** A number for each round that no two neighbours share. */
const attendanceOf = (round: number) => (round * 7919) % 1009;

function rounds(from: number, to: number): Points {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pointsOfRounds(numbers.map((round) => ({ round, attendance: attendanceOf(round), benefit: -round })));
}

/** The same rounds in buckets of a size, the last one shorter, as the server sends a game that plays fast. */
function buckets(from: number, to: number, size: number): Points {
  const fromRound: number[] = [];
  for (let first = from; first <= to; first += size) fromRound.push(first);
  const toRound = fromRound.map((first) => Math.min(to, first + size - 1));
  const bands = (valueOf: (round: number) => number) => {
    const values = fromRound.map((first, index) =>
      Array.from({ length: toRound[index] - first + 1 }, (_, offset) => valueOf(first + offset)),
    );
    const mean = values.map((own) => own.reduce((sum, value) => sum + value, 0) / own.length);
    return {
      min: values.map((own) => Math.min(...own)),
      max: values.map((own) => Math.max(...own)),
      mean,
      first: values.map((own) => own[0]),
      last: values.map((own) => own.at(-1)!),
    };
  };
  return pointsOf({
    exact: false,
    from,
    to,
    fromRound,
    toRound,
    attendance: bands(attendanceOf),
    benefit: bands((round) => -round),
  });
}

/** The points that do not follow the one before, or whose extremes or mean are not those of their rounds. */
function faultsOf({ from, to, attendance }: Points): number[] {
  return from.flatMap((first, index) => {
    const values = Array.from({ length: to[index] - first + 1 }, (_, offset) => attendanceOf(first + offset));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const follows = index === 0 || first === to[index - 1] + 1;
    const isExtreme = attendance.min[index] === Math.min(...values) && attendance.max[index] === Math.max(...values);
    return follows && isExtreme && Math.abs(attendance.mean[index] - mean) < 1e-6 ? [] : [index];
  });
}

const begin = (to: number): Series => ({ whole: rounds(1, to), tail: rounds(1, to) });

test('rounds that arrive one by one are all kept while they are few', () => {
  let series = begin(3);
  for (let round = 4; round <= 50; round++) series = growSeries(series, rounds(round, round))!;
  expect(series.whole).toEqual(rounds(1, 50));
  expect(series.tail).toEqual(rounds(1, 50));
});

test('the first rounds of a game that had none are its series', () => {
  const series = growSeries({ whole: NO_POINTS, tail: NO_POINTS }, rounds(1, 4))!;
  expect(series).toEqual({ whole: rounds(1, 4), tail: rounds(1, 4) });
});

test('rounds that were heard before change nothing, not even the arrays', () => {
  const series = begin(10);
  const again = growSeries(series, rounds(2, 9))!;
  expect(again.whole).toBe(series.whole);
  expect(again.tail).toBe(series.tail);
});

test('a gap is reported, so that the rounds are read from the server', () => {
  expect(growSeries(begin(10), rounds(12, 20))).toBeUndefined();
  expect(growSeries(begin(10), rounds(11, 20))).toBeDefined();
});

test('the step of a page and the stream may both bring the same round', () => {
  const stepped = growSeries(begin(10), rounds(11, 11))!;
  const streamed = growSeries(stepped, rounds(10, 13))!;
  expect(streamed.whole).toEqual(rounds(1, 13));
});

test('a long game keeps few points for the whole and full detail for its newest rounds', () => {
  let series = begin(1000);
  for (let from = 1001; from <= 30_000; from += 500) series = growSeries(series, rounds(from, from + 499))!;
  expect(series.whole.to.length).toBeLessThanOrEqual(2 * WHOLE_POINTS);
  expect(series.whole.from[0]).toBe(1);
  expect(lastRoundOf(series.whole)).toBe(30_000);
  expect(faultsOf(series.whole)).toEqual([]);
  expect(isExact(series.tail)).toBe(true);
  expect(series.tail.from[0]).toBe(30_000 - TAIL_ROUNDS + 1);
  expect(series.tail.to.length).toBe(TAIL_ROUNDS);
});

test('buckets of a fast game follow exact rounds in whole and tail', () => {
  const series = growSeries(begin(100), buckets(101, 356, 64))!;
  expect(series.whole.from.slice(-4)).toEqual([101, 165, 229, 293]);
  expect(series.whole).toEqual(series.tail);
  expect(faultsOf(series.whole)).toEqual([]);
});

test('both ends are the same round after any stream of rounds, repeats and buckets', () => {
  const piece = fc.record({
    length: fc.integer({ min: 1, max: 700 }),
    repeats: fc.integer({ min: 0, max: 5 }),
    size: fc.constantFrom(1, 1, 1, 16, 64),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 800 }), fc.array(piece, { maxLength: 12 }), (start, pieces) => {
      let series = begin(start);
      let last = start;
      for (const { length, repeats, size } of pieces) {
        // Only exact rounds are sent twice: a bucket that is cut keeps the extremes of all its rounds.
        const from = size === 1 ? Math.max(1, last + 1 - repeats) : last + 1;
        series = growSeries(series, size === 1 ? rounds(from, last + length) : buckets(from, last + length, size))!;
        last += length;
        expect(lastRoundOf(series.whole)).toBe(last);
        expect(lastRoundOf(series.tail)).toBe(last);
      }
      expect(faultsOf(series.whole)).toEqual([]);
      expect(faultsOf(series.tail)).toEqual([]);
      expect(series.whole.from[0]).toBe(1);
    }),
    { numRuns: 20 },
  );
});
