import type { HistogramOfAgents } from '@farol/api';
import type { Manifest } from '@farol/kernel';
import { nameOf } from './words-of-entries.ts';

const COLOURS = ['plot-1', 'plot-2', 'plot-3', 'plot-4', 'plot-5', 'plot-6'] as const;

interface Group {
  label: string;
  counts: number[];
  colour: (typeof COLOURS)[number];
}

/**
 * The bars of a histogram by entry, or by strategy if there are more entries than colours. Each colour stands for one
 * group: the last one for all others, if there are still too many.
 */
export function groupsOf({ agents }: HistogramOfAgents, manifest: Pick<Manifest, 'agents'>): Group[] {
  const byStrategy = agents.length > COLOURS.length;
  const labelOf = (agentId: number) => {
    const entry = manifest.agents[agentId];
    // Agents may have joined after the manifest was read.
    if (entry === undefined) return `#${agentId}`;
    return byStrategy ? entry.strategy : nameOf(entry, agentId);
  };
  const labels = [...new Set(agents.map(({ agentId }) => labelOf(agentId)))];
  const own = new Set(labels.length > COLOURS.length ? labels.slice(0, COLOURS.length - 1) : labels);
  const groups = new Map<string, number[]>();
  for (const { agentId, counts } of agents) {
    const label = own.has(labelOf(agentId)) ? labelOf(agentId) : 'others';
    const before = groups.get(label);
    groups.set(label, before === undefined ? counts : counts.map((count, bin) => count + before[bin]));
  }
  return Array.from(groups, ([label, counts], index) => ({ label, counts, colour: COLOURS[index] }));
}
