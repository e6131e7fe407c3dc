import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { useRested, useSteps } from '../../design/use-rested.ts';
import { fineEnough } from './fine-enough.ts';
import { isExact, type Points, pointsOf, splicePoints } from './points.ts';
import { gameKey } from './use-live-game.ts';
import type { View } from './view.ts';

/** The number of points in a request for a window: about one for each pixel. */
const PLOT_POINTS = 1000;
/** A zoom changes the window with every turn of the wheel. The request waits until the window rests for this long. */
const REST_MS = 120;
/** The interval between requests for the newest window, of a game too fast for the stream of single rounds. */
const NEWEST_MS = 1000;

/**
 * The points to draw in a view: those of the live series where they are fine enough, else the window from the server.
 * Until it comes, and around it, the coarse points of the whole game are drawn, so that nothing disappears.
 */
export function usePointsInView(
  gameId: string,
  view: View,
  window: { from: number; to: number },
  { whole, tail }: { whole: Points; tail: Points },
) {
  const heard = view.kind === 'window' ? undefined : view.rounds === null ? whole : fineEnough(tail, window);
  const wholeIsExact = isExact(whole);
  const isKnown = heard !== undefined || wholeIsExact;
  const newestTo = useSteps(window.to, NEWEST_MS);
  const asked =
    view.kind === 'newest' ? { from: Math.max(1, newestTo - (window.to - window.from)), to: newestTo } : window;
  const rested = useRested(`${asked.from}-${asked.to}`, REST_MS);
  const isAtRest = rested === `${asked.from}-${asked.to}`;
  const [from, to] = rested.split('-').map(Number);
  const query = useQuery<Points>({
    // Without a request there is no window in the key either.
    queryKey: [...gameKey(gameId), 'window', ...(isKnown ? [] : [from, to])],
    queryFn: ({ signal }) =>
      read('/games/{gameId}/history', { params: { gameId }, query: { from, to, points: PLOT_POINTS }, signal }).then(
        pointsOf,
      ),
    enabled: !isKnown && isAtRest,
    // Played rounds never change.
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
