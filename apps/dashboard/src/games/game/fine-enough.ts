import { countRounds, cutPoints, isExact, lastRoundOf, type Points } from './points.ts';

/** The number of points from which a plot looks as fine as one of single rounds. */
export const FINE_POINTS = 400;

/**
 * The points of a window, if they hold all its rounds one by one, or finely enough for a plot; undefined if the server
 * has to be asked.
 */
export function fineEnough(points: Points, { from, to }: { from: number; to: number }): Points | undefined {
  const inside = cutPoints(points, from, to);
  if (inside.to.length === 0 || inside.from[0] > from || lastRoundOf(inside) < to) return undefined;
  return isExact(inside) || inside.to.length >= Math.min(FINE_POINTS, countRounds(inside) / 2) ? inside : undefined;
}
