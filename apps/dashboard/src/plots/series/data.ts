import type { Mark, PlotColour } from '../figure/colours.ts';
import type { ScaleKind } from '../axes/ticks.ts';

/** A list of numbers with gaps: null or NaN. */
export type NumberColumn = ArrayLike<number | null>;

export interface Line {
  key: string;
  label: string;
  colour: PlotColour;
  values: NumberColumn;
  /** Ascending positions of its values, if it does not share those of the plot. */
  x?: NumberColumn;
  /** The range of the values behind each value, or its confidence interval. */
  low?: NumberColumn;
  high?: NumberColumn;
  kind?: 'line' | 'bars';
  width?: number;
  /** A symbol at each value. By default lines with few values have one. */
  symbol?: Mark;
}

/** A line on the positions that all lines of a plot share. */
export interface Column {
  line: Line;
  values: (number | null)[];
  low: (number | null)[] | undefined;
  high: (number | null)[] | undefined;
  /** Its gaps are positions of other lines, so the line is drawn across them. */
  isSparse: boolean;
}

export interface Columns {
  xs: number[];
  columns: Column[];
}

const isDrawable = (value: number | null | undefined, scale: ScaleKind): value is number =>
  value !== null && value !== undefined && Number.isFinite(value) && (scale === 'linear' || value > 0);

/** Brings all lines onto the same ascending positions. Values that cannot be drawn become gaps. */
export function alignLines(x: NumberColumn, lines: readonly Line[], xScale: ScaleKind, yScale: ScaleKind): Columns {
  const own = lines.some((line) => line.x !== undefined);
  const xs = own
    ? [...new Set([x, ...lines.map((line) => line.x ?? [])].flatMap((values) => Array.from(values)))]
        .filter((value): value is number => isDrawable(value, xScale))
        .sort((a, b) => a - b)
    : (Array.from(x) as number[]);
  const places = own ? new Map(xs.map((value, index) => [value, index])) : undefined;
  const spread = (values: NumberColumn | undefined, at: NumberColumn) => {
    if (values === undefined) return undefined;
    if (places === undefined) return Array.from({ length: xs.length }, (_, index) => drawable(values[index], yScale));
    const column = Array.from<number | null>({ length: xs.length }).fill(null);
    for (let index = 0; index < at.length; index++) {
      const place = places.get(at[index] as number);
      if (place !== undefined) column[place] = drawable(values[index], yScale);
    }
    return column;
  };
  return {
    xs,
    columns: lines.map((line) => ({
      line,
      values: spread(line.values, line.x ?? x)!,
      low: spread(line.low, line.x ?? x),
      high: spread(line.high, line.x ?? x),
      isSparse: own,
    })),
  };
}

const drawable = (value: number | null | undefined, scale: ScaleKind) => (isDrawable(value, scale) ? value : null);

/** The first and last index of the positions within from…to, and one more on either side. */
export function indicesWithin(xs: readonly number[], from: number, to: number): [number, number] {
  const [first, last] = indicesInside(xs, from, to);
  return [Math.max(0, first - 1), Math.min(xs.length - 1, last + 1)];
}

/** The first and last index of the positions within from…to. The last is before the first if there are none. */
export function indicesInside(xs: readonly number[], from: number, to: number): [number, number] {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < from) low = middle + 1;
    else high = middle;
  }
  let last = low;
  high = xs.length;
  while (last < high) {
    const middle = (last + high) >> 1;
    if (xs[middle] <= to) last = middle + 1;
    else high = middle;
  }
  return [low, last - 1];
}

/** The least and greatest value between from and to. */
export function extentOf(columns: readonly Column[], xs: readonly number[], from: number, to: number) {
  const [first, last] = indicesInside(xs, from, to);
  let [least, greatest] = [Infinity, -Infinity];
  for (const { values, low, high } of columns) {
    for (const column of [values, low, high]) {
      if (column === undefined) continue;
      for (let index = first; index <= last; index++) {
        const value = column[index];
        if (value === null) continue;
        if (value < least) least = value;
        if (value > greatest) greatest = value;
      }
    }
  }
  return { least, greatest };
}

/** The index whose position is nearest to a value on the axis, by distance as it is drawn. */
export function nearestIndex(xs: readonly number[], value: number, scale: ScaleKind = 'linear'): number | null {
  if (xs.length === 0) return null;
  const drawn = (position: number) => (scale === 'log' ? Math.log(position) : position);
  const [first, last] = indicesWithin(xs, value, value);
  let nearest = first;
  for (let index = first; index <= last; index++) {
    if (Math.abs(drawn(xs[index]) - drawn(value)) < Math.abs(drawn(xs[nearest]) - drawn(value))) nearest = index;
  }
  return nearest;
}
