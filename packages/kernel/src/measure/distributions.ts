import { countInBins, edgesAround, equalEdges } from './bins.ts';
import type { RoundSpan } from './stretches.ts';
import type { CohortTotals } from './totals.ts';

/** A histogram over agents, with bins that all cohorts share. */
export interface AgentHistogram {
  edges: number[];
  agents: { agentId: number; counts: number[] }[];
}

/** How visits and benefit per round are spread over the agents of a window. */
export interface AgentDistributions {
  attendanceShare: AgentHistogram;
  benefit: AgentHistogram;
}

function countCohorts(values: ReadonlyMap<number, Float64Array>, edges: number[]): AgentHistogram {
  return {
    edges,
    agents: Array.from(values, ([agentId, own]) => ({ agentId, counts: countInBins(own, edges) })),
  };
}

/** Histograms over the agents of a stretch, from their totals over it. */
export function describeDistributions(
  { from, to }: RoundSpan,
  totals: CohortTotals,
  bins: number,
): AgentDistributions | null {
  const rounds = to - from;
  if (rounds <= 0 || totals.size === 0) return null;
  const perRound = (name: 'visits' | 'benefit') =>
    new Map(Array.from(totals, ([agentId, own]) => [agentId, own[name].map((sum) => sum / rounds)]));
  const benefits = perRound('benefit');
  function* all() {
    for (const own of benefits.values()) yield* own;
  }
  return {
    attendanceShare: countCohorts(perRound('visits'), equalEdges(0, 1, bins)),
    benefit: countCohorts(benefits, edgesAround(all(), bins)),
  };
}
