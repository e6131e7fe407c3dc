import type { Game } from '@farol/api';

export type Selection = ReadonlyMap<string, Game>;

/** The rows of a click: one, or with Shift all from the row that was clicked before. */
export const rowsOfClick = (index: number, before: number, isRange: boolean): { from: number; to: number } =>
  isRange ? { from: Math.min(index, before), to: Math.max(index, before) } : { from: index, to: index };

/** The selection with the games of some rows added or removed. Rows that are not loaded yet stay out. */
export function withRows(
  selected: Selection,
  games: readonly Game[],
  { from, to }: { from: number; to: number },
  isSelected: boolean,
): Selection {
  const next = new Map(selected);
  for (const game of games.slice(from, to + 1)) {
    if (isSelected) next.set(game.id, game);
    else next.delete(game.id);
  }
  return next;
}

/** The selected games that the list still shows, as the list has them now. */
export const shownOf = (selected: Selection, games: readonly Game[]): Game[] =>
  games.filter(({ id }) => selected.has(id));
