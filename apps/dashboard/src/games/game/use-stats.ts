import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { read } from '../../api/client.ts';
import { gameKey } from './use-live-game.ts';

/** While a game plays, what is measured of it is measured anew so often. */
const WHILE_RUNNING_MS = 2000;

export type StatsWindow = { from?: number; to?: number };

/** By the name of its window, which by itself is its rounds: one that moves on with the game is the same under its name. */
export function useStats(
  gameId: string,
  isRunning: boolean,
  window: StatsWindow = {},
  name = `${window.from ?? 0}-${window.to ?? 0}`,
) {
  const tookMs = useRef(0);
  return useQuery({
    queryKey: [...gameKey(gameId), 'measured', 'stats', name],
    async queryFn({ signal }) {
      const startMs = performance.now();
      const stats = await read('/games/{gameId}/stats', { params: { gameId }, query: window, signal });
      tookMs.current = performance.now() - startMs;
      return stats;
    },
    // Of a large game it is work: a tenth of the time at most.
    refetchInterval: () => (isRunning ? Math.max(WHILE_RUNNING_MS, 10 * tookMs.current) : false),
    placeholderData: keepPreviousData,
  });
}
