'use client';

import { type PointerEvent, useMemo, useState } from 'react';
import { formatNumber } from '../../design/figures.ts';
import type { UprightMark } from '../axes/upright-marks.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import { useWidth } from '../frame/use-width.ts';
import { HistogramLegend } from './histogram-legend.tsx';
import {
  binAt,
  HEIGHT,
  type HistogramData,
  type HistogramGroup,
  histogramFigure,
  histogramShapes,
  layOutHistogram,
} from './shapes.ts';
import { binName, histogramSummary, histogramTable } from './words.ts';

export type { HistogramGroup };

export interface HistogramPlotProps {
  label: string;
  xLabel: string;
  /** Ascending. */
  edges: ArrayLike<number>;
  groups: readonly HistogramGroup[];
  /** Levels of x that matter. */
  marks?: readonly UprightMark[];
  yLabel?: string;
  fileName: string;
}

const NO_MARKS: readonly UprightMark[] = [];

/** Frequencies of values. Several groups are outlines over one another, so that each can be read. */
export function HistogramPlot(props: HistogramPlotProps) {
  const { label, xLabel, edges, groups, marks = NO_MARKS, yLabel = 'Count', fileName } = props;
  const [host, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const data = useMemo<HistogramData>(
    () => ({ xLabel, yLabel, edges, groups, marks }),
    [xLabel, yLabel, edges, groups, marks],
  );
  const area = useMemo(() => layOutHistogram(width, data), [width, data]);
  const figure = useMemo(() => ({ width, height: HEIGHT, shapes: histogramShapes(area, data) }), [area, data, width]);
  const summary = useMemo(() => histogramSummary(data), [data]);
  const point = ({ clientX, currentTarget }: PointerEvent) =>
    setPointed(binAt(area, edges, clientX - currentTarget.getBoundingClientRect().left));
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => histogramFigure(figure, groups)}
      table={() => histogramTable(data)}
      head={groups.length > 1 && <HistogramLegend groups={groups} />}
    >
      <div
        ref={host}
        className="relative"
        style={{ height: HEIGHT }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(null)}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        {pointed !== null && pointed < edges.length - 1 && (
          <PointedReading
            x={area.toX((edges[pointed] + edges[pointed + 1]) / 2)}
            width={width}
            title={`${xLabel} ${binName(edges, pointed)}`}
            rows={groups.map(({ label, colour, counts }) => ({
              label,
              colour,
              value: formatNumber(counts[pointed], 6),
            }))}
          />
        )}
      </div>
    </PlotFrame>
  );
}
