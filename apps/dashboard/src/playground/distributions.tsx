'use client';

import { binWhole, countInBins, edgesAround, type Manifest, strategyOf } from '@farol/kernel';
import { useMemo } from 'react';
import type { Player } from '../play/player.ts';
import { useCalmSight } from '../play/use-player.ts';
import { HistogramPlot } from '../plots/histogram/histogram-plot.tsx';

const COLOURS = ['plot-1', 'plot-4', 'plot-3', 'plot-5', 'plot-2', 'plot-6'] as const;
const MAX_BINS = 60;

/** How often each attendance occurred, since the present agents play. */
export function AttendanceHistogram({ player }: { player: Player | undefined }) {
  const frame = useCalmSight(player, 250)?.frame;
  const counts = frame?.summary?.counts;
  const { edges, groups } = useMemo(() => {
    const bins = binWhole(counts ?? new Float64Array(2), MAX_BINS);
    return { edges: bins.edges, groups: [{ label: 'rounds', colour: 'plot-1' as const, counts: bins.counts }] };
  }, [counts]);
  const capacity = frame?.capacity ?? null;
  const marks = useMemo(
    () => (capacity === null ? [] : [{ label: `capacity ${capacity}`, x: capacity, colour: 'plot-2' as const }]),
    [capacity],
  );
  return (
    <HistogramPlot
      label="How often each attendance occurred"
      xLabel="attendance, agents"
      edges={edges}
      groups={groups}
      marks={marks}
      fileName="attendance-distribution"
    />
  );
}

/** How the agents' earnings are spread, by group. */
export function ScoreHistogram({ player, manifest }: { player: Player | undefined; manifest: Manifest }) {
  const crowd = useCalmSight(player, 250)?.frame.crowd;
  const { edges, groups } = useMemo(() => {
    const benefit = crowd?.benefit ?? new Float64Array(0);
    const group = crowd?.group ?? new Uint16Array(0);
    const edges = benefit.length > 0 ? edgesAround(benefit, 30) : [0, 1];
    const places = [...new Set(group)];
    return {
      edges,
      groups: places.slice(0, COLOURS.length).map((place, index) => ({
        label: titleOf(manifest, place),
        colour: COLOURS[index],
        counts: countInBins(
          benefit.filter((_, agent) => group[agent] === place),
          edges,
        ),
      })),
    };
  }, [crowd, manifest]);
  return (
    <HistogramPlot
      label="What agents earn a round"
      xLabel="benefit per round, units of payoff"
      edges={edges}
      groups={groups}
      fileName="benefit-distribution"
    />
  );
}

function titleOf({ agents }: Manifest, place: number): string {
  const entry = agents[place];
  if (entry === undefined) return 'agents';
  return `${entry.count} ${strategyOf(entry.strategy).title}`;
}
