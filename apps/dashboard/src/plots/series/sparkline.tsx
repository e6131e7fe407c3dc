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
export function Sparkline({ label, width = 120, height = 28, ...data }: SparklineProps) {
  const { line, band, markY } = sparklinePaths(data, width, height);
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
      {markY !== undefined && (
        <path
          d={`M0 ${markY}H${width}`}
          stroke="var(--plot-2)"
          strokeDasharray="3 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {band !== '' && <path d={band} fill="var(--plot-1)" opacity={0.25} />}
      <path
        d={line}
        fill="none"
        stroke="var(--plot-1)"
        strokeWidth={1.25}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** Space above and below the line, in pixels. */
const MARGIN = 2;

/** The paths of a line and of the band around it, and the height of the mark, in pixels. */
function sparklinePaths(
  { values, low, high, mark }: Pick<SparklineProps, 'values' | 'low' | 'high' | 'mark'>,
  width: number,
  height: number,
) {
  let [least, greatest] = [Infinity, -Infinity];
  for (const column of [values, low ?? [], high ?? [], mark === undefined ? [] : [mark]]) {
    for (const value of Array.from(column).filter(isNumber)) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  const spread = greatest - least || 1;
  const y = (value: number) => short(height - MARGIN - ((value - least) / spread) * (height - 2 * MARGIN));
  const x = (index: number) => short(values.length < 2 ? width / 2 : (index / (values.length - 1)) * width);
  return {
    line: traceOf(values, x, y),
    band: low !== undefined && high !== undefined ? bandOf(low, high, x, y) : '',
    markY: mark === undefined ? undefined : y(mark),
  };
}

const isNumber = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value);
const short = (value: number) => Math.round(value * 10) / 10;

type Scale = (value: number) => number;

/** The line through the values, with a gap where one is missing. */
function traceOf(values: NumberColumn, x: Scale, y: Scale): string {
  let path = '';
  let isDown = false;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (isNumber(value)) path += `${isDown ? 'L' : 'M'}${x(index)} ${y(value)}`;
    isDown = isNumber(value);
  }
  return path;
}

function bandOf(low: NumberColumn, high: NumberColumn, x: Scale, y: Scale): string {
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
