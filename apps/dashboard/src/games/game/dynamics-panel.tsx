'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { read } from '../../api/client.ts';
import { formatCount } from '../../design/figures.ts';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { useSteps } from '../../design/use-rested.ts';
import { ScatterPlot } from '../../plots/scatter/scatter-plot.tsx';
import { SeriesPlot } from '../../plots/series/series-plot.tsx';
import { type Dynamics, dynamicsOf } from './dynamics.ts';
import { Term } from './term.tsx';
import { gameKey } from './use-live-game.ts';

const MOST_ROUNDS = 10_000;
const REFRESH_MS = 2000;

interface DynamicsPanelProps {
  gameId: string;
  fileLabel: string;
  inView: { from: number; to: number };
}

/** How each round follows from those before: the return map, the autocorrelation, the spectrum, of exact rounds. */
export function DynamicsPanel({ gameId, fileLabel, inView }: DynamicsPanelProps) {
  const { data, error } = useExactRounds(gameId, inView);
  const attendance = data?.exact === true ? data.attendance : undefined;
  const dynamics = useMemo(() => attendance && dynamicsOf(attendance), [attendance]);
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined) return <Loading what="rounds" className="h-80" />;
  if (dynamics === undefined) {
    return <Empty title="Too few rounds">Four rounds in view are the least of which something can be said.</Empty>;
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-ink-soft tabular-nums">
        Of rounds {formatCount(data.from)} to {formatCount(data.to)}: those in view above, at most the last{' '}
        {formatCount(MOST_ROUNDS)}.
      </p>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2 xl:grid-cols-3">
        <PlotSection title={<Term name="returnMap" />}>
          <ScatterPlot
            label="Return map: attendance in the next round over attendance"
            xLabel="A(t)"
            yLabel="A(t + 1)"
            x={dynamics.now}
            y={dynamics.next}
            diagonal
            fileName={`${fileLabel}-return-map`}
          />
        </PlotSection>
        {dynamics.doesVary ? (
          <>
            <Autocorrelation dynamics={dynamics} fileLabel={fileLabel} />
            {dynamics.hasSpectrum ? (
              <Spectrum dynamics={dynamics} fileLabel={fileLabel} />
            ) : (
              <p className="text-ink-soft">Attendance is the same in the last of these rounds: no spectrum.</p>
            )}
          </>
        ) : (
          <p className="text-ink-soft">Attendance is the same in all these rounds: nothing to correlate.</p>
        )}
      </div>
    </div>
  );
}

/** The rounds in view one by one, at most the last of them. */
function useExactRounds(gameId: string, inView: DynamicsPanelProps['inView']) {
  const to = useSteps(inView.to, REFRESH_MS);
  const from = Math.max(inView.from, to - MOST_ROUNDS + 1);
  return useQuery({
    queryKey: [...gameKey(gameId), 'window', 'exact', from, to],
    queryFn: ({ signal }) =>
      read('/games/{gameId}/history', { params: { gameId }, query: { from, to, points: MOST_ROUNDS }, signal }),
    staleTime: Infinity,
    // Each takes some hundred kilobytes.
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
}

function PlotSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1">{title}</h3>
      {children}
    </section>
  );
}

interface PlotProps {
  dynamics: Dynamics;
  fileLabel: string;
}

function Autocorrelation({ dynamics: { correlation, chance }, fileLabel }: PlotProps) {
  return (
    <PlotSection title={<Term name="autocorrelation" />}>
      <SeriesPlot
        label="Autocorrelation of attendance"
        x={{ label: 'Lag in rounds', values: correlation.map((_, index) => index + 1) }}
        lines={[{ key: 'r', label: 'r(l)', colour: 'plot-1', values: correlation, kind: 'bars' }]}
        marks={[{ label: '95 % by chance', y: -chance, y2: chance, colour: 'plot-6' }]}
        yLabel="r(l)"
        height={300}
        fileName={`${fileLabel}-autocorrelation`}
      />
    </PlotSection>
  );
}

function Spectrum({ dynamics: { frequency, power }, fileLabel }: PlotProps) {
  return (
    <PlotSection title={<Term name="spectrum">Spectrum</Term>}>
      <SeriesPlot
        label="Spectrum of attendance"
        x={{ label: 'Frequency in cycles per round', values: frequency }}
        lines={[{ key: 'power', label: 'I(f)', colour: 'plot-1', values: power, kind: 'line' }]}
        yLabel="I(f) in agents²"
        yScale="log"
        height={300}
        fileName={`${fileLabel}-spectrum`}
      />
    </PlotSection>
  );
}
