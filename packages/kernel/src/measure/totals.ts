import type { Totals } from '../cohort.ts';
import { type Manifest, playsAfter } from '../manifest.ts';
import type { RoundSpan } from './stretches.ts';

/** The totals of cohorts, by their number in the manifest. */
export type CohortTotals = ReadonlyMap<number, Totals>;

function mapTotals(compute: (name: keyof Totals) => Float64Array): Totals {
  return {
    visits: compute('visits'),
    benefit: compute('benefit'),
    switches: compute('switches'),
    alwaysGo: compute('alwaysGo'),
    alwaysStay: compute('alwaysStay'),
  };
}

/** A copy that the game does not change any more. */
export function copyTotals(cohorts: CohortTotals): Map<number, Totals> {
  return new Map(Array.from(cohorts, ([agentId, totals]) => [agentId, mapTotals((name) => totals[name].slice())]));
}

/**
 * The totals when a window opens: those after the rounds before it, but of switches those after its first round. A
 * switch is between two rounds of the window; the switch into its first round is not counted.
 */
export function openingTotals(before: CohortTotals, afterFirst: CohortTotals): Map<number, Totals> {
  return new Map(
    Array.from(before, ([agentId, totals]) => [
      agentId,
      { ...totals, switches: afterFirst.get(agentId)?.switches ?? totals.switches },
    ]),
  );
}

/** The totals of all cohorts' agents, in their order. */
export function joinTotals(cohorts: readonly Totals[]): Totals {
  return mapTotals((name) => {
    const parts = cohorts.map((cohort) => cohort[name]);
    const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const part of parts) {
      whole.set(part, offset);
      offset += part.length;
    }
    return whole;
  });
}

/** The cohorts that play all rounds of a stretch but joined before it: their totals at its start are not 0. */
export function cohortsBefore({ agents }: Manifest, { from }: RoundSpan): number[] {
  return agents.flatMap((entry, agentId) => (playsAfter(entry, from) && entry.joins < from ? [agentId] : []));
}

/** Totals over a stretch: those at its end less those at its opening, for the cohorts that play it. */
export function totalsWithin(
  manifest: Manifest,
  stretch: RoundSpan,
  opening: CohortTotals,
  end: CohortTotals,
): Map<number, Totals> {
  const present = [...manifest.agents.keys()].filter((agentId) => playsAfter(manifest.agents[agentId], stretch.from));
  const carried = new Set(cohortsBefore(manifest, stretch));
  return new Map(
    present.map((agentId) => {
      const now = end.get(agentId),
        then = opening.get(agentId);
      if (!now || (!then && carried.has(agentId))) throw new Error(`the totals of agents ${agentId} are missing`);
      return [agentId, then && carried.has(agentId) ? subtractTotals(now, then) : now];
    }),
  );
}

function subtractTotals(now: Totals, then: Totals): Totals {
  return mapTotals((name) => now[name].map((value, agent) => value - then[name][agent]));
}
