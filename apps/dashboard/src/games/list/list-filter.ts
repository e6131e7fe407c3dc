import { GAME_STATUSES, type GameStatus } from '@farol/shared';

export const SORTS = ['created', 'updated', 'name', 'rounds', 'agents'] as const;
export type Sort = (typeof SORTS)[number];

/** Which games a list shows and in which order: what its address says. */
export interface ListFilter {
  search: string;
  status: GameStatus | '';
  kind: string;
  sort: Sort;
  order: 'asc' | 'desc';
}

/** Names begin with A, all else with the newest, the longest, the largest. */
export const firstOrder = (sort: Sort): ListFilter['order'] => (sort === 'name' ? 'asc' : 'desc');

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | undefined =>
  known.find((name) => name === given);

export function readFilter(query: URLSearchParams): ListFilter {
  const sort = oneOf(SORTS, query.get('sort')) ?? 'created';
  return {
    search: query.get('search') ?? '',
    status: oneOf(GAME_STATUSES, query.get('status')) ?? '',
    kind: query.get('kind') ?? '',
    sort,
    order: oneOf(['asc', 'desc'] as const, query.get('order')) ?? firstOrder(sort),
  };
}

/** The query of the address and of the request alike: nothing that is left at its default. */
export function writeFilter({ search, status, kind, sort, order }: ListFilter): Record<string, string> {
  const all = {
    search: search.trim(),
    status,
    kind,
    sort: sort === 'created' ? '' : sort,
    order: order === firstOrder(sort) ? '' : order,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
