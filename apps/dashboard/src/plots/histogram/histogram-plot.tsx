'use client';

import { useMemo, useState } from 'react';
import { formatNumber } from '../../design/figures.ts';
import { axisShapes, type Frame, frameOf } from '../axes/axes.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import type { PlotColour } from '../figure/colours.ts';
import type { Table } from '../figure/downloads.ts';
import { FigureLegend, legendRow } from '../figure/figure-legend.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import { type Shape } from '../figure/shapes.ts';
import { roundRange, valueAt } from '../axes/ticks.ts';
import { uprightMarks } from '../axes/upright-marks.ts';
import { useWidth } from '../frame/use-width.ts';

export interface HistogramGroup {
  label: string;
  colour: PlotColour;
  /** One less than there are edges. */
  counts: ArrayLike<number>;
}

export interface HistogramPlotProps {
  label: string;
  xLabel: string;
  /** Ascending. */
  edges: ArrayLike<number>;
  groups: readonly HistogramGroup[];
  /** Levels of x that matter. */
  marks?: readonly { label: string; x: number; colour: PlotColour }[];
  yLabel?: string;
  fileName: string;
}

const HEIGHT = 240;
const NO_MARKS: NonNullable<HistogramPlotProps['marks']> = [];

/** How often which values occur; several groups as outlines over one another, so that each can be read. */
export function HistogramPlot(props: HistogramPlotProps) {
  const { label, xLabel, edges, groups, marks = NO_MARKS, yLabel = 'Count', fileName } = props;
  const [area, width] = useWidth();
  const [pointed, setPointed] = useState<number | null>(null);
  const frame = useMemo(() => layOut(width, edges, groups, xLabel, yLabel), [width, edges, groups, xLabel, yLabel]);
  const figure = useMemo(
    () => ({ width, height: HEIGHT, shapes: histogramShapes(frame, edges, groups, marks) }),
    [frame, edges, groups, marks, width],
  );
  const binAt = (left: number) => {
    const value = valueAt(frame.xAxis, (left - frame.x) / frame.width);
    for (let bin = 0; bin + 1 < edges.length; bin++) if (value >= edges[bin] && value < edges[bin + 1]) return bin;
    return null;
  };
  const summary = useMemo(() => summaryOf({ xLabel, edges, groups, marks }), [xLabel, edges, groups, marks]);
  const legend = groups.map(({ label, colour }) => ({ label, colour }));
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => legendRow(figure, legend)}
      table={() => tableOf(props)}
      head={legend.length > 1 && <FigureLegend entries={legend} />}
    >
      <div
        ref={area}
        className="relative"
        style={{ height: HEIGHT }}
        onPointerMove={(event) => setPointed(binAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
        onPointerDown={(event) => setPointed(binAt(event.clientX - event.currentTarget.getBoundingClientRect().left))}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setPointed(null)}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        {pointed !== null && (
          <PointedReading
            x={frame.toX((edges[pointed] + edges[pointed + 1]) / 2)}
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

function layOut(
  width: number,
  edges: ArrayLike<number>,
  groups: readonly HistogramGroup[],
  xLabel: string,
  yLabel: string,
): Frame {
  let most = 0;
  let isWhole = true;
  for (const { counts } of groups) {
    for (let bin = 0; bin < counts.length; bin++) {
      most = Math.max(most, counts[bin]);
      isWhole &&= Number.isInteger(counts[bin]);
    }
  }
  const [from, to] = edges.length < 2 ? [0, 1] : [edges[0], edges[edges.length - 1]];
  const [, top] = roundRange(0, most || 1, 'linear');
  return frameOf(
    width,
    HEIGHT,
    { from, to, scale: 'linear', label: xLabel },
    { from: 0, to: top, scale: 'linear', label: yLabel, isWhole },
  );
}

function histogramShapes(
  frame: Frame,
  edges: ArrayLike<number>,
  groups: readonly HistogramGroup[],
  marks: NonNullable<HistogramPlotProps['marks']>,
): Shape[] {
  const shapes = axisShapes(frame);
  for (const [index, { counts, colour }] of groups.entries()) {
    const [xs, ys] = [[frame.toX(edges[0])], [frame.toY(0)]];
    for (let bin = 0; bin < counts.length; bin++) {
      const y = frame.toY(counts[bin]);
      xs.push(frame.toX(edges[bin]), frame.toX(edges[bin + 1]));
      ys.push(y, y);
    }
    xs.push(frame.toX(edges[edges.length - 1]));
    ys.push(frame.toY(0));
    if (edges.length < 2) continue;
    const fill = {
      kind: 'path',
      xs,
      ys,
      fill: colour,
      opacity: groups.length === 1 ? 0.75 : 0.3,
      clip: frame,
    } as const;
    shapes.push(fill, {
      kind: 'path',
      xs,
      ys,
      stroke: colour,
      width: 1.5,
      dash: index % 2 === 0 ? [] : [5, 3],
      clip: frame,
    });
  }
  return [...shapes, ...uprightMarks(frame, marks)];
}

const binName = (edges: ArrayLike<number>, bin: number) =>
  `${formatNumber(edges[bin])} to ${formatNumber(edges[bin + 1])}`;

function summaryOf({
  xLabel,
  edges,
  groups,
  marks = NO_MARKS,
}: Pick<HistogramPlotProps, 'xLabel' | 'edges' | 'groups' | 'marks'>): string {
  const parts = groups.map(({ label, counts }) => {
    let [sum, weighted, mode] = [0, 0, 0];
    for (let bin = 0; bin < counts.length; bin++) {
      sum += counts[bin];
      weighted += (counts[bin] * (edges[bin] + edges[bin + 1])) / 2;
      if (counts[bin] > counts[mode]) mode = bin;
    }
    if (sum === 0) return `${label}: nothing counted yet.`;
    return `${label}: ${formatNumber(sum)} in all, most between ${formatNumber(edges[mode])} and ${formatNumber(edges[mode + 1])}, about ${formatNumber(weighted / sum, 3)} on average.`;
  });
  const marked =
    marks.length === 0 ? '' : ` Marked: ${marks.map(({ label, x }) => `${label} at ${formatNumber(x)}`).join(', ')}.`;
  return `How often which ${xLabel} occurs. ${parts.join(' ')}${marked}`;
}

function tableOf({ xLabel, edges, groups }: HistogramPlotProps): Table {
  return {
    columns: [`${xLabel} from`, 'to', ...groups.map(({ label }) => label)],
    rows: Array.from({ length: Math.max(0, edges.length - 1) }, (_, bin) => [
      edges[bin],
      edges[bin + 1],
      ...groups.map(({ counts }) => counts[bin]),
    ]),
  };
}
