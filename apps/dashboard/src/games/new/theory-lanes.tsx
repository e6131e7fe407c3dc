import { memo, type ReactNode } from 'react';
import { formatNumber } from '../../design/figures.ts';
import type { Theory } from './look-ahead.ts';
import { type PayoffFrame, xOf } from './plot-frame.ts';
import { mixedOf, rangeWords } from './theory-range.ts';

export const LANE_HEIGHT = 19;

interface LaneProps {
  frame: PayoffFrame;
  theory: Theory;
  /** The middle of the lane. */
  y: number;
}

/** Capacity, equilibria and optimum, each on its own lane under the axis of attendance. */
export const TheoryLanes = memo(function TheoryLanes({
  frame,
  theory,
  top,
}: {
  frame: PayoffFrame;
  theory: Theory;
  top: number;
}) {
  const middle = (lane: number) => top + LANE_HEIGHT * (lane + 0.5);
  return (
    <g aria-hidden>
      <CapacityLane frame={frame} theory={theory} y={middle(0)} />
      <PureLane frame={frame} theory={theory} y={middle(1)} />
      <MixedLane frame={frame} theory={theory} y={middle(2)} />
      <OptimumLane frame={frame} theory={theory} y={middle(3)} />
    </g>
  );
});

function CapacityLane({ frame, theory: { capacity }, y }: LaneProps) {
  const isReached = capacity !== null && capacity <= frame.agents;
  return (
    <Lane
      frame={frame}
      y={y}
      name="capacity"
      words={isReached ? [[capacity, formatNumber(capacity)]] : []}
      none={capacity === null ? 'none' : `${formatNumber(capacity)}, never reached`}
    >
      {isReached && <rect x={xOf(frame, capacity) - 1.5} y={y - 6} width={3} height={12} className="fill-plot-2" />}
    </Lane>
  );
}

function PureLane({ frame, theory: { equilibria }, y }: LaneProps) {
  return (
    <Lane
      frame={frame}
      y={y}
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
          y={y}
          look={strict ? 'fill-plot-3 stroke-plot-3' : 'fill-panel stroke-plot-3'}
        />
      ))}
    </Lane>
  );
}

/** Mean attendance and standard deviation of each mixed equilibrium. */
function MixedLane({ frame, theory, y }: LaneProps) {
  const marks = mixedOf(theory).map(({ p, meanAttendance: mean, standardDeviation, stable }) => ({
    p,
    mean,
    from: Math.max(0, mean - standardDeviation),
    to: Math.min(frame.agents, mean + standardDeviation),
    words: `${formatNumber(mean, 3)} ± ${formatNumber(standardDeviation, 2)}`,
    look: stable ? 'fill-plot-3' : 'fill-panel',
  }));
  return (
    <Lane
      frame={frame}
      y={y}
      name="mixed eq."
      words={marks.map(({ to, words }) => [to, words])}
      none={theory.equilibria.everyP ? 'any probability' : 'none'}
    >
      {marks.map(({ p, mean, from, to, look }) => (
        <g key={p} className="stroke-plot-3">
          <line x1={xOf(frame, from)} x2={xOf(frame, to)} y1={y} y2={y} strokeWidth={2} />
          <circle cx={xOf(frame, mean)} cy={y} r={4} strokeWidth={1.5} className={look} />
        </g>
      ))}
    </Lane>
  );
}

function OptimumLane({ frame, theory: { equilibria }, y }: LaneProps) {
  const { attendances } = equilibria.optimum;
  return (
    <Lane
      frame={frame}
      y={y}
      name="optimum"
      words={attendances.map(({ from, to }) => [to, rangeWords(from, to)] as const)}
      none="none"
    >
      {attendances.map(({ from, to }) => (
        <Range key={from} frame={frame} from={from} to={to} y={y} look="fill-plot-4 stroke-plot-4" isStar />
      ))}
    </Lane>
  );
}

function Lane({
  frame,
  y,
  name,
  words,
  none,
  children,
}: {
  frame: PayoffFrame;
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
  frame: PayoffFrame;
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
