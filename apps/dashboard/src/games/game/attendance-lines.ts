import { formatCompact, formatCount } from '../../design/figures.ts';
import { cutPoints, isExact, placesOf, type Points } from './points.ts';

interface Window {
  from: number;
  to: number;
}

/** Where every pixel has a point, thick lines are one blot. */
const MANY_POINTS = 300;

/** The number of points with rounds of the window. */
function countIn({ from, to }: Points, window: Window): number {
  return from.filter((first, index) => first <= window.to && to[index] >= window.from).length;
}

/** Attendance and benefit as lines of plots; where points are buckets, their range is the band around the mean. */
export function attendanceLines(points: Points, window: Window) {
  const isPlain = isExact(points);
  const isEach = isExact(cutPoints(points, window.from, window.to));
  const width = countIn(points, window) > MANY_POINTS ? 1 : 1.5;
  const line = (key: 'attendance' | 'benefit', label: string, colour: 'plot-1' | 'plot-5') => {
    const { mean, min, max } = points[key];
    return {
      key,
      label,
      colour,
      values: mean,
      ...(isPlain ? {} : { low: min, high: max }),
      kind: 'line' as const,
      width,
    };
  };
  return {
    x: { label: 'Round', values: placesOf(points) },
    attendance: [line('attendance', isEach ? 'Attendance' : 'Mean attendance', 'plot-1')],
    benefit: [line('benefit', isEach ? 'Mean benefit of the agents' : 'Mean benefit', 'plot-5')],
  };
}

/** The rounds of the window, and how many of them a point stands for. */
export function windowWords(points: Points, window: Window): string {
  const each = isExact(points) ? 1 : Math.round((window.to - window.from + 1) / Math.max(1, countIn(points, window)));
  const point = each > 1 ? `${formatCompact(each)} to a point: mean, least and largest` : 'each a point';
  return `Rounds ${formatCount(window.from)} to ${formatCount(window.to)}, ${point}`;
}
