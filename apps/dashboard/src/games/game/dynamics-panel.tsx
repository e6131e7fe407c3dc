'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../api/client.ts';
import { formatCount } from '../../design/figures.ts';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { useSteps } from '../../design/use-rested.ts';
import { ScatterPlot } from '../../plots/scatter/scatter-plot.tsx';
import { SeriesPlot } from '../../plots/series/series-plot.tsx';
import { autocorrelation, periodogram } from './spectrum.ts';
import { Term } from './term.tsx';
import { gameKey } from './use-live-game.ts';

const MOST_ROUNDS = 10_000;
const MOST_LAGS = 100;
const REFRESH_MS = 2000;

interface DynamicsPanelProps {
  gameId: string;
  fileLabel: string;
  inView: { from: number; to: number };
}

/** How each round follows from those before: the return map, the autocorrelation, the spectrum, of exact rounds. */
export function DynamicsPanel({ gameId, fileLabel, inView }: DynamicsPanelProps) {
  const to = useSteps(inView.to, REFRESH_MS);
  const from = Math.max(inView.from, to - MOST_ROUNDS + 1);
  const { data, error } = useQuery({
    queryKey: [...gameKey(gameId), 'window', 'exact', from, to],
    queryFn: ({ signal }) =>
      read('/games/{gameId}/history', { params: { gameId }, query: { from, to, points: MOST_ROUNDS }, signal }),
    staleTime: Infinity,
    // Each takes some hundred kilobytes.
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const attendance = data?.exact === true ? data.attendance : undefined;
  const found = useMemo(() => {
    if (attendance === undefined || attendance.length < 4) return undefined;
    const lags = Math.min(MOST_LAGS, Math.floor(attendance.length / 2));
    return {
      now: attendance.slice(0, -1),
      next: attendance.slice(1),
      correlation: autocorrelation(attendance, lags),
      // Without any memory 95 % of the values lie between these.
      chance: 1.96 / Math.sqrt(attendance.length),
      ...periodogram(attendance),
    };
  }, [attendance]);

  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined) return <Loading what="rounds" className="h-80" />;
  if (found === undefined) {
    return <Empty title="Too few rounds">Four rounds in view are the least of which something can be said.</Empty>;
  }
  const doesVary = found.power.some((power) => power > 0);
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-ink-soft tabular-nums">
        Of rounds {formatCount(data.from)} to {formatCount(data.to)}: those in view above, at most the last{' '}
        {formatCount(MOST_ROUNDS)}.
      </p>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2 xl:grid-cols-3">
        <section className="min-w-0">
          <h3 className="mb-1">
            <Term name="returnMap" />
          </h3>
          <ScatterPlot
            label="Return map: attendance in the next round over attendance"
            xLabel="A(t)"
            yLabel="A(t + 1)"
            x={found.now}
            y={found.next}
            diagonal
            fileName={`${fileLabel}-return-map`}
          />
        </section>
        {doesVary ? (
          <>
            <section className="min-w-0">
              <h3 className="mb-1">
                <Term name="autocorrelation" />
              </h3>
              <SeriesPlot
                label="Autocorrelation of attendance"
                x={{ label: 'Lag in rounds', values: found.correlation.map((_, index) => index + 1) }}
                lines={[{ key: 'r', label: 'r(l)', colour: 'plot-1', values: found.correlation, kind: 'bars' }]}
                marks={[{ label: '95 % by chance', y: -found.chance, y2: found.chance, colour: 'plot-6' }]}
                yLabel="r(l)"
                height={300}
                fileName={`${fileLabel}-autocorrelation`}
              />
            </section>
            <section className="min-w-0">
              <h3 className="mb-1">
                <Term name="spectrum">Spectrum</Term>
              </h3>
              <SeriesPlot
                label="Spectrum of attendance"
                x={{ label: 'Frequency in cycles per round', values: found.frequency }}
                lines={[{ key: 'power', label: 'I(f)', colour: 'plot-1', values: found.power, kind: 'line' }]}
                yLabel="I(f) in agents²"
                yScale="log"
                height={300}
                fileName={`${fileLabel}-spectrum`}
              />
            </section>
          </>
        ) : (
          <p className="text-ink-soft">Attendance is the same in all these rounds: nothing to correlate.</p>
        )}
      </div>
    </div>
  );
}
