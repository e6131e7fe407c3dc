import type { Level, StatisticName } from '@farol/api';
import type { Levels, Summary } from '@farol/experiments';
import type { CellOfResults } from '../reads.ts';
import { type Dimension, textOf } from './dimensions.ts';

/** A mean with its interval, of one cell or of several together. */
export interface Point {
  x: Level;
  mean: number;
  low: number | null;
  high: number | null;
  /** The numbers of the cells that it is of. */
  cells: number[];
}

/** The points that have the same level of another dimension, over x ascending. */
export interface Series {
  key: string;
  level: Level | null;
  label: string;
  points: Point[];
}

interface View {
  statistic: StatisticName;
  x: Dimension;
  by: Dimension | null;
  /** Factors that are held at one level, by path, as text; over all others the mean is taken. */
  held: Readonly<Record<string, string>>;
}

const isHeld = (levels: Levels, held: View['held']) =>
  Object.entries(held).every(([path, level]) => textOf(levels[path]) === level);

/**
 * The mean of several cells' means, each cell counting alike; its interval from those of the cells, as of independent
 * means: half-width √Σh² / k. Null where a cell has none.
 */
export function combine(summaries: readonly Summary[]): Omit<Point, 'x' | 'cells'> | null {
  const known = summaries.flatMap(({ mean, low, high }) => (mean === null ? [] : [{ mean, low, high }]));
  if (known.length === 0) return null;
  const mean = known.reduce((sum, each) => sum + each.mean, 0) / known.length;
  if (known.some(({ low, high }) => low === null || high === null)) return { mean, low: null, high: null };
  const squares = known.reduce((sum, { low, high }) => sum + ((high! - low!) / 2) ** 2, 0);
  const half = Math.sqrt(squares) / known.length;
  return { mean, low: mean - half, high: mean + half };
}

const compare = (a: Level, b: Level, order: readonly Level[]) =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : order.findIndex((level) => textOf(level) === textOf(a)) - order.findIndex((level) => textOf(level) === textOf(b));

/** The cells as lines over x, one for each level of `by`; cells that differ in nothing shown are taken together. */
export function seriesOf(cells: readonly CellOfResults[], { statistic, x, by, held }: View): Series[] {
  const groups = new Map<string, { level: Level | null; points: Map<string, { x: Level; cells: CellOfResults[] }> }>();
  for (const cell of cells) {
    const levels = cell.levels;
    if (!isHeld(levels, held)) continue;
    const [at, level] = [x.of(levels), by?.of(levels) ?? null];
    if (at === null) continue;
    const key = level === null ? '' : textOf(level);
    const group = groups.get(key) ?? { level, points: new Map() };
    groups.set(key, group);
    const point = group.points.get(textOf(at)) ?? { x: at, cells: [] };
    group.points.set(textOf(at), point);
    point.cells.push(cell);
  }
  const series = Array.from(groups, ([key, { level, points }]): Series => {
    const found = Array.from(points.values()).flatMap((point) => {
      const own = combine(point.cells.flatMap(({ statistics }) => statistics[statistic] ?? []));
      return own === null ? [] : [{ x: point.x, ...own, cells: point.cells.map(({ cell }) => cell) }];
    });
    return {
      key,
      level,
      label: level === null || by === null ? '' : `${by.name} = ${textOf(level)}`,
      points: found.toSorted((a, b) => compare(a.x, b.x, x.levels)),
    };
  });
  return series.toSorted((a, b) => (a.level === null || b.level === null ? 0 : compare(a.level, b.level, by!.levels)));
}

/** The same as a table of y over x: rows are levels of `by`, columns those of x; null where nothing is known yet. */
export function matrixOf(series: readonly Series[], x: Dimension, by: Dimension | null): (Point | null)[][] {
  const rows = by === null ? [''] : by.levels.map(textOf);
  return rows.map((row) => {
    const points = new Map(series.find(({ key }) => key === row)?.points.map((point) => [textOf(point.x), point]));
    return x.levels.map((level) => points.get(textOf(level)) ?? null);
  });
}
