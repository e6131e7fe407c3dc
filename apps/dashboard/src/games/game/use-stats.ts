import type { Stats } from '@farol/shared';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { gameKey } from './use-live-game.ts';

/** While a game plays, what is measured of it is measured anew so often. */
const WHILE_RUNNING_MS = 2000;

export type StatsWindow = { from?: number; to?: number };

export function useStats(gameId: string, isRunning: boolean, window: StatsWindow = {}) {
  return useQuery({
    queryKey: [...gameKey(gameId), 'measured', 'stats', window.from ?? 0, window.to ?? 0],
    queryFn: ({ signal }) => read<Stats>(`/games/${gameId}/stats`, window, signal),
    refetchInterval: isRunning ? WHILE_RUNNING_MS : false,
    placeholderData: keepPreviousData,
  });
}
