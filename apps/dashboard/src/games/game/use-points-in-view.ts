import type { History } from '@farol/shared';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { read } from '../../api/client.ts';
import { countRounds, cutPoints, isExact, lastRoundOf, type Points, pointsOf, splicePoints } from './points.ts';
import { gameKey } from './use-live-game.ts';
import type { View } from './view.ts';

/** How many points a plot asks of the server: about one for each pixel. */
const PLOT_POINTS = 1000;
/** While one zooms the window changes with every turn of the wheel: it is asked for when it has rested so long. */
const REST_MS = 120;
/** While it plays too fast to be heard round by round, the newest window is asked for so often. */
const NEWEST_MS = 1000;

function useRested<T>(value: T, key: string, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
    // The key stands for the value, which is another object each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, restMs]);
  return rested;
}

/** Changes with `value`, though not more often than every so many milliseconds. */
export function useSteps(value: number, stepMs: number): number {
  const [step, setStep] = useState({ value, atMs: 0 });
  useEffect(() => {
    if (value === step.value) return undefined;
    const timer = setTimeout(
      () => setStep({ value, atMs: performance.now() }),
      Math.max(0, step.atMs + stepMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [value, step, stepMs]);
  return step.value;
}

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
  const rested = useRested(asked, `${asked.from}-${asked.to}`, REST_MS);
  const isAtRest = rested.from === asked.from && rested.to === asked.to;
  const query = useQuery<Points>({
    queryKey: [...gameKey(gameId), 'window', rested.from, rested.to],
    queryFn: ({ signal }) =>
      read<History>(`/games/${gameId}/history`, { ...rested, points: PLOT_POINTS }, signal).then(pointsOf),
    enabled: !isKnown && isAtRest,
    // What was played never changes.
    staleTime: Infinity,
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
