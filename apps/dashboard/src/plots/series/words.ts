import { formatNumber } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';
import { type Column, extentOf, indicesInside } from './data.ts';
import type { SeriesState } from './layout.ts';

/** The plot in a few sentences. */
export function seriesSummary({
  data,
  hidden,
  marks,
  uprights = [],
  extent,
  window,
  xLabel,
  yLabel,
}: SeriesState): string {
  const shown = data.columns.filter(({ line }) => !hidden.has(line.key));
  if (data.xs.length === 0 || shown.length === 0) return `${yLabel} over ${xLabel}: nothing to show yet.`;
  const [from, to] = rangeInView(extent ?? [data.xs[0], data.xs.at(-1)!], window);
  const lines = shown.slice(0, 8).map((column) => lineSummary(column, data.xs, from, to));
  const more = shown.length > 8 ? ` And ${shown.length - 8} more lines.` : '';
  const levels = marks.map(({ label, y, y2 }) =>
    [
      label,
      ...(/\d/.test(label)
        ? []
        : y2 === undefined
          ? [`at ${formatNumber(y)}`]
          : [`from ${formatNumber(y)} to ${formatNumber(y2)}`]),
    ].join(' '),
  );
  levels.push(...uprights.map(({ label, x }) => `${label} at ${formatNumber(x)} of ${xLabel}`));
  const level = levels.length > 0 ? ` Marked: ${levels.join(', ')}.` : '';
  return `${yLabel} over ${xLabel} from ${formatNumber(from)} to ${formatNumber(to)}. ${lines.join(' ')}${more}${level}`;
}

/** The visible range without the room beside the first and the last value, where nothing is. */
function rangeInView(
  [least, greatest]: readonly [number, number],
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const [first, last] = [Math.max(from, least), Math.min(to, greatest)];
  return first <= last ? [first, last] : [from, to];
}

function lineSummary(column: Column, xs: readonly number[], from: number, to: number): string {
  const { least, greatest } = extentOf([{ ...column, low: undefined, high: undefined }], xs, from, to);
  if (!Number.isFinite(least)) return `${column.line.label}: no values here.`;
  const [first, last] = indicesInside(xs, from, to);
  let end = last;
  while (end > first && column.values[end] === null) end--;
  return `${column.line.label}: between ${formatNumber(least)} and ${formatNumber(greatest)}, at the end ${formatNumber(column.values[end])}.`;
}

const hasInterval = ({ low, high }: Column) => low !== undefined && high !== undefined;

/** The visible rows. */
export function seriesTable({ data: { xs, columns }, hidden, window, xLabel }: SeriesState): Table {
  const shown = columns.filter(({ line }) => !hidden.has(line.key));
  if (shown.some(({ isSparse }) => isSparse)) return longTable(shown, xs, window, xLabel);
  const names = shown.flatMap((column) =>
    hasInterval(column)
      ? [column.line.label, `${column.line.label} (low)`, `${column.line.label} (high)`]
      : [column.line.label],
  );
  const [first, last] = indicesInside(xs, window[0], window[1]);
  const rows: (number | null)[][] = [];
  for (let index = first; index <= last; index++) {
    rows.push([
      xs[index],
      ...shown.flatMap((column) =>
        hasInterval(column) ? [column.values[index], column.low![index], column.high![index]] : [column.values[index]],
      ),
    ]);
  }
  return { columns: [xLabel, ...names], rows };
}

/** A row for each value. Lines with own positions would leave most cells of a wide table empty. */
function longTable(
  shown: readonly Column[],
  xs: readonly number[],
  [from, to]: readonly [number, number],
  xLabel: string,
) {
  const rows = shown.flatMap(({ line, values, low, high }) =>
    xs.flatMap((x, index) =>
      values[index] === null || x < from || x > to
        ? []
        : [[line.label, x, values[index], low?.[index] ?? null, high?.[index] ?? null]],
    ),
  );
  return { columns: ['Line', xLabel, 'Value', 'Low', 'High'], rows };
}
