import { formatCount, formatNumber } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';
import { extentOf, type ScatterData } from './shapes.ts';

type Points = Pick<ScatterData, 'xLabel' | 'yLabel' | 'x' | 'y'>;

/** The scatter plot in a few sentences. */
export function scatterSummary({ xLabel, yLabel, x, y }: Points): string {
  const count = Math.min(x.length, y.length);
  if (count === 0) return `${yLabel} over ${xLabel}: nothing to show yet.`;
  const [xs, ys] = [extentOf(x), extentOf(y)];
  const points = count === 1 ? '1 point' : `${formatCount(count)} points`;
  const correlation = correlationOf(x, y);
  const words = Number.isFinite(correlation) ? ` Their correlation is ${formatNumber(correlation, 2)}.` : '';
  return `${points}: ${yLabel} from ${formatNumber(ys[0])} to ${formatNumber(ys[1])} over ${xLabel} from ${formatNumber(xs[0])} to ${formatNumber(xs[1])}.${words}`;
}

/** Pearson's correlation; NaN if a side does not vary. */
export function correlationOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const count = Math.min(x.length, y.length);
  let [meanX, meanY] = [0, 0];
  for (let index = 0; index < count; index++) {
    meanX += x[index] / count;
    meanY += y[index] / count;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const [dx, dy] = [x[index] - meanX, y[index] - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

export const scatterTable = ({ xLabel, yLabel, x, y }: Points): Table => ({
  columns: [xLabel, yLabel],
  rows: Array.from({ length: Math.min(x.length, y.length) }, (_, index) => [x[index], y[index]]),
});
