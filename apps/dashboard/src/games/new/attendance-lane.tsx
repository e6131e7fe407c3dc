import { memo } from 'react';
import { countBins } from './attendance-summary.ts';
import type { Ahead } from './look-ahead.ts';
import type { PayoffFrame } from './plot-frame.ts';
import { LANE_HEIGHT } from './theory-lanes.tsx';

/** The number of rounds with each attendance, of those played ahead. */
export const AttendanceLane = memo(function AttendanceLane({
  frame,
  ahead,
  top,
}: {
  frame: PayoffFrame;
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
