import { formatNumber } from '../../design/figures.ts';

const WIDTH = 400;
const HEIGHT = 72;

/** The attendance of the first rounds as a line, with the capacity. */
export function AttendanceSketch({
  attendance,
  agents,
  capacity,
  label,
}: {
  attendance: ArrayLike<number>;
  agents: number;
  capacity: number | null;
  label: string;
}) {
  const y = (value: number) => (2 + (HEIGHT - 4) * (1 - value / Math.max(1, agents))).toFixed(1);
  const step = WIDTH / Math.max(1, attendance.length - 1);
  const path = Array.from(attendance, (value, i) => `${i === 0 ? 'M' : 'L'}${(i * step).toFixed(1)} ${y(value)}`).join(
    '',
  );
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="block w-full"
      style={{ height: HEIGHT }}
    >
      {capacity !== null && capacity <= agents && (
        <line
          x2={WIDTH}
          y1={y(capacity)}
          y2={y(capacity)}
          strokeDasharray="5 3"
          vectorEffect="non-scaling-stroke"
          className="stroke-plot-2"
        />
      )}
      <path d={path} fill="none" strokeWidth={1.25} vectorEffect="non-scaling-stroke" className="stroke-plot-1" />
    </svg>
  );
}

/** What a series looks like, in words. */
export function describeAttendance(attendance: ArrayLike<number>, agents: number, capacity: number | null) {
  const values = Array.from(attendance);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const crowded = capacity === null ? null : values.filter((value) => value > capacity).length / values.length;
  return {
    mean,
    deviation: Math.sqrt(variance),
    volatility: (4 * variance) / agents,
    crowded,
    words: `Attendance over ${values.length} rounds: mean ${formatNumber(mean, 3)} of ${formatNumber(agents)}, standard deviation ${formatNumber(Math.sqrt(variance), 3)}.`,
  };
}
