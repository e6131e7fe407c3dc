import type { Manifest } from '../manifest.ts';
import { type AgentStatistics, describeAgents } from './agents.ts';
import { commonMemory } from './memory.ts';
import { describeSeries, type SeriesStatistics } from './series.ts';
import type { Stretch } from './stretches.ts';
import { type CohortTotals, joinTotals } from './totals.ts';

/** Raised when a statistic of the same rounds changes: stored results of an earlier version are not reused. */
export const MEASURE_VERSION = 2;

/** Maximum measured rounds of a stored or cited game: the last ones of the requested window. */
export const MAX_MEASURED_ROUNDS = 1_000_000;

/** The statistics of agents that one entry of the manifest adds, by its number there. */
export interface CohortStatistics extends AgentStatistics {
  readonly agentId: number;
}

/** The statistics of one window: rounds that the same agents played. Every caller gets them from `describeWindow`. */
export interface WindowStatistics {
  /** The first and the last round, numbered from 1. */
  readonly window: { readonly from: number; readonly to: number; readonly rounds: number };
  /** N. */
  readonly agents: number;
  /** C; null where crowding has no meaning. */
  readonly capacity: number | null;
  /** m, where all tables have the same memory. */
  readonly memory: number | null;
  /** 2^m / N, the control parameter of the Minority Game. */
  readonly alpha: number | null;
  readonly series: SeriesStatistics;
  /** All agents. */
  readonly crowd: AgentStatistics;
  readonly cohorts: readonly CohortStatistics[];
}

/** 2^m / N; null without a common memory or without agents. */
export function alphaOf(memory: number | null, agents: number): number | null {
  return memory === null || agents === 0 ? null : 2 ** memory / agents;
}

/** The part that needs no agents' totals. Shape of attendances: [stretch.to − stretch.from]. */
export function describeRounds(
  manifest: Manifest,
  stretch: Stretch,
  attendances: Uint32Array,
): Omit<WindowStatistics, 'crowd' | 'cohorts'> {
  const { from, to, agents, capacity, curves } = stretch;
  if (attendances.length !== to - from) {
    throw new RangeError(`${attendances.length} attendances of ${to - from} rounds`);
  }
  const memory = commonMemory(manifest, from);
  return {
    window: { from: from + 1, to, rounds: to - from },
    agents,
    capacity,
    memory,
    alpha: alphaOf(memory, agents),
    series: describeSeries(attendances, { agents, capacity, curves, memory }),
  };
}

/** The part that is of agents; `totals` are those over the stretch, as `totalsWithin` gives them. */
export function describeCrowd(stretch: Stretch, totals: CohortTotals): Pick<WindowStatistics, 'crowd' | 'cohorts'> {
  const rounds = stretch.to - stretch.from;
  return {
    crowd: describeAgents({ ...joinTotals([...totals.values()]), rounds }),
    cohorts: Array.from(totals, ([agentId, own]) => ({ agentId, ...describeAgents({ ...own, rounds }) })),
  };
}

/** All statistics of a stretch, from its attendances and its agents' totals over the same rounds. */
export function describeWindow(
  manifest: Manifest,
  stretch: Stretch,
  attendances: Uint32Array,
  totals: CohortTotals,
): WindowStatistics {
  return { ...describeRounds(manifest, stretch, attendances), ...describeCrowd(stretch, totals) };
}
