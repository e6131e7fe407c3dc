import { memo, type ReactNode, useMemo } from 'react';
import { formatNumber } from '../../design/figures.ts';
import { useWidth } from '../../plots/frame/use-width.ts';
import { AttendanceLane } from './attendance-lane.tsx';
import type { Ahead, Line, Theory } from './look-ahead.ts';
import {
  attendanceTicks,
  type PayoffFrame,
  frameOf,
  pathOf,
  payoffRange,
  payoffTicks,
  xOf,
  yOf,
} from './plot-frame.ts';
import { LANE_HEIGHT, TheoryLanes } from './theory-lanes.tsx';

const AXIS_HEIGHT = 34;
const FEW = 30;

/** Drawn parts of a game: its curves and their theory. */
interface Props {
  agents: number;
  go: Line;
  stay: Line;
  /** null while it is not known. */
  theory: Theory | null;
  ahead: Ahead | null;
  height: number;
  /** The payoffs shown; without it, those of the curves with some air. */
  range?: readonly [low: number, high: number];
  label: string;
  /** Drawn on top; with it, the drawing is no picture but something to work with. */
  children?: (frame: PayoffFrame) => ReactNode;
}

/** Both payoff curves over attendance; below them, on the same axis, the equilibria and where the crowd went. */
export function PayoffPlot({ agents, go, stay, theory, ahead, height, range, label, children }: Props) {
  const [box, width] = useWidth();
  const [low, high] = range ?? payoffRange(payoffsOf(go, stay));
  // The same object while nothing moves: what does not follow a hand that draws is not drawn anew.
  const frame = useMemo(() => frameOf(width, height, agents, [low, high]), [width, height, agents, low, high]);
  const lanesTop = height + AXIS_HEIGHT;
  const whole = lanesTop + 5 * LANE_HEIGHT + 4;
  const picture =
    children === undefined
      ? ({ role: 'img', 'aria-label': label } as const)
      : ({ role: 'group', 'aria-label': label } as const);
  return (
    <div ref={box} style={{ minHeight: whole }}>
      {width > 0 && (
        <svg width={width} height={whole} {...picture} className="block text-[11.5px] select-none">
          {theory?.capacity !== null && theory?.capacity !== undefined && theory.capacity <= agents && (
            <line
              x1={xOf(frame, theory.capacity)}
              x2={xOf(frame, theory.capacity)}
              y1={frame.top}
              y2={whole}
              strokeDasharray="5 3"
              className="stroke-plot-2"
            />
          )}
          <Axes frame={frame} />
          <path
            d={pathOf(frame, stay.n, stay.payoff)}
            fill="none"
            strokeWidth={2}
            strokeDasharray="7 4"
            className="stroke-plot-5"
          />
          <path
            d={pathOf(frame, go.n, go.payoff)}
            fill="none"
            strokeWidth={2.25}
            strokeLinejoin="round"
            className="stroke-plot-1"
          />
          {agents <= FEW && <Places frame={frame} go={go} stay={stay} />}
          {theory && <TheoryLanes frame={frame} theory={theory} top={lanesTop} />}
          <AttendanceLane frame={frame} ahead={ahead} top={lanesTop + 4 * LANE_HEIGHT} />
          {children?.(frame)}
        </svg>
      )}
    </div>
  );
}

/** Of few agents, the attendances that there can be. */
function Places({ frame, go, stay }: { frame: PayoffFrame; go: Line; stay: Line }) {
  const dots = ({ n, payoff }: Line, look: string) =>
    Array.from(n, (place, i) =>
      Number.isInteger(place) ? (
        <circle key={place} cx={xOf(frame, place)} cy={yOf(frame, payoff[i])} r={2.5} className={look} />
      ) : null,
    );
  return (
    <g aria-hidden>
      {dots(stay, 'fill-plot-5')}
      {dots(go, 'fill-plot-1')}
    </g>
  );
}

function* payoffsOf(...lines: Line[]) {
  for (const { payoff } of lines) yield* payoff;
}

const Axes = memo(function Axes({ frame }: { frame: PayoffFrame }) {
  const { left, right, top, bottom } = frame;
  return (
    <g aria-hidden>
      {payoffTicks(frame).map(({ value, label }) => (
        <g key={value}>
          <line
            x1={left}
            x2={right}
            y1={yOf(frame, value)}
            y2={yOf(frame, value)}
            className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
          />
          <text x={left - 10} y={yOf(frame, value) + 4} textAnchor="end" className="fill-ink-soft tabular-nums">
            {label}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} className="stroke-line-strong" />
      {attendanceTicks(frame).map(({ value, label }) => (
        <g key={value}>
          <line
            x1={xOf(frame, value)}
            x2={xOf(frame, value)}
            y1={bottom}
            y2={bottom + 4}
            className="stroke-line-strong"
          />
          <text x={xOf(frame, value)} y={bottom + 15} textAnchor="middle" className="fill-ink-soft tabular-nums">
            {label}
          </text>
        </g>
      ))}
      <text
        x={(left + right) / 2}
        y={bottom + 28}
        textAnchor="middle"
        strokeWidth={5}
        paintOrder="stroke"
        className="fill-ink-soft stroke-panel"
      >
        attendance A, of {formatNumber(frame.agents)} agents
      </text>
      <text transform={`translate(12 ${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle" className="fill-ink-soft">
        payoff
      </text>
    </g>
  );
});

/** Which line is which. */
export function PayoffLegend() {
  return (
    <p className="flex flex-wrap gap-x-4 text-[0.92em]">
      <LegendItem look="stroke-plot-1" words="going pays go[A]" />
      <LegendItem look="stroke-plot-5" dash="7 4" words="staying pays stay[A]" />
    </p>
  );
}

function LegendItem({ look, dash, words }: { look: string; dash?: string; words: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width={26} height={10} aria-hidden>
        <line x1={0} x2={26} y1={5} y2={5} strokeWidth={2.25} strokeDasharray={dash} className={look} />
      </svg>
      {words}
    </span>
  );
}
