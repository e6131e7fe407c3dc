import { followAgents, type Game } from '@farol/api';
import { type UseQueryResult, useQueries, useQueryClient } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** Running games are asked again this often. */
const POLL_MS = 2000;
const POINTS = 800;
/** Rounds of which the histogram of attendance is made: the last ones. */
export const HISTOGRAM_ROUNDS = 10_000;

const isRunning = (game: Game | undefined) => game?.status === 'running';
const combine = <T>(results: UseQueryResult<T>[]) => results;

export function useGames(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['game', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => read('/games/{id}', { params: { id }, signal }),
      refetchInterval: ({ state }: { state: { data?: Game } }) => (isRunning(state.data) ? POLL_MS : (false as const)),
    })),
    combine: combine<Game>,
  });
}

/** Something of each game, read anew as it changes; until it comes, what was there before. */
function useOfGames<T>(
  games: readonly Game[],
  what: string,
  ask: (game: Game, signal: AbortSignal) => Promise<T>,
  window: readonly [number, number] | null = null,
) {
  const client = useQueryClient();
  return useQueries({
    queries: games.map((game) => ({
      queryKey: ['compare', game.id, what, window, game.updatedAt],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(game, signal),
      // A new key gets an observer here that knows of none before it: keepPreviousData would find nothing.
      placeholderData: () =>
        client
          .getQueriesData<T>({ queryKey: ['compare', game.id, what] })
          .findLast(([, data]) => data !== undefined)?.[1],
      staleTime: Infinity,
      // A game that plays leaves one behind every other second, of some hundred kilobytes.
      gcTime: 30_000,
    })),
    combine: combine<T>,
  });
}

export const useStats = (games: readonly Game[]) =>
  useOfGames(games, 'stats', ({ id }, signal) => read('/games/{gameId}/stats', { params: { gameId: id }, signal }));

export const useManifests = (games: readonly Game[]) =>
  useOfGames(games, 'manifest', async ({ id }, signal) => {
    const { manifest } = await read('/games/{id}/manifest', { params: { id }, signal });
    return { manifest: followAgents(manifest) };
  });

/** Attendance and benefit over a window, in so many points; null of a game that has not come so far. */
export function useHistories(games: readonly Game[], window: readonly [number, number] | null) {
  const [from, to] = window ?? [];
  const ask = async ({ id, rounds }: Game, signal: AbortSignal) => {
    if (rounds.played === 0 || (from !== undefined && from > rounds.played)) return null;
    return read('/games/{gameId}/history', { params: { gameId: id }, query: { from, to, points: POINTS }, signal });
  };
  return useOfGames(games, 'history', ask, window);
}

/** The last attendances, round by round. */
export const useLastRounds = (games: readonly Game[]) =>
  useOfGames(games, 'last rounds', async ({ id, rounds }, signal) => {
    if (rounds.played === 0) return null;
    const from = Math.max(1, rounds.played - HISTOGRAM_ROUNDS + 1);
    return read('/games/{gameId}/history', {
      params: { gameId: id },
      query: { from, to: rounds.played, points: HISTOGRAM_ROUNDS },
      signal,
    });
  });

export const useDistributions = (games: readonly Game[]) =>
  useOfGames(games, 'distributions', ({ id }, signal) =>
    read('/games/{gameId}/distributions', { params: { gameId: id }, query: { bins: 40 }, signal }),
  );
