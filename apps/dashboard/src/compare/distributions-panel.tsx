'use client';

import type { Game, HistogramOfAgents } from '@farol/api';
import { useMemo } from 'react';
import { Panel } from '../design/page.tsx';
import { Failure } from '../design/states.tsx';
import { HistogramPlot } from '../plots/histogram/histogram-plot.tsx';
import { compareAgents, compareAttendances } from './histograms.ts';
import { HISTOGRAM_ROUNDS, useDistributions, useLastRounds } from './reads.ts';

interface Props {
  games: readonly Game[];
  names: readonly string[];
}

/** The distributions of attendance over rounds, and of visits and benefit over agents. */
export function DistributionsPanel({ games, names }: Props) {
  const distributions = useDistributions(games);
  const error = distributions.find((query) => query.error)?.error;
  const found = distributions.map((query) => query.data);
  return (
    <Panel title="Distributions">
      <div className="grid gap-x-6 gap-y-5 lg:grid-cols-3">
        <AttendanceHistogram games={games} names={names} />
        <OverAgents
          title="Agents by how often they go"
          xLabel="Share of rounds in which an agent goes"
          histograms={found.map((data) => data?.attendanceShare)}
          names={names}
          fileName="compared visits"
        />
        <OverAgents
          title="Agents by what they earn"
          xLabel="Mean benefit of an agent per round"
          histograms={found.map((data) => data?.benefit)}
          names={names}
          fileName="compared benefit"
        />
      </div>
      {error && (
        <div className="mt-3">
          <Failure error={error} />
        </div>
      )}
    </Panel>
  );
}

function AttendanceHistogram({ games, names }: Props) {
  const last = useLastRounds(games);
  const data = last.map((query) => query.data);
  const { edges, groups } = useMemo(
    () =>
      compareAttendances(
        data.map((history) => (history?.exact ? history.attendance : [])),
        names,
      ),
    [...data, names.join('\n')],
  );
  return (
    <div className="min-w-0">
      <h3 className="mb-1">Rounds by attendance</h3>
      <Histogram
        label="Rounds by attendance"
        xLabel={`Attendance, last ${HISTOGRAM_ROUNDS.toLocaleString('en')} rounds at most`}
        yLabel="Rounds, %"
        edges={edges}
        groups={groups}
        fileName="compared attendances"
      />
    </div>
  );
}

function OverAgents({
  title,
  xLabel,
  histograms,
  names,
  fileName,
}: {
  title: string;
  xLabel: string;
  histograms: (HistogramOfAgents | null | undefined)[];
  names: readonly string[];
  fileName: string;
}) {
  const { edges, groups } = useMemo(() => compareAgents(histograms, names), [...histograms, names.join('\n')]);
  return (
    <div className="min-w-0">
      <h3 className="mb-1">{title}</h3>
      <Histogram label={title} xLabel={xLabel} yLabel="Agents, %" edges={edges} groups={groups} fileName={fileName} />
    </div>
  );
}

function Histogram(props: React.ComponentProps<typeof HistogramPlot>) {
  if (props.groups.length === 0) {
    return (
      <p className="grid h-60 place-items-center rounded-md bg-sunken px-4 text-center text-ink-soft">
        Once rounds have been played.
      </p>
    );
  }
  return <HistogramPlot {...props} />;
}
