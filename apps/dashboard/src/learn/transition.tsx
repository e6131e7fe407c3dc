'use client';

import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState } from 'react';
import { Loading } from '../design/states.tsx';
import { MEASUREMENTS, type Measured, pointsOf } from './transition-points.ts';

const SeriesPlot = dynamic(() => import('../plots/series/series-plot.tsx').then(({ SeriesPlot }) => SeriesPlot), {
  ssr: false,
  loading: () => <Loading what="the plot" className="h-[300px]" />,
});

const COLOURS = ['plot-3', 'plot-1', 'plot-4'] as const;
/** Each line has positions of its own. */
const ALPHA = { label: 'α = 2^m / N', values: [] };
const MARKS = [{ label: 'coins', y: 1, colour: 'plot-2' as const, dash: [6, 4] }];

/** σ²/N over α, from games that this browser plays as soon as it is shown. */
export function Transition() {
  const [measured, setMeasured] = useState<readonly Measured[]>([]);
  useEffect(() => {
    const worker = new Worker(new URL('./transition-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Measured>) => setMeasured((done) => [...done, data]));
    return () => worker.terminate();
  }, []);
  const lines = useMemo(
    () =>
      pointsOf(measured).map(({ agents, alpha, mean, low, high }, place) => ({
        key: String(agents),
        label: `${agents} agents`,
        colour: COLOURS[place],
        x: alpha,
        values: mean,
        low,
        high,
      })),
    [measured],
  );
  return (
    <div data-scripted className="rounded-lg border border-line bg-panel p-4">
      <SeriesPlot
        label="Volatility σ²/N of the Minority Game over α"
        x={ALPHA}
        lines={lines}
        marks={MARKS}
        yLabel="σ²/N"
        xScale="log"
        yScale="log"
        height={320}
        fileName="minority-game-transition"
      />
      <p
        className="text-[0.92em] text-ink-soft tabular-nums"
        role={measured.length < MEASUREMENTS.length ? undefined : 'status'}
      >
        {measured.length < MEASUREMENTS.length
          ? `Your browser has played ${measured.length} of ${MEASUREMENTS.length} games.`
          : `Your browser played these ${MEASUREMENTS.length} games just now; the bands are the least and the greatest of four.`}
      </p>
    </div>
  );
}
