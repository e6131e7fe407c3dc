import type { Game } from '@farol/api';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { type ListFilter, writeFilter } from './list-filter.ts';

/** Rows that one request brings. */
const PAGE_ROWS = 250;

/** How often a game that is running is looked at while its row is in view. */
const RUNNING_MS = 2000;

/** The games that fit a filter, page after page. */
export function useGames(filter: ListFilter) {
  const query = writeFilter(filter);
  return useInfiniteQuery({
    queryKey: ['games', query],
    queryFn: ({ pageParam, signal }) =>
      read('/games', { query: { ...query, limit: PAGE_ROWS, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
    placeholderData: (before) => before,
  });
}

/** A game of the list as it is now: one that is running is looked at again while it is in view. */
export function useRow(listed: Game): Game {
  const { data } = useQuery({
    queryKey: ['games', 'row', listed.id],
    queryFn: ({ signal }) => read('/games/{id}', { params: { id: listed.id }, signal }),
    enabled: listed.status === 'running',
    refetchInterval: ({ state }) => ((state.data ?? listed).status === 'running' ? RUNNING_MS : false),
  });
  return data !== undefined && data.updatedAt > listed.updatedAt ? data : listed;
}
