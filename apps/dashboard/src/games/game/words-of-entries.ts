import type { AgentEntry } from '@farol/kernel';
import { formatNumber } from '../../design/figures.ts';

/** A readable name of these agents. */
export const nameOf = (entry: Pick<AgentEntry, 'strategy'> & { name?: string | null }, id: number) =>
  entry.name ?? `${entry.strategy} #${id}`;

function wordsOf(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 6);
  return Array.isArray(value) ? `through ${value.length} points` : String(value);
}

/** capacity 60, uncrowded 1; points of a curve are counted, not listed. */
export const parametersOf = (params: Readonly<Record<string, unknown>>) =>
  Object.entries(params)
    .map(([name, value]) => `${name} ${wordsOf(value)}`)
    .join(', ') || 'without parameters';
