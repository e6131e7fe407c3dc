/** By what a list of games may be sorted; `agents` is N, `rounds` those that were played. */
export const GAME_SORTS = ['created', 'updated', 'name', 'rounds', 'agents'] as const;
export type GameSort = (typeof GAME_SORTS)[number];
export const SORT_ORDERS = ['asc', 'desc'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];
/** Names are read from A on, everything else from the newest or largest. */
export const defaultOrder = (sort: GameSort): SortOrder => (sort === 'name' ? 'asc' : 'desc');
