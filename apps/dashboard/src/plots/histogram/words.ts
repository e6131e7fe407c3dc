import { formatNumber } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';
import type { HistogramData, HistogramGroup } from './shapes.ts';

export const binName = (edges: ArrayLike<number>, bin: number) =>
  `${formatNumber(edges[bin])} to ${formatNumber(edges[bin + 1])}`;

/** The histogram in a few sentences. */
export function histogramSummary({ xLabel, edges, groups, marks }: Omit<HistogramData, 'yLabel'>): string {
  const marked =
    marks.length === 0 ? '' : ` Marked: ${marks.map(({ label, x }) => `${label} at ${formatNumber(x)}`).join(', ')}.`;
  return `Frequencies of ${xLabel}. ${groups.map((group) => groupSummary(edges, group)).join(' ')}${marked}`;
}

function groupSummary(edges: ArrayLike<number>, { label, counts }: HistogramGroup): string {
  let [sum, weighted, mode] = [0, 0, 0];
  for (let bin = 0; bin < counts.length; bin++) {
    sum += counts[bin];
    weighted += (counts[bin] * (edges[bin] + edges[bin + 1])) / 2;
    if (counts[bin] > counts[mode]) mode = bin;
  }
  if (sum === 0) return `${label}: nothing counted yet.`;
  return `${label}: ${formatNumber(sum)} in all, most between ${formatNumber(edges[mode])} and ${formatNumber(edges[mode + 1])}, about ${formatNumber(weighted / sum, 3)} on average.`;
}

export function histogramTable({ xLabel, edges, groups }: Pick<HistogramData, 'xLabel' | 'edges' | 'groups'>): Table {
  return {
    columns: [`${xLabel} from`, 'to', ...groups.map(({ label }) => label)],
    rows: Array.from({ length: Math.max(0, edges.length - 1) }, (_, bin) => [
      edges[bin],
      edges[bin + 1],
      ...groups.map(({ counts }) => counts[bin]),
    ]),
  };
}
