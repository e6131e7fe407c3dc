'use client';

import { useMemo } from 'react';
import { SeriesPlot } from '../plots/series/series-plot.tsx';
import type { Frame } from './live-game.ts';
import type { Player } from './player.ts';
import { useSight } from './use-player.ts';

interface Props {
  player: Player | undefined;
  /** All of the game, in buckets, instead of its latest rounds. */
  isWhole?: boolean;
  height?: number;
}

/** Attendance as it is played, with the capacity and the equilibrium of coins. */
export function LiveAttendance({ player, isWhole = false, height = 300 }: Props) {
  const frame = useSight(player)?.frame;
  const agents = frame?.agents ?? 0;
  const capacity = frame?.capacity ?? null;
  const equilibrium = frame?.equilibrium ?? null;
  const marks = useMemo(
    () => [
      ...(capacity === null ? [] : [{ label: `capacity ${capacity}`, y: capacity, colour: 'plot-2' as const }]),
      // Where the two lie upon each other, one label says it.
      ...(equilibrium === null || (capacity !== null && Math.abs(equilibrium - capacity) < 0.02 * agents)
        ? []
        : [
            { label: `equilibrium ${equilibrium.toFixed(1)}`, y: equilibrium, colour: 'plot-3' as const, dash: [6, 4] },
          ]),
    ],
    [agents, capacity, equilibrium],
  );
  const data = useMemo(() => dataOf(frame, isWhole), [frame, isWhole]);
  return (
    <SeriesPlot
      label="Attendance by round"
      x={data.x}
      lines={data.lines}
      marks={marks}
      yLabel="attendance, agents"
      yRange={rangeOf(frame)}
      height={height}
      fileName="attendance"
    />
  );
}

function dataOf(frame: Frame | undefined, isWhole: boolean) {
  const label = 'round';
  const line = { key: 'attendance', label: 'attendance', colour: 'plot-1' as const };
  if (frame === undefined) return { x: { label, values: [] }, lines: [{ ...line, values: [] }] };
  const { recent, overview, round } = frame;
  if (isWhole && overview !== undefined) {
    const { mean, min, max } = overview;
    const bands = overview.size > 1 ? { low: min, high: max } : {};
    return { x: { label, values: overview.round }, lines: [{ ...line, values: mean, ...bands }] };
  }
  const first = round - recent.length + 1;
  return {
    x: { label, values: Float64Array.from(recent, (_, place) => first + place) },
    lines: [{ ...line, values: recent }],
  };
}

/** Holds all that occurred, and moves only when something new does: an axis that jumps cannot be read. */
function rangeOf(frame: Frame | undefined): readonly [number, number] {
  if (frame?.summary === undefined) return [0, Math.max(1, frame?.agents ?? 100)];
  const { agents, capacity, summary } = frame;
  const least = summary.counts.findIndex((count) => count > 0);
  const most = summary.counts.findLastIndex((count) => count > 0);
  if (least < 0 || most - least > agents / 3) return [0, agents];
  const [low, high] = [Math.min(least, capacity ?? least), Math.max(most, capacity ?? most)];
  const step = Math.max(1, Math.ceil(agents / 20));
  return [Math.max(0, (Math.floor(low / step) - 1) * step), Math.min(agents, (Math.ceil(high / step) + 1) * step)];
}
