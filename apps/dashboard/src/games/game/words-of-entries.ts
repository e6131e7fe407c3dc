import type { AgentEntry } from '@farol/kernel';

/** What a reader calls these agents. */
export const nameOf = (entry: Pick<AgentEntry, 'strategy'> & { name?: string | null }, id: number) =>
  entry.name ?? `${entry.strategy} #${id}`;

/** capacity 60, uncrowded 1; points of a curve are counted, not listed. */
export const parametersOf = (params: Readonly<Record<string, unknown>>) =>
  Object.entries(params)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? `through ${value.length} points` : String(value)}`)
    .join(', ') || 'without parameters';
