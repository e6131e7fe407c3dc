'use client';

import { useMemo } from 'react';
import type { PlotColour } from '../../plots/figure/colours.ts';
import type { PickedPoint } from '../../plots/series/pick-point.ts';
import { SeriesPlot } from '../../plots/series/series-plot.tsx';
import { titleOf } from '../statistic-names.ts';
import type { Dimension } from './dimensions.ts';
import type { Series } from './points.ts';

const COLOURS: readonly PlotColour[] = ['plot-1', 'plot-2', 'plot-3', 'plot-4', 'plot-5', 'plot-6'];
/** Each curve has its own points, as in the paper's figure. */
const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'ring', 'cross'] as const;

const RANDOM_CHOICE = [{ label: 'random choice', y: 1, colour: 'plot-6', dash: [2, 3] }] as const;
/** Where H/N vanishes for N → ∞ and S = 2: Challet, Marsili & Zecchina 2000. */
const CRITICAL = [{ label: 'αc ≈ 0.337', x: 0.3374, colour: 'plot-2' }] as const;

interface Props {
  name: string;
  statistic: string;
  x: Dimension;
  by: Dimension | null;
  series: readonly Series[];
  isPhases: boolean;
  xScale: 'linear' | 'log';
  yScale: 'linear' | 'log';
  onPick: (cells: number[]) => void;
}

/** Means with their intervals over a dimension, a line for each level of another. */
export function LinesView({ name, statistic, x, by, series, isPhases, xScale, yScale, onPick }: Props) {
  // Polled results that say the same must not be drawn anew.
  const text = JSON.stringify(series);
  const lines = useMemo(
    () =>
      (JSON.parse(text) as Series[]).map(({ key, label, points }, index) => ({
        key: `line ${key}`,
        label: label === '' ? titleOf(statistic) : label,
        colour: COLOURS[index % COLOURS.length],
        symbol: SYMBOLS[index % SYMBOLS.length],
        x: points.map((point) => Number(point.x)),
        values: points.map(({ mean }) => mean),
        low: points.map(({ low }) => low),
        high: points.map(({ high }) => high),
      })),
    [text, statistic],
  );
  const axis = useMemo(() => ({ label: x.label, values: [] as number[] }), [x.label]);
  const pick = ({ key, x: at }: PickedPoint) => {
    const point = series.find((each) => `line ${each.key}` === key)?.points.find((each) => each.x === at);
    if (point) onPick(point.cells);
  };
  return (
    <SeriesPlot
      label={
        isPhases
          ? `${name}: phase diagram`
          : `${name}: ${titleOf(statistic)} over ${x.name}${by ? ` for each ${by.name}` : ''}`
      }
      x={axis}
      lines={lines}
      marks={isPhases ? RANDOM_CHOICE : undefined}
      uprights={isPhases ? CRITICAL : undefined}
      yLabel={isPhases ? 'σ²/N' : titleOf(statistic)}
      xScale={xScale}
      yScale={yScale}
      height={isPhases ? 460 : 380}
      fileName={`${name} ${statistic}`}
      onPick={pick}
    />
  );
}
