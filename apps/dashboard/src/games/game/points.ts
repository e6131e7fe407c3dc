import type { History } from '@farol/api';

interface Bands {
  min: number[];
  max: number[];
  mean: number[];
}

/** Consecutive stretches of rounds, each a point of a plot: a single round, or a bucket of several. */
export interface Points {
  from: number[];
  to: number[];
  attendance: Bands;
  benefit: Bands;
}

const noBands = (): Bands => ({ min: [], max: [], mean: [] });
export const NO_POINTS: Points = { from: [], to: [], attendance: noBands(), benefit: noBands() };

const sameBands = (values: number[]): Bands => ({ min: values, max: values, mean: values });

export function pointsOf(history: History): Points {
  if (!history.exact) {
    const { fromRound: from, toRound: to, attendance, benefit } = history;
    return { from, to, attendance, benefit };
  }
  return {
    from: history.round,
    to: history.round,
    attendance: sameBands(history.attendance),
    benefit: sameBands(history.benefit),
  };
}

export const lastRoundOf = ({ to }: Points) => to.at(-1) ?? 0;
export const isExact = ({ from, to }: Points) => from.every((round, index) => round === to[index]);
export const countRounds = (points: Points) => (points.to.length === 0 ? 0 : lastRoundOf(points) - points.from[0] + 1);

function mapBands(points: Points, change: (values: number[], from: number[], to: number[]) => number[]): Points {
  const { from, to } = points;
  const bands = ({ min, max, mean }: Bands): Bands => ({
    min: change(min, from, to),
    max: change(max, from, to),
    mean: change(mean, from, to),
  });
  return {
    from: change(from, from, to),
    to: change(to, from, to),
    attendance: bands(points.attendance),
    benefit: bands(points.benefit),
  };
}

const slicePoints = (points: Points, start: number, end?: number) =>
  mapBands(points, (values) => values.slice(start, end));

const joinBands = (a: Bands, b: Bands): Bands => ({
  min: a.min.concat(b.min),
  max: a.max.concat(b.max),
  mean: a.mean.concat(b.mean),
});

function joinPoints(a: Points, b: Points): Points {
  return {
    from: a.from.concat(b.from),
    to: a.to.concat(b.to),
    attendance: joinBands(a.attendance, b.attendance),
    benefit: joinBands(a.benefit, b.benefit),
  };
}

/**
 * `points` with those that follow. What `more` repeats is left out; a bucket that begins before the end of `points`
 * counts from there on. Undefined if rounds are missing between the two.
 */
export function appendPoints(points: Points, more: Points): Points | undefined {
  const last = lastRoundOf(points);
  const start = more.to.findIndex((to) => to > last);
  if (start === -1) return points;
  if (points.to.length > 0 && more.from[start] > last + 1) return undefined;
  const added = slicePoints(more, start);
  if (points.to.length > 0) added.from[0] = last + 1;
  return joinPoints(points, added);
}

/** At most about `most` points, of roughly equal length, once there are more than twice as many. */
export function compactPoints(points: Points, most: number): Points {
  if (points.to.length <= 2 * most) return points;
  const longest = Math.ceil(countRounds(points) / most);
  const starts: number[] = [];
  for (let index = 0; index < points.to.length; index++) {
    const first = starts.at(-1);
    if (first === undefined || points.to[index] - points.from[first] + 1 > longest) starts.push(index);
  }
  const endOf = (place: number) => starts[place + 1] ?? points.to.length;
  const lengths = points.to.map((to, index) => to - points.from[index] + 1);
  const fold = (values: number[], pick: (a: number, b: number) => number) =>
    starts.map((start, place) => values.slice(start, endOf(place)).reduce((a, b) => pick(a, b)));
  const average = (values: number[]) =>
    starts.map((start, place) => {
      let sum = 0,
        rounds = 0;
      for (let index = start; index < endOf(place); index++) {
        sum += values[index] * lengths[index];
        rounds += lengths[index];
      }
      return sum / rounds;
    });
  const bands = ({ min, max, mean }: Bands): Bands => ({
    min: fold(min, Math.min),
    max: fold(max, Math.max),
    mean: average(mean),
  });
  return {
    from: starts.map((start) => points.from[start]),
    to: starts.map((_, place) => points.to[endOf(place) - 1]),
    attendance: bands(points.attendance),
    benefit: bands(points.benefit),
  };
}

/** The points that have rounds of a window. */
export function cutPoints(points: Points, from: number, to: number): Points {
  const start = points.to.findIndex((last) => last >= from);
  if (start === -1) return NO_POINTS;
  const end = points.from.findIndex((first) => first > to);
  return slicePoints(points, start, end === -1 ? undefined : end);
}

/** `coarse` with `fine` in the place of the rounds that both have: the window that was asked for, and what is around it. */
export function splicePoints(coarse: Points, fine: Points): Points {
  if (fine.to.length === 0) return coarse;
  const before = cutPoints(coarse, 1, fine.from[0] - 1),
    after = cutPoints(coarse, lastRoundOf(fine) + 1, Infinity);
  // A coarse bucket that reaches into the fine ones ends, or begins, where they do.
  if (before.to.length > 0) before.to = [...before.to.slice(0, -1), Math.min(lastRoundOf(before), fine.from[0] - 1)];
  if (after.to.length > 0) after.from = after.from.with(0, Math.max(after.from[0], lastRoundOf(fine) + 1));
  return joinPoints(joinPoints(before, fine), after);
}

/** Where each point stands on the axis of rounds: at its round, or in the middle of its bucket. */
export const placesOf = ({ from, to }: Points) => from.map((first, index) => Math.round((first + to[index]) / 2));
