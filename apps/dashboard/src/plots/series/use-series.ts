import { useMemo, useState } from 'react';
import { type AxisRange } from '../zoom/zoom.ts';
import { useZoom } from '../zoom/use-zoom.ts';
import { alignLines } from './data.ts';
import { layOut, minRange, needsRoom, type SeriesState, wholeRange } from './layout.ts';
import { indexAt } from './reading.ts';
import type { SeriesPlotProps } from './series-plot.tsx';

const NONE: readonly [] = [];

/** The state of a series plot: its data, what is visible of them, and the value that is read. */
export function useSeries(props: SeriesPlotProps, width: number) {
  const { x, lines, marks = NONE, uprights = NONE, beside = NONE, yLabel, yRange, height = 280 } = props;
  const { range, extent, onRange, xScale = 'linear', yScale = 'linear' } = props;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [pointed, setPointed] = useState<number | null>(null);
  const data = useMemo(() => alignLines(x.values, lines, xScale, yScale), [x.values, lines, xScale, yScale]);
  const isWhole = useMemo(() => xScale === 'linear' && data.xs.every(Number.isInteger), [data, xScale]);
  const whole: AxisRange = extent ?? wholeRange(data.xs, xScale, lines.some(needsRoom));
  const zoom = useZoom({ whole, scale: xScale, min: minRange(isWhole, whole), range, onRange });
  const [from, to] = zoom.shown;
  const [least, greatest] = extent ?? [];
  const xLabel = x.label;
  const state = useMemo<SeriesState>(
    () => ({
      data,
      hidden,
      marks,
      uprights,
      beside,
      xLabel,
      yLabel,
      xScale,
      yScale,
      yRange,
      isWhole,
      ...(least !== undefined && greatest !== undefined && { extent: [least, greatest] }),
      window: [from, to],
      width,
      height,
    }),
    [
      data,
      hidden,
      marks,
      uprights,
      beside,
      xLabel,
      yLabel,
      xScale,
      yScale,
      yRange,
      isWhole,
      least,
      greatest,
      from,
      to,
      width,
      height,
    ],
  );
  const area = useMemo(() => layOut(state), [state]);
  const index = pointed === null ? null : indexAt(state, pointed);
  return { state, area, index, zoom, setHidden, setPointed };
}
export type Series = ReturnType<typeof useSeries>;
