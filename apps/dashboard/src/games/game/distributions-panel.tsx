'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { formatCount } from '../../design/figures.ts';
import { HistogramPlot } from '../../plots/histogram/histogram-plot.tsx';
import { groupsOf } from './distribution-groups.ts';
import { Term } from './term.tsx';
import { useManifest } from './use-manifest.ts';
import { gameKey } from './use-live-game.ts';

const WHILE_RUNNING_MS = 2000;

interface DistributionsPanelProps {
  gameId: string;
  fileLabel: string;
  isRunning: boolean;
}

/** The share of visits and the benefit of each agent, as histograms by strategy. */
export function DistributionsPanel({ gameId, fileLabel, isRunning }: DistributionsPanelProps) {
  const { data, error } = useQuery({
    queryKey: [...gameKey(gameId), 'measured', 'distributions'],
    queryFn: ({ signal }) => read('/games/{gameId}/distributions', { params: { gameId }, signal }),
    refetchInterval: isRunning ? WHILE_RUNNING_MS : false,
    placeholderData: keepPreviousData,
  });
  const { data: citation } = useManifest(gameId);
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined || citation === undefined) return <Loading what="distributions" className="h-80" />;
  if (data.window === null || data.attendanceShare === null || data.benefit === null) {
    return (
      <Empty title={data.missing === null ? 'No round is played yet' : 'Not measured'}>
        {data.missing ?? 'Afterwards this shows how often each agent goes and what it earns.'}
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-ink-soft tabular-nums">
        Rounds {formatCount(data.window.from)} to {formatCount(data.window.to)}, the last with the same agents.
      </p>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <section className="min-w-0">
          <h3 className="mb-1">
            <Term name="attendanceShare">How often each goes</Term>
          </h3>
          <HistogramPlot
            label="Agents by their share of visits"
            xLabel="Share of rounds in which the agent went"
            edges={data.attendanceShare.edges}
            groups={groupsOf(data.attendanceShare, citation.manifest)}
            fileName={`${fileLabel}-attendance-shares`}
          />
        </section>
        <section className="min-w-0">
          <h3 className="mb-1">
            <Term name="agentBenefit">What each earns</Term>
          </h3>
          <HistogramPlot
            label="Agents by their mean benefit"
            xLabel="Mean benefit per round"
            edges={data.benefit.edges}
            groups={groupsOf(data.benefit, citation.manifest)}
            fileName={`${fileLabel}-benefits`}
          />
        </section>
      </div>
    </div>
  );
}
