import { type Manifest, playsAfter } from '../manifest.ts';

/** Histories of more outcomes than this are too many to be visited often enough in a window. */
export const MAX_MEASURED_MEMORY = 12;

/**
 * m of the Minority Game, for `predictability`, `mutualInformation` and alpha: the memory of all tables that play the
 * round after `round` rounds. Null without tables, and where their memories differ.
 */
export function commonMemory({ agents }: Manifest, round: number): number | null {
  const tables = agents.filter((entry) => entry.strategy === 'tables' && playsAfter(entry, round));
  const memories = new Set(tables.map(({ params }) => Number(params['memory'])));
  return memories.size === 1 ? [...memories][0] : null;
}
