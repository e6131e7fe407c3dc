import type { Game, GameEvent, History, ProgressEvent, Round } from '@farol/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { read } from '../../api/client.ts';
import { listenToGame } from '../../api/listen.ts';
import { appendPoints, compactPoints, cutPoints, isExact, lastRoundOf, type Points, pointsOf } from './points.ts';

export const gameKey = (id: string) => ['game', id] as const;

/** The whole game in about so many points, and its newest rounds as finely as they were heard. */
const WHOLE_POINTS = 1000;
const TAIL_ROUNDS = 10_000;
const FIRST_TAIL_ROUNDS = 1000;

interface Series {
  whole: Points;
  tail: Points;
}

/** All rounds so far coarsely, and the newest of them one by one, both up to the same round. */
async function readBeginning(id: string, signal: AbortSignal): Promise<Series> {
  const path = `/games/${id}/history`;
  const whole = pointsOf(await read<History>(path, { points: WHOLE_POINTS }, signal));
  if (isExact(whole)) return { whole, tail: whole };
  const to = lastRoundOf(whole);
  const newest = { from: Math.max(1, to - FIRST_TAIL_ROUNDS + 1), to, points: FIRST_TAIL_ROUNDS };
  return { whole, tail: pointsOf(await read<History>(path, newest, signal)) };
}

/** Undefined if rounds are missing in between. */
function grow({ whole, tail }: Series, more: Points): Series | undefined {
  const grown = appendPoints(whole, more);
  if (grown === undefined) return undefined;
  if (grown === whole) return { whole, tail };
  const end = appendPoints(tail, more) ?? more;
  return {
    whole: compactPoints(grown, WHOLE_POINTS),
    tail: cutPoints(end, lastRoundOf(end) - TAIL_ROUNDS + 1, Infinity),
  };
}

/**
 * A tab that nobody sees listens to nothing: a browser has six connections to a server, for all its tabs together. When
 * it is seen again, it hears what it missed.
 */
function listenWhileVisible(id: string, hear: (event: GameEvent) => void, after: number): () => void {
  let heardTo = after;
  let stop: (() => void) | undefined;
  const take = (event: GameEvent) => {
    if (event.event === 'points') heardTo = Math.max(heardTo, Number(event.id));
    hear(event);
  };
  const follow = () => {
    if (document.visibilityState === 'visible') stop ??= listenToGame(id, take, heardTo);
    else {
      stop?.();
      stop = undefined;
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop?.();
  };
}

/**
 * A game as it is now: its row, and its rounds as points that grow while one looks. What was missed while the API was
 * away follows when it is back.
 */
export function useLiveGame(id: string) {
  const client = useQueryClient();
  const game = useQuery({
    queryKey: gameKey(id),
    queryFn: ({ signal }) => read<Game>(`/games/${id}`, {}, signal),
  });
  const beginning = useQuery({
    queryKey: [...gameKey(id), 'beginning'],
    queryFn: ({ signal }) => readBeginning(id, signal),
    staleTime: Infinity,
  });
  const [series, setSeries] = useState<Series>();
  const [progress, setProgress] = useState<ProgressEvent>();
  const [isGone, setIsGone] = useState(false);

  const take = useCallback(
    (more: Points) => {
      setSeries((before) => {
        if (before === undefined) return before;
        const after = grow(before, more);
        if (after === undefined) void client.invalidateQueries({ queryKey: [...gameKey(id), 'beginning'] });
        return after ?? before;
      });
    },
    [client, id],
  );

  const hear = useCallback(
    ({ event, data }: GameEvent) => {
      const change = (changed: Partial<Game>) =>
        client.setQueryData<Game>(gameKey(id), (before) => before && { ...before, ...changed });
      switch (event) {
        case 'status': {
          const before = client.getQueryData<Game>(gameKey(id));
          change(data);
          // What the event does not tell, such as an obstacle; and all that is measured of the rounds so far.
          if (before?.status !== data.status || before.digest !== data.digest) {
            void client.invalidateQueries({ queryKey: gameKey(id), exact: true });
            void client.invalidateQueries({ queryKey: [...gameKey(id), 'measured'] });
          }
          return;
        }
        case 'progress':
          change({ rounds: data.rounds });
          return setProgress(data);
        case 'points':
          return take(pointsOf(data));
        case 'gone':
          return setIsGone(true);
      }
    },
    [client, id, take],
  );

  useEffect(() => {
    if (beginning.data === undefined) return undefined;
    setSeries(beginning.data);
    return listenWhileVisible(id, hear, lastRoundOf(beginning.data.whole));
  }, [beginning.data, hear, id]);

  /** Takes rounds that were played at this page's own wish. */
  const takeRounds = useCallback(
    (rounds: Round[]) => {
      if (rounds.length === 0) return;
      take(
        pointsOf({
          exact: true,
          from: rounds[0].round,
          to: rounds.at(-1)!.round,
          round: rounds.map(({ round }) => round),
          attendance: rounds.map(({ attendance }) => attendance),
          benefit: rounds.map(({ benefit }) => benefit),
        }),
      );
    },
    [take],
  );

  return { game, beginning, series, progress, isGone, takeRounds };
}
