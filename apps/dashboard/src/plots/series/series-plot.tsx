'use client';

import { type KeyboardEvent, type Ref, useMemo, useState } from 'react';
import type { PlotArea } from '../axes/axes.ts';
import { isNarrow, type LevelMark } from '../axes/level-marks.ts';
import { type ScaleKind, valueAt } from '../axes/ticks.ts';
import type { UprightMark } from '../axes/upright-marks.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { useSettled } from '../frame/use-settled.ts';
import { useWidth } from '../frame/use-width.ts';
import { keyCommand, type ZoomCommand } from '../zoom/commands.ts';
import { useGestures } from '../zoom/use-gestures.ts';
import type { Line, NumberColumn } from './data.ts';
import { type PickedPoint, pointAt, pointNear } from './pick-point.ts';
import { stepFrom } from './reading.ts';
import { SeriesLegend } from './series-legend.tsx';
import { SeriesReading } from './series-reading.tsx';
import { seriesFigure, seriesShapes } from './shapes.ts';
import { type Series, useSeries } from './use-series.ts';
import { seriesSummary, seriesTable } from './words.ts';

export interface SeriesPlotProps {
  /** The accessible name, and the title of its files. */
  label: string;
  x: { label: string; values: NumberColumn };
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
  /** The visible range of x, where the parent decides it; without it the plot does. */
  range?: readonly [number, number];
  /** The whole range of x, if `x.values` are only a part of it: the limit of zooming out and moving. */
  extent?: readonly [number, number];
  /** The visible range changed; the whole extent if all is shown. */
  onRange?: (from: number, to: number) => void;
  yRange?: readonly [number, number];
  xScale?: ScaleKind;
  yScale?: ScaleKind;
  /** A value was chosen, by a click near it or Enter at the reading line. */
  onPick?: (point: PickedPoint) => void;
  /** Name of saved files, without the extension. */
  fileName: string;
}

const NO_MARKS: readonly LevelMark[] = [];

/** Lines or bars over rounds or any other number, with zoom, exact reading and downloads. */
export function SeriesPlot(props: SeriesPlotProps) {
  const { label, marks = NO_MARKS, height = 280, fileName, onPick } = props;
  const [host, width] = useWidth();
  const series = useSeries(props, width);
  const { state, area, index, zoom } = series;
  const { pointer, dragged, onKeyDown } = useInput(series, onPick);
  const figure = useMemo(() => ({ width, height, shapes: seriesShapes(state, area) }), [state, area, width, height]);
  const { data, hidden, window } = state;
  const summary = useSettled(() => seriesSummary(state), [data, hidden, marks, window[0], window[1]]);
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => seriesFigure(state)}
      table={() => seriesTable(state)}
      head={
        <SeriesLegend
          columns={data.columns}
          marks={isNarrow(width) ? marks : NO_MARKS}
          hidden={hidden}
          onHidden={series.setHidden}
          isZoomed={zoom.isZoomed}
          onAll={() => zoom.choose(null)}
        />
      }
    >
      <div
        ref={host}
        role="application"
        aria-roledescription="plot"
        aria-label={`${label}. Plus and minus zoom, the arrows move, 0 shows all, shift and an arrow read values${onPick === undefined ? '' : ', Enter opens the one that is read'}.`}
        tabIndex={0}
        className="relative select-none"
        style={{ height }}
        onKeyDown={onKeyDown}
      >
        {/* The canvas must not hold its old width when the page becomes narrower. */}
        <div className="absolute inset-0 overflow-hidden">{width > 0 && <CanvasPicture figure={figure} />}</div>
        <PointerArea host={pointer} area={area} dragged={dragged} onPoint={series.setPointed} />
        {index !== null && <SeriesReading state={state} area={area} index={index} />}
      </div>
    </PlotFrame>
  );
}

/** Zooms, reads and picks by pointer and keyboard. `dragged` is the part that a drag has marked, as shares of the width. */
function useInput({ state, area, index, zoom, setPointed }: Series, onPick: SeriesPlotProps['onPick']) {
  const [dragged, setDragged] = useState<readonly [number, number] | null>(null);
  const pick = (point: PickedPoint | null) => {
    if (point !== null) onPick?.(point);
  };
  const obey = (command: ZoomCommand) => {
    if (command.kind !== 'step') return zoom.obey(command);
    const share = stepFrom(state, index, command.by);
    if (share !== null) setPointed(share);
  };
  const pointer = useGestures({
    obey,
    isZoomed: () => zoom.isZoomed,
    touch: (left) => setPointed(left / area.width),
    drag: setDragged,
    select: (from, to) => zoom.choose([valueAt(zoom.axis(), from), valueAt(zoom.axis(), to)]),
    click: (left, top) => pick(pointNear(state, area, left, top)),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const command = keyCommand(event, zoom.isZoomed);
    if (command !== null) {
      event.preventDefault();
      obey(command);
    }
    if (event.key === 'Enter' && index !== null) pick(pointAt(state, index));
  };
  return { pointer, dragged, onKeyDown };
}

interface PointerAreaProps {
  host: Ref<HTMLDivElement>;
  area: PlotArea;
  dragged: readonly [number, number] | null;
  /** The pointer is at this share of the width; null: it has left. */
  onPoint: (share: number | null) => void;
}

/** The ground of the plot, which takes the pointer. */
function PointerArea({ host, area, dragged, onPoint }: PointerAreaProps) {
  return (
    <div
      ref={host}
      data-plot-area
      className="absolute cursor-crosshair"
      style={{ left: area.x, top: area.y, width: area.width, height: area.height }}
      onPointerMove={({ clientX, currentTarget, pointerType }) => {
        if (pointerType === 'touch') return;
        onPoint((clientX - currentTarget.getBoundingClientRect().left) / area.width);
      }}
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && onPoint(null)}
    >
      {dragged !== null && (
        <div
          className="h-full bg-ink opacity-10"
          style={{ marginLeft: dragged[0] * area.width, width: (dragged[1] - dragged[0]) * area.width }}
        />
      )}
    </div>
  );
}
