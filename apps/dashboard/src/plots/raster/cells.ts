import { formatCount } from '../../design/figures.ts';
import type { PlotArea } from '../axes/axes.ts';
import { valueAt } from '../axes/ticks.ts';

/** Rows that belong together, from the top. */
export interface RowGroup {
  label: string;
  rows: number;
}

export interface Choices {
  /** Rounds. */
  columns: number;
  /** Agents. */
  rows: number;
  /** 1: went, 0: stayed home, null: did not play then. */
  bit: (row: number, column: number) => number | null;
}

export interface RasterCell {
  row: number;
  column: number;
}
type Size = Pick<Choices, 'columns' | 'rows'>;

/** The cell at a position in pixels from the plot's top left; null beside the cells. */
export function cellAt(area: PlotArea, { columns, rows }: Size, firstColumn: number, left: number, top: number) {
  const column = Math.floor(valueAt(area.xAxis, (left - area.x) / area.width)) - firstColumn;
  const row = Math.floor(((top - area.y) / area.height) * rows);
  const isIn =
    left >= area.x && left <= area.x + area.width && row >= 0 && row < rows && column >= 0 && column < columns;
  return isIn ? { row, column } : null;
}

const WAYS: Record<string, readonly [row: number, column: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The cell that an arrow key leads to; undefined for any other key. `begin` is the first column in view. */
export function cellAfterKey(
  { columns, rows }: Size,
  cell: RasterCell | null,
  key: string,
  begin: number,
): RasterCell | undefined {
  const way = WAYS[key];
  if (way === undefined) return undefined;
  // The first arrow shows the reading at the beginning of the view.
  const next =
    cell === null ? { row: way[0], column: begin } : { row: cell.row + way[0], column: cell.column + way[1] };
  return {
    row: Math.max(0, Math.min(rows - 1, next.row)),
    column: Math.max(0, Math.min(columns - 1, next.column)),
  };
}

export const choiceName = (choice: number | null) =>
  choice === null ? 'did not play' : choice === 1 ? 'went' : 'stayed home';

export function agentName(row: number, groups: readonly RowGroup[]): string {
  let first = 0;
  for (const { label, rows } of groups) {
    if (row < first + rows) return `${label}, agent ${formatCount(row - first + 1)}`;
    first += rows;
  }
  return `Agent ${formatCount(row + 1)}`;
}

/** The share of the visible rounds by which the view moves to show a round: 0 if it is in view. */
export function stepIntoView(round: number, [from, to]: readonly [number, number]): number {
  if (round < from) return (round - from) / (to - from);
  return Math.max(0, round + 1 - to) / (to - from);
}
