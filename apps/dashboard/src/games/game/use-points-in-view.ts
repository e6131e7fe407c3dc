import type { History } from '@farol/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { useRested, useSteps } from '../../design/use-rested.ts';
import { countRounds, cutPoints, isExact, lastRoundOf, type Points, pointsOf, splicePoints } from './points.ts';
import { gameKey } from './use-live-game.ts';
import type { View } from './view.ts';

/** How many points a plot asks of the server: about one for each pixel. */
const PLOT_POINTS = 1000;
/** While one zooms the window changes with every turn of the wheel: it is asked for when it has rested so long. */
const REST_MS = 120;
/** While it plays too fast to be heard round by round, the newest window is asked for so often. */
const NEWEST_MS = 1000;

/**
 * The points to draw of a view: what was heard where that is fine enough, else the window as the server has it. Until it
 * comes, and around it, the whole game stands as coarsely as it is known, so that nothing disappears while it loads.
 */
export function usePointsInView(
  gameId: string,
  view: View,
  window: { from: number; to: number },
  { whole, tail }: { whole: Points; tail: Points },
) {
  const heard =
    view.kind === 'newest' ? fineEnough(view.rounds === null ? whole : tail, window, view.rounds === null) : undefined;
  const wholeIsExact = isExact(whole);
  const isKnown = heard !== undefined || wholeIsExact;
  const newestTo = useSteps(window.to, NEWEST_MS);
  const asked =
    view.kind === 'newest' ? { from: Math.max(1, newestTo - (window.to - window.from)), to: newestTo } : window;
  const rested = useRested(`${asked.from}-${asked.to}`, REST_MS);
  const isAtRest = rested === `${asked.from}-${asked.to}`;
  const [from, to] = rested.split('-').map(Number);
  const query = useQuery<Points>({
    // Where nothing is asked for, no window is remembered either.
    queryKey: [...gameKey(gameId), 'window', ...(isKnown ? [] : [from, to])],
    queryFn: ({ signal }) =>
      read<History>(`/games/${gameId}/history`, { from, to, points: PLOT_POINTS }, signal).then(pointsOf),
    enabled: !isKnown && isAtRest,
    // What was played never changes.
    staleTime: Infinity,
    // The newest window of a fast game is another one every second.
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const points = heard ?? (wholeIsExact || query.data === undefined ? whole : splicePoints(whole, query.data));
  return {
    points,
    isLoading: !isKnown && (query.isFetching || !isAtRest),
    error: query.error,
  };
}

/** The points of what was heard, if they have the window's rounds without a hole and one by one, or well enough. */
function fineEnough(points: Points, { from, to }: { from: number; to: number }, isWhole: boolean): Points | undefined {
  if (isWhole) return points;
  const inside = cutPoints(points, from, to);
  if (inside.to.length === 0 || inside.from[0] > from || lastRoundOf(inside) < to) return undefined;
  return isExact(inside) || inside.to.length >= Math.min(400, countRounds(inside) / 2) ? inside : undefined;
}
