import { memo, type ReactNode } from 'react';
import { formatNumber } from '../../design/figures.ts';
import type { Ahead, Theory } from './look-ahead.ts';
import { type Frame, xOf } from './plot-frame.ts';
import { countBins } from './attendance-summary.ts';
import { mixedOf, rangeWords } from './theory-range.ts';

export const LANE_HEIGHT = 19;

/** Capacity, equilibria and optimum, each on its own lane under the axis of attendance. */
export const TheoryLanes = memo(function TheoryLanes({
  frame,
  theory,
  top,
}: {
  frame: Frame;
  theory: Theory;
  top: number;
}) {
  const { equilibria, capacity } = theory;
  const middle = (lane: number) => top + LANE_HEIGHT * (lane + 0.5);
  const hasCapacity = capacity !== null && capacity <= frame.agents;
  return (
    <g aria-hidden>
      <Lane
        frame={frame}
        y={middle(0)}
        name="capacity"
        words={hasCapacity ? [[capacity, formatNumber(capacity)]] : []}
        none={capacity === null ? 'none' : `${formatNumber(capacity)}, never reached`}
      >
        {hasCapacity && (
          <rect x={xOf(frame, capacity) - 1.5} y={middle(0) - 6} width={3} height={12} className="fill-plot-2" />
        )}
      </Lane>
      <Lane
        frame={frame}
        y={middle(1)}
        name="pure eq."
        words={equilibria.pure.map(({ from, to }) => [to, rangeWords(from, to)] as const)}
        none="none"
      >
        {equilibria.pure.map(({ from, to, strict }) => (
          <Range
            key={from}
            frame={frame}
            from={from}
            to={to}
            y={middle(1)}
            look={strict ? 'fill-plot-3 stroke-plot-3' : 'fill-panel stroke-plot-3'}
          />
        ))}
      </Lane>
      <Lane
        frame={frame}
        y={middle(2)}
        name="mixed eq."
        words={mixedOf(theory).map(({ meanAttendance, standardDeviation }) => [
          Math.min(frame.agents, meanAttendance + standardDeviation),
          `${formatNumber(meanAttendance, 3)} ± ${formatNumber(standardDeviation, 2)}`,
        ])}
        none={equilibria.everyP ? 'any probability' : 'none'}
      >
        {mixedOf(theory).map(({ p, meanAttendance, standardDeviation, stable }) => (
          <g key={p} className="stroke-plot-3">
            <line
              x1={xOf(frame, Math.max(0, meanAttendance - standardDeviation))}
              x2={xOf(frame, Math.min(frame.agents, meanAttendance + standardDeviation))}
              y1={middle(2)}
              y2={middle(2)}
              strokeWidth={2}
            />
            <circle
              cx={xOf(frame, meanAttendance)}
              cy={middle(2)}
              r={4}
              strokeWidth={1.5}
              className={stable ? 'fill-plot-3' : 'fill-panel'}
            />
          </g>
        ))}
      </Lane>
      <Lane
        frame={frame}
        y={middle(3)}
        name="optimum"
        words={equilibria.optimum.attendances.map(({ from, to }) => [to, rangeWords(from, to)] as const)}
        none="none"
      >
        {equilibria.optimum.attendances.map(({ from, to }) => (
          <Range key={from} frame={frame} from={from} to={to} y={middle(3)} look="fill-plot-4 stroke-plot-4" isStar />
        ))}
      </Lane>
    </g>
  );
});

function Lane({
  frame,
  y,
  name,
  words,
  none,
  children,
}: {
  frame: Frame;
  y: number;
  name: string;
  /** The text beside a mark that ends at n. Several marks have none. */
  words: readonly (readonly [n: number, words: string])[];
  none: string;
  children: ReactNode;
}) {
  const [only] = words.length === 1 ? words : [];
  const isLeft = only !== undefined && xOf(frame, only[0]) > frame.right - 75;
  return (
    <g>
      <text x={frame.left - 10} y={y + 4} textAnchor="end" className="fill-ink-soft">
        {name}
      </text>
      <line x1={frame.left} x2={frame.right} y1={y} y2={y} className="stroke-line" />
      {children}
      {words.length === 0 && (
        <text x={frame.left + 6} y={y + 4} strokeWidth={4} paintOrder="stroke" className="fill-ink-soft stroke-panel">
          {none}
        </text>
      )}
      {only !== undefined && (
        <text
          x={isLeft ? frame.left + 6 : xOf(frame, only[0]) + 9}
          y={y + 4}
          strokeWidth={4}
          paintOrder="stroke"
          className="fill-ink stroke-panel tabular-nums"
        >
          {only[1]}
        </text>
      )}
    </g>
  );
}

function Range({
  frame,
  from,
  to,
  y,
  look,
  isStar = false,
}: {
  frame: Frame;
  from: number;
  to: number;
  y: number;
  look: string;
  isStar?: boolean;
}) {
  const [x1, x2] = [xOf(frame, from), xOf(frame, to)];
  const r = isStar ? 5.5 : 5;
  const end = (x: number) =>
    isStar
      ? `M${x} ${y - r}L${x + 1.6} ${y - 1.8}L${x + r} ${y - 1.6}L${x + 2.4} ${y + 1.4}L${x + 3.4} ${y + r}L${x} ${y + 2.8}L${x - 3.4} ${y + r}L${x - 2.4} ${y + 1.4}L${x - r} ${y - 1.6}L${x - 1.6} ${y - 1.8}Z`
      : `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
  return (
    <g className={look}>
      {x2 - x1 > 1 && <line x1={x1} x2={x2} y1={y} y2={y} strokeWidth={3} />}
      <path d={end(x1)} strokeWidth={1.25} strokeLinejoin="round" />
      {x2 - x1 > 4 && <path d={end(x2)} strokeWidth={1.25} strokeLinejoin="round" />}
    </g>
  );
}

/** The number of rounds with each attendance, of those played ahead. */
export const AttendanceLane = memo(function AttendanceLane({
  frame,
  ahead,
  top,
}: {
  frame: Frame;
  ahead: Ahead | null;
  top: number;
}) {
  const bottom = top + LANE_HEIGHT;
  const bins = Math.max(1, Math.min(frame.agents + 1, Math.floor((frame.right - frame.left) / 3)));
  const counts = countBins(ahead?.attendance ?? [], frame.agents, bins);
  const largest = counts.reduce((a, b) => Math.max(a, b), 1);
  // A bar stands around its attendance, as the marks do, and is narrow: it counts one attendance.
  const apart = ((frame.right - frame.left) / frame.agents) * ((frame.agents + 1) / bins);
  const broad = Math.max(1, Math.min(14, apart - 0.5));
  return (
    <g aria-hidden>
      <text x={frame.left - 10} y={bottom - 5} textAnchor="end" className="fill-ink-soft">
        the crowd
      </text>
      <line x1={frame.left} x2={frame.right} y1={bottom} y2={bottom} className="stroke-line" />
      {Array.from(counts, (count, bin) => {
        if (count === 0) return null;
        const height = Math.max(1, ((LANE_HEIGHT - 3) * count) / largest);
        const x = frame.left + (bin + 0.5) * apart - (frame.right - frame.left) / frame.agents / 2 - broad / 2;
        return <rect key={bin} x={x} y={bottom - height} width={broad} height={height} className="fill-plot-1" />;
      })}
    </g>
  );
});
