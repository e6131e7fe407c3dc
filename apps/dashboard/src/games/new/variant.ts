import type { Manifest } from '@farol/kernel';

/** The longest name of a game. */
const MAX_NAME = 200;

/** The name that is suggested for a variant. */
export const variantName = (name: string): string => `${name}, variant`.slice(0, MAX_NAME);

/** Sentences about the entries of a game that a variant does not play as the game did. */
export function changedEntries({ agents }: Pick<Manifest, 'agents'>): string[] {
  const gone = agents.filter(({ leaves }) => leaves !== undefined).length;
  const late = agents.filter(({ leaves, joins }) => leaves === undefined && joins > 0).length;
  return [
    ...(late > 0 ? [`Agents that joined later (${late} of the entries) play from the first round here.`] : []),
    ...(gone > 0 ? [`Agents that left (${gone} of the entries) are not taken along.`] : []),
  ];
}
