import type { Game, GameEvent, ProgressEvent, Round, StatusEvent } from '@farol/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { read } from '../../api/client.ts';
import { listenWhileVisible } from '../../api/listen.ts';
import { FIRST_TAIL_ROUNDS, growSeries, pointsOfRounds, type Series, WHOLE_POINTS } from './live-series.ts';
import { isExact, lastRoundOf, type Points, pointsOf } from './points.ts';

export const gameKey = (id: string) => ['game', id] as const;

/** Reads all rounds so far coarsely, and the newest of them one by one, both up to the same round. */
async function readBeginning(id: string, signal: AbortSignal): Promise<Series> {
  const readPoints = async (query: { from?: number; to?: number; points: number }) =>
    pointsOf(await read('/games/{gameId}/history', { params: { gameId: id }, query, signal }));
  const whole = await readPoints({ points: WHOLE_POINTS });
  if (isExact(whole)) return { whole, tail: whole };
  const to = lastRoundOf(whole);
  const newest = { from: Math.max(1, to - FIRST_TAIL_ROUNDS + 1), to, points: FIRST_TAIL_ROUNDS };
  return { whole, tail: await readPoints(newest) };
}

/**
 * A game as it is now: its row, and its rounds as points that grow while it plays. Rounds that were missed while the API
 * was away follow when it is back.
 */
export function useLiveGame(id: string) {
  const client = useQueryClient();
  const game = useQuery({
    queryKey: gameKey(id),
    queryFn: ({ signal }) => read('/games/{id}', { params: { id }, signal }),
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
        const after = growSeries(before, more);
        if (after === undefined) void client.invalidateQueries({ queryKey: [...gameKey(id), 'beginning'] });
        return after ?? before;
      });
    },
    [client, id],
  );
  const hearStatus = useStatusEvents(id);

  const hear = useCallback(
    ({ event, data }: GameEvent) => {
      switch (event) {
        case 'status':
          return hearStatus(data);
        case 'progress':
          client.setQueryData<Game>(gameKey(id), (before) => before && { ...before, rounds: data.rounds });
          return setProgress(data);
        case 'points':
          return take(pointsOf(data));
        case 'gone':
          return setIsGone(true);
      }
    },
    [client, id, take, hearStatus],
  );

  useEffect(() => {
    if (beginning.data === undefined) return undefined;
    setSeries(beginning.data);
    return listenWhileVisible(id, hear, lastRoundOf(beginning.data.whole));
  }, [beginning.data, hear, id]);

  /** Takes the rounds that this page had played. */
  const takeRounds = useCallback(
    (rounds: Round[]) => {
      if (rounds.length > 0) take(pointsOfRounds(rounds));
    },
    [take],
  );

  return { game, beginning, series, progress, isGone, takeRounds };
}

/** Shows the status that an event tells, and reads again the parts of the game that it does not tell. */
function useStatusEvents(id: string) {
  const client = useQueryClient();
  return useCallback(
    (event: StatusEvent) => {
      const before = client.getQueryData<Game>(gameKey(id));
      // The revision comes with the values that it belongs to: an edit names what the page has shown.
      const { revision, ...shown } = event;
      client.setQueryData<Game>(gameKey(id), (game) => game && { ...game, ...shown });
      // The event tells neither the obstacle nor the statistics of the rounds so far.
      const isOther = before?.status !== event.status || before.digest !== event.digest;
      if (isOther || before.revision !== revision)
        void client.invalidateQueries({ queryKey: gameKey(id), exact: true });
      if (isOther) void client.invalidateQueries({ queryKey: [...gameKey(id), 'measured'] });
    },
    [client, id],
  );
}
