import { RULES } from '@farol/kernel';
import {
  defaultOrder,
  GAME_SORTS,
  GAME_STATUSES,
  type GameSort,
  type GameStatus,
  SORT_ORDERS,
  type SortOrder,
} from '@farol/api';
import { OWNERS, type OwnerFilter } from '../../sharing/owner-filter.tsx';

/** Which games a list shows and in which order: what its address says. */
export interface ListFilter {
  search: string;
  status: GameStatus | '';
  kind: string;
  owner: OwnerFilter;
  sort: GameSort;
  order: SortOrder;
}

const KINDS = RULES.map(({ kind }) => kind);
const oneOf = <T extends string>(known: readonly T[], given: string | null): T | undefined =>
  known.find((name) => name === given);

export function readFilter(query: URLSearchParams): ListFilter {
  const sort = oneOf(GAME_SORTS, query.get('sort')) ?? 'created';
  return {
    search: query.get('search') ?? '',
    status: oneOf(GAME_STATUSES, query.get('status')) ?? '',
    kind: oneOf(KINDS, query.get('kind')) ?? '',
    owner: oneOf(OWNERS, query.get('owner')) ?? '',
    sort,
    order: oneOf(SORT_ORDERS, query.get('order')) ?? defaultOrder(sort),
  };
}

/** The query of the address and of the request alike: nothing that is left at its default. */
export function writeFilter({ search, status, kind, owner, sort, order }: ListFilter): Record<string, string> {
  const all = {
    search: search.trim(),
    status,
    kind,
    owner,
    sort: sort === 'created' ? '' : sort,
    order: order === defaultOrder(sort) ? '' : order,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The change after a click on a column: other rows first, or the other way round if the list is sorted by it. */
export const sortBy = (
  filter: Pick<ListFilter, 'sort' | 'order'>,
  sort: GameSort,
): Pick<ListFilter, 'sort' | 'order'> =>
  filter.sort === sort ? { sort, order: filter.order === 'asc' ? 'desc' : 'asc' } : { sort, order: defaultOrder(sort) };

/** True if the filter hides games, in whichever order. */
export const isFiltered = ({
  search,
  status,
  kind,
  owner,
}: Pick<ListFilter, 'search' | 'status' | 'kind' | 'owner'>): boolean =>
  search.trim() !== '' || status !== '' || kind !== '' || owner !== '';
