'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useTheme } from '../../shell/theme-switch.tsx';
import { type Gestures, listenToGestures, obeyKey } from '../zoom/gestures.ts';
import { isNarrow, type LevelMark } from '../axes/level-marks.ts';
import { listenToClicks, type PickedPoint, pointAt, pointNear } from './pick-point.ts';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { createSeriesChart, type SeriesChart } from './chart.ts';
import { alignLines, indicesInside, type Line, nearestIndex, type Values } from './data.ts';
import { type SeriesState, showsMarks, wholeRange } from './layout.ts';
import { SeriesLegend } from './legend.tsx';
import { SeriesReading } from './reading.tsx';
import { seriesFigure } from './shapes.ts';
import { seriesSummary, seriesTable } from './words.ts';
import { type ScaleKind, valueAt } from '../axes/ticks.ts';
import { useSettled } from '../frame/use-settled.ts';
import type { UprightMark } from '../axes/upright-marks.ts';
import { useWidth } from '../frame/use-width.ts';
import { useWindow } from '../zoom/use-window.ts';
import { moved, zoomed } from '../zoom/zoom.ts';

export interface SeriesPlotProps {
  /** The accessible name, and the title of its files. */
  label: string;
  x: { label: string; values: Values };
  lines: readonly Line[];
  /** Levels that matter: capacity, equilibrium; with y2, bands. */
  marks?: readonly LevelMark[];
  /** The same of x, as upright lines. */
  uprights?: readonly UprightMark[];
  /** The marks of a plot above or below over the same x, so that both end at the same place. */
  beside?: readonly LevelMark[];
  yLabel: string;
  /** In pixels. */
  height?: number;
  /** What is shown of x, where the parent decides it; without it the plot does. */
  range?: readonly [number, number];
  /** All that could be shown of x, if `x.values` are only a window of it: how far one can zoom out and move. */
  extent?: readonly [number, number];
  /** Somebody zoomed or moved; all of the extent when all shall be shown. */
  onRange?: (from: number, to: number) => void;
  yRange?: readonly [number, number];
  xScale?: ScaleKind;
  yScale?: ScaleKind;
  /** A value was chosen, by a click near it or Enter at the reading line. */
  onPick?: (point: PickedPoint) => void;
  /** Of what is saved, without its ending. */
  fileName: string;
}

const NO_MARKS: readonly LevelMark[] = [];
const NO_UPRIGHTS: readonly UprightMark[] = [];

