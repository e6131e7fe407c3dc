import type { HistogramOfAgents } from '@farol/api';
import type { HistogramGroup } from '../plots/histogram/histogram-plot.tsx';
import { commonEdges, sharesIn, sharesOf, wholeEdges } from './bins.ts';
import { GAME_COLOURS } from './colours.ts';

const MAX_BINS = 40;
const PERCENT = 100;

interface Compared {
  edges: number[];
  groups: HistogramGroup[];
}

const groupOf = (names: readonly string[], index: number, shares: readonly number[]): HistogramGroup => ({
  label: names[index],
  colour: GAME_COLOURS[index],
  counts: shares.map((share) => PERCENT * share),
});

/** The attendances of games in common bins, in per cent of each game's rounds. Games without rounds are left out. */
export function compareAttendances(attendances: readonly (readonly number[])[], names: readonly string[]): Compared {
  let [min, max] = [Infinity, -Infinity];
  for (const values of attendances) {
    for (const value of values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }
  if (min > max) return { edges: [], groups: [] };
  const edges = wholeEdges(min, max, MAX_BINS);
  const groups = attendances.flatMap((values, index) =>
    values.length === 0 ? [] : [groupOf(names, index, sharesOf(values, edges))],
  );
  return { edges, groups };
}

/** Histograms of agents in common bins, in per cent of each game's agents. Missing ones are left out. */
export function compareAgents(
  histograms: readonly (HistogramOfAgents | null | undefined)[],
  names: readonly string[],
): Compared {
  const edges = commonEdges(
    histograms.flatMap((histogram) => histogram ?? []),
    MAX_BINS,
  );
  const groups = histograms.flatMap((histogram, index) =>
    histogram ? [groupOf(names, index, sharesIn(sumOf(histogram), edges))] : [],
  );
  return { edges, groups };
}

/** All entries of a game together. */
const sumOf = ({ edges, agents }: HistogramOfAgents) => ({
  edges,
  counts: edges.slice(1).map((_, bin) => agents.reduce((sum, { counts }) => sum + counts[bin], 0)),
});
