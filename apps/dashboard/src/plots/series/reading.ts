import { formatNumber } from '../../design/figures.ts';
import { type PlotArea } from '../axes/axes.ts';
import { shareOf, valueAt } from '../axes/ticks.ts';
import type { Column } from './data.ts';
import { indicesInside, nearestIndex } from './data.ts';
import type { SeriesState } from './layout.ts';

const axisOf = ({ window, xScale }: SeriesState) => ({ from: window[0], to: window[1], scale: xScale });

/** The index of the value nearest to a share of the visible axis; null where no value is in view. */
export function indexAt(state: SeriesState, share: number): number | null {
  const axis = axisOf(state);
  const index = nearestIndex(state.data.xs, valueAt(axis, share), state.xScale);
  if (index === null) return null;
  const found = shareOf(axis, state.data.xs[index]);
  return found >= -1e-3 && found <= 1 + 1e-3 ? index : null;
}

/** The share of the axis at the next or previous value in view. Starts at an end if nothing is read yet. */
export function stepFrom(state: SeriesState, index: number | null, by: 1 | -1): number | null {
  const { xs } = state.data;
  const [first, last] = indicesInside(xs, state.window[0], state.window[1]);
  if (first > last) return null;
  const isOutside = index === null || index < first || index > last;
  const next = isOutside ? (by > 0 ? first : last) : Math.max(first, Math.min(last, index + by));
  return shareOf(axisOf(state), xs[next]);
}

export interface ReadingRow {
  column: Column;
  /** The line's place among all lines: its dashes and its symbol follow from it. */
  order: number;
  value: string;
  /** The band at this position, if there is one. */
  interval: string | null;
  /** The height of the value in pixels. */
  y: number;
}

/** The values of all visible lines at one position. */
export function readingRows({ data, hidden }: SeriesState, area: PlotArea, index: number): ReadingRow[] {
  return data.columns.flatMap((column, order) => {
    const value = column.values[index];
    if (hidden.has(column.line.key) || value === null || value === undefined) return [];
    const [low, high] = [column.low?.[index] ?? null, column.high?.[index] ?? null];
    const interval = low === null || high === null ? null : `${formatNumber(low)} to ${formatNumber(high)}`;
    return [{ column, order, value: formatNumber(value, 6), interval, y: area.toY(value) }];
  });
}
