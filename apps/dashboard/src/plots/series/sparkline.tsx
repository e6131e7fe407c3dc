import type { NumberColumn } from './data.ts';

interface SparklineProps {
  values: NumberColumn;
  low?: NumberColumn;
  high?: NumberColumn;
  /** A marked level, such as the capacity. */
  mark?: number;
  label: string;
  width?: number;
  height?: number;
}

/** A line as small as a word. It has two paths, so that a list may contain hundreds. */
export function Sparkline({ values, low, high, mark, label, width = 120, height = 28 }: SparklineProps) {
  const all = [values, low ?? [], high ?? []].flatMap((column) => Array.from(column)).filter(isNumber);
  if (mark !== undefined) all.push(mark);
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of all) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const spread = greatest - least || 1;
  const y = (value: number) => short(height - 2 - ((value - least) / spread) * (height - 4));
  const x = (index: number) => short(values.length < 2 ? width / 2 : (index / (values.length - 1)) * width);
  const trace = (column: NumberColumn) => {
    let path = '';
    let isDown = false;
    for (let index = 0; index < column.length; index++) {
      const value = column[index];
      if (!isNumber(value)) {
        isDown = false;
        continue;
      }
      path += `${isDown ? 'L' : 'M'}${x(index)} ${y(value)}`;
      isDown = true;
    }
    return path;
  };
  const band = low !== undefined && high !== undefined ? bandOf(low, high, x, y) : '';
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="block max-w-full"
    >
      {mark !== undefined && (
        <path
          d={`M0 ${y(mark)}H${width}`}
          stroke="var(--plot-2)"
          strokeDasharray="3 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {band !== '' && <path d={band} fill="var(--plot-1)" opacity={0.25} />}
      <path
        d={trace(values)}
        fill="none"
        stroke="var(--plot-1)"
        strokeWidth={1.25}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);
const short = (value: number) => Math.round(value * 10) / 10;

function bandOf(
  low: NumberColumn,
  high: NumberColumn,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  const points: string[] = [];
  for (let index = 0; index < high.length; index++) {
    const value = high[index];
    if (isNumber(value) && isNumber(low[index])) points.push(`${x(index)} ${y(value)}`);
  }
  for (let index = low.length - 1; index >= 0; index--) {
    const value = low[index];
    if (isNumber(value) && isNumber(high[index])) points.push(`${x(index)} ${y(value)}`);
  }
  return points.length === 0 ? '' : `M${points.join('L')}Z`;
}
