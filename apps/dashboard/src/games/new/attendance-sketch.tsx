import { sketchOf } from './attendance-summary.ts';

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
  const { path, y } = sketchOf(attendance, agents, { width: WIDTH, height: HEIGHT });
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
