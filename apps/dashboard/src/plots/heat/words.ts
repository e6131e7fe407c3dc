import { formatNumber } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';

export type HeatLevel = string | number;

export interface HeatGrid {
  xLabel: string;
  yLabel: string;
  xLevels: readonly HeatLevel[];
  yLevels: readonly HeatLevel[];
  /** A row for each level of y, from the lowest; null where nothing is known. */
  values: readonly (readonly (number | null)[])[];
  valueLabel: string;
}

export const levelName = (level: HeatLevel) => (typeof level === 'number' ? formatNumber(level) : level);

/** The map in a few sentences: how many cells are known, and its extremes. */
export function heatSummary({ xLabel, yLabel, xLevels, yLevels, values, valueLabel }: HeatGrid): string {
  const cells = yLevels.flatMap((y, row) =>
    xLevels.flatMap((x, column) => {
      const value = values[row]?.[column];
      return value === null || value === undefined || !Number.isFinite(value) ? [] : [{ x, y, value }];
    }),
  );
  if (cells.length === 0) return `${valueLabel} over ${xLabel} and ${yLabel}: no results yet.`;
  const min = cells.reduce((a, b) => (b.value < a.value ? b : a));
  const max = cells.reduce((a, b) => (b.value > a.value ? b : a));
  const at = ({ x, y, value }: (typeof cells)[number]) =>
    `${formatNumber(value)} at ${xLabel} ${levelName(x)} and ${yLabel} ${levelName(y)}`;
  return `${valueLabel} in ${cells.length} of ${xLevels.length * yLevels.length} cells. Least: ${at(min)}. Greatest: ${at(max)}.`;
}

/** A row for each level of y. Levels keep all their digits. */
export const heatTable = ({ xLabel, yLabel, xLevels, yLevels, values }: HeatGrid): Table => ({
  columns: [`${yLabel} \\ ${xLabel}`, ...xLevels.map(String)],
  rows: yLevels.map((level, y) => [level, ...xLevels.map((_, x) => values[y]?.[x] ?? null)]),
});