/** Lines or bars over rounds or any other number: to zoom, to read, to take away; live too. */
export function SeriesPlot(props: SeriesPlotProps) {
  const { label, x, lines, marks = NO_MARKS, yLabel, height = 280, range, extent, onRange, yRange, fileName } = props;
  const { xScale = 'linear', yScale = 'linear', uprights = NO_UPRIGHTS, beside = NO_MARKS, onPick } = props;
  const [area, width] = useWidth();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [reading, setReading] = useState<number | null>(null);
  const theme = useTheme();

  const data = useMemo(() => alignLines(x.values, lines, xScale, yScale), [x.values, lines, xScale, yScale]);
  const isWhole = useMemo(() => xScale === 'linear' && data.xs.every(Number.isInteger), [data, xScale]);
  const whole = extent ?? wholeRange(data.xs, xScale, lines.some(needsRoom));
  const { window, current, choose, isZoomed } = useWindow(whole, range, onRange);
  const state: SeriesState = {
    data,
    hidden,
    marks,
    uprights,
    beside,
    xLabel: x.label,
    yLabel,
    xScale,
    yScale,
    yRange,
    isWhole,
    window,
    width,
    height,
  };

  const summary = useSettled(() => seriesSummary(state), [data, hidden, marks, window[0], window[1]]);
  const gestures: Gestures = {
    zoom: (factor, around) => choose(zoomed(axis(), factor, around, whole, leastWidth(isWhole, whole))),
    move: (by) => choose(moved(axis(), by, whole)),
    showAll: () => choose(null),
    step: (by) => {
      const [first, last] = indicesInside(data.xs, window[0], window[1]);
      if (first > last) return;
      const begin = reading === null || reading < first || reading > last ? (by > 0 ? first : last) : reading + by;
      chart.current?.pointAt(Math.max(first, Math.min(last, begin)));
    },
    touch: (left) => {
      const frame = chart.current?.frame();
      if (frame === undefined) return;
      const value = valueAt(axis(), left / frame.width);
      chart.current?.pointAt(nearestIndex(data.xs, value));
    },
    isZoomed: () => isZoomed,
  };
  const axis = () => ({ from: current.current[0], to: current.current[1], scale: xScale });

  // What listeners that live as long as the chart see: always of the last drawing.
  const latest = useRef({ state, gestures, choose, whole, onPick });
  latest.current = { state, gestures, choose, whole, onPick };

  const chart = useRef<SeriesChart | null>(null);
  const structure = structureOf(lines, xScale, yScale);
  useEffect(() => {
    if (width === 0) return;
    const host = area.current!;
    const made = createSeriesChart(host, latest.current.state, {
      index: setReading,
      selected: (from, to) => {
        const { state, choose } = latest.current;
        const axis = { from: state.window[0], to: state.window[1], scale: state.xScale };
        choose([valueAt(axis, from), valueAt(axis, to)]);
      },
    });
    chart.current = made;
    const forget = listenToGestures(made.area, () => latest.current.gestures);
    const forgetClicks = listenToClicks(made.area, (left, top) => {
      const point = pointNear(latest.current.state, made.frame(), left, top);
      if (point !== null) latest.current.onPick?.(point);
    });
    return () => {
      forget();
      forgetClicks();
      made.destroy();
      chart.current = null;
    };
    // Made anew only for other kinds of lines; their values go through `show`.
  }, [structure, width === 0, area]);

  const [from, to] = window;
  useEffect(() => {
    chart.current?.show(latest.current.state);
  }, [data, hidden, marks, uprights, beside, x.label, yLabel, yRange, from, to, width, height, theme]);

  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => seriesFigure(latest.current.state)}
      table={() => seriesTable(latest.current.state)}
      head={
        <SeriesLegend
          columns={data.columns}
          marks={isNarrow(width) ? marks : NO_MARKS}
          hidden={hidden}
          onHidden={setHidden}
          isZoomed={isZoomed}
          onAll={() => choose(null)}
        />
      }
    >
      <div
        role="application"
        aria-roledescription="plot"
        aria-label={`${label}. Plus and minus zoom, the arrows move, 0 shows all, shift and an arrow read values${onPick === undefined ? '' : ', Enter opens the one that is read'}.`}
        tabIndex={0}
        className="relative select-none"
        style={{ height }}
        onKeyDown={(event) => {
          if (obeyKey(event.nativeEvent, gestures)) event.preventDefault();
          const point = event.key === 'Enter' && reading !== null ? pointAt(state, reading) : null;
          if (point !== null) onPick?.(point);
        }}
      >
        <div ref={area} className="absolute inset-0 overflow-hidden" />
        <SeriesReading state={state} index={reading} chart={chart.current} />
      </div>
    </PlotFrame>
  );
}

const needsRoom = (line: Line) => showsMarks(line) || line.kind === 'bars';

/** One round fills the plot, or a billionth of what there is. */
const leastWidth = (isWhole: boolean, [from, to]: readonly [number, number]) => (isWhole ? 1 : (to - from) * 1e-9);

/** What uPlot must be told when it is made. */
const structureOf = (lines: readonly Line[], xScale: ScaleKind, yScale: ScaleKind) =>
  JSON.stringify([
    xScale,
    yScale,
    lines.map((line) => [
      line.key,
      line.kind,
      line.width,
      line.low !== undefined && line.high !== undefined,
      line.x !== undefined,
      showsMarks(line),
    ]),
  ]);
