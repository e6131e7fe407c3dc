import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NO_POINTS, type Points, pointsOf } from './points.ts';
import { usePointsInView } from './use-points-in-view.ts';
import { type View, windowOf } from './view.ts';

function exact(from: number, to: number): Points {
  const round = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pointsOf({ exact: true, from, to, round, attendance: round, benefit: round });
}

/** Buckets of so many rounds each. */
function buckets(count: number, size: number): Points {
  const from = Array.from({ length: count }, (_, index) => index * size + 1);
  const to = from.map((round) => round + size - 1);
  const bands = { min: from, max: to, mean: from };
  return { from, to, attendance: bands, benefit: bands };
}

/** The points that a page shows, with these points of windows read before. */
function shownIn(view: View, played: number, series: { whole: Points; tail: Points }, read: [string, Points][] = []) {
  const client = new QueryClient();
  for (const [window, points] of read) {
    client.setQueryData(['game', 'g1', 'window', ...window.split('-').map(Number)], points);
  }
  let shown: ReturnType<typeof usePointsInView> | undefined;
  function Page() {
    shown = usePointsInView('g1', view, windowOf(view, played), series);
    return null;
  }
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  return shown!;
}

const long = { whole: buckets(1000, 100), tail: exact(99_001, 100_000) };

test('the whole game is shown by its own points, without a request', () => {
  const { points, isLoading } = shownIn({ kind: 'newest', rounds: null }, 100_000, long);
  expect(points).toBe(long.whole);
  expect(isLoading).toBe(false);
});

test('the newest rounds are those that were heard one by one', () => {
  const { points, isLoading } = shownIn({ kind: 'newest', rounds: 100 }, 100_000, long);
  expect([points.from[0], points.from.length, isLoading]).toEqual([99_901, 100, false]);
});

test('more of the newest rounds than were heard are asked for, with the whole game shown meanwhile', () => {
  const { points, isLoading } = shownIn({ kind: 'newest', rounds: 10_000 }, 100_000, long);
  expect(points).toBe(long.whole);
  expect(isLoading).toBe(true);
});

test('a game that is known round by round needs no request for a window', () => {
  const series = { whole: exact(1, 500), tail: exact(1, 500) };
  const { points, isLoading } = shownIn({ kind: 'window', from: 10, to: 20 }, 500, series);
  expect(points).toBe(series.whole);
  expect(isLoading).toBe(false);
});

test('a window that was read stands within the coarse points of the game', () => {
  const view: View = { kind: 'window', from: 501, to: 700 };
  expect(shownIn(view, 100_000, long).points).toBe(long.whole);
  const { points } = shownIn(view, 100_000, long, [['501-700', exact(501, 700)]]);
  expect(points.from.slice(0, 7)).toEqual([1, 101, 201, 301, 401, 501, 502]);
  expect(points.to.at(-1)).toBe(100_000);
  expect(points.from).toHaveLength(998 + 200);
});

test('a game without rounds has no points', () => {
  const { points, error } = shownIn({ kind: 'newest', rounds: null }, 0, { whole: NO_POINTS, tail: NO_POINTS });
  expect([points, error]).toEqual([NO_POINTS, null]);
});
