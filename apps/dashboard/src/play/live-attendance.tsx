'use client';

import { useMemo } from 'react';
import { SeriesPlot } from '../plots/series/series-plot.tsx';
import { linesOf, marksOf, rangeOf } from './live-lines.ts';
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
  const marks = useMemo(() => marksOf({ agents, capacity, equilibrium }), [agents, capacity, equilibrium]);
  const data = useMemo(() => linesOf(frame, isWhole), [frame, isWhole]);
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
