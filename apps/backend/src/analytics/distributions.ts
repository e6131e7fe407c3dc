import { type Manifest, playsAfter, readAgents } from '@farol/kernel';
import type { Distributions, HistogramOfAgents } from '@farol/api';
import { unpackSnapshot } from '../games/restore-game.ts';
import { defineTask } from '../threads/task.ts';

/** What distributions are made from: the last checkpoint of a game of `played` rounds. */
export interface Standings {
  manifest: Manifest;
  played: number;
  snapshot: Uint8Array | null;
  bins: number;
}

/** One value of each agent of an entry. */
interface Values {
  agentId: number;
  values: Float64Array;
}

/** Histograms over the agents that play, by their entry of the manifest. */
export function describeDistributions({ manifest, played, snapshot, bins }: Standings): Distributions {
  const shares: Values[] = [],
    benefits: Values[] = [];
  for (const [agentId, { visits, benefit }] of snapshot ? readAgents(manifest, snapshot) : []) {
    const entry = manifest.agents[agentId];
    const rounds = played - entry.joins;
    if (rounds <= 0 || !playsAfter(entry, played)) continue;
    shares.push({ agentId, values: visits.map((went) => went / rounds) });
    benefits.push({ agentId, values: benefit.map((earned) => earned / rounds) });
  }
  return {
    rounds: played,
    attendanceShare: shares.length > 0 ? countInBins(shares, equalEdges(0, 1, bins)) : null,
    benefit: benefits.length > 0 ? countInBins(benefits, edgesAround(benefits, bins)) : null,
  };
}

export const describeDistributionsTask = defineTask('describe-distributions', (standings: Standings) =>
  describeDistributions(unpackSnapshot(standings)),
);

function equalEdges(from: number, to: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, edge) => (edge === bins ? to : from + ((to - from) * edge) / bins));
}

function edgesAround(entries: readonly Values[], bins: number): number[] {
  let least = Infinity,
    most = -Infinity;
  for (const { values } of entries) {
    for (const value of values) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const edges = equalEdges(least, most, bins);
  // Also where they are too close for floats between them.
  const isFlat = edges.some((edge, index) => index > 0 && edge <= edges[index - 1]);
  return isFlat ? equalEdges(least - 0.5, most + 0.5, bins) : edges;
}

function countInBins(entries: readonly Values[], edges: number[]): HistogramOfAgents {
  const bins = edges.length - 1;
  const perUnit = bins / (edges[bins] - edges[0]);
  const agents = entries.map(({ agentId, values }) => {
    const counts = Array.from(edges.slice(1), () => 0);
    for (const value of values) {
      let bin = Math.min(bins - 1, Math.floor((value - edges[0]) * perUnit));
      // The quotient may miss the edge that the answer states by its last bit.
      if (value < edges[bin]) bin--;
      else if (bin < bins - 1 && value >= edges[bin + 1]) bin++;
      counts[bin]++;
    }
    return { agentId, counts };
  });
  return { edges, agents };
}
