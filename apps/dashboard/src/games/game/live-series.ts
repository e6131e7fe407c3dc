import type { Round } from '@farol/api';
import { appendPoints, compactPoints, cutPoints, lastRoundOf, type Points, pointsOf } from './points.ts';

/** The points of the whole game, and the newest rounds at full detail. Both end at the same round. */
export interface Series {
  whole: Points;
  tail: Points;
}

/** The whole game has at most about twice this many points. */
export const WHOLE_POINTS = 1000;
/** The number of newest rounds that are kept at full detail, and of those that are read first. */
export const TAIL_ROUNDS = 10_000;
export const FIRST_TAIL_ROUNDS = 1000;

/** The series with newer points. Undefined if rounds are missing between the two. */
export function growSeries({ whole, tail }: Series, more: Points): Series | undefined {
  const grown = appendPoints(whole, more);
  if (grown === undefined) return undefined;
  if (grown === whole) return { whole, tail };
  const end = appendPoints(tail, more) ?? more;
  return {
    whole: compactPoints(grown, WHOLE_POINTS),
    tail: cutPoints(end, lastRoundOf(end) - TAIL_ROUNDS + 1, Infinity),
  };
}

/** Consecutive rounds as points. */
export const pointsOfRounds = (rounds: readonly Pick<Round, 'round' | 'attendance' | 'benefit'>[]): Points =>
  pointsOf({
    exact: true,
    from: rounds[0].round,
    to: rounds[rounds.length - 1].round,
    round: rounds.map(({ round }) => round),
    attendance: rounds.map(({ attendance }) => attendance),
    benefit: rounds.map(({ benefit }) => benefit),
  });
