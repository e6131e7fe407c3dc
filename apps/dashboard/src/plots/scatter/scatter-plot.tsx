'use client';

import { useMemo } from 'react';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { axisShapes, type Frame, frameOf } from '../axes/axes.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import type { Shape } from '../figure/shapes.ts';
import { type Axis, roundRange } from '../axes/ticks.ts';
import { useWidth } from '../frame/use-width.ts';

export interface ScatterPlotProps {
  label: string;
  xLabel: string;
  yLabel: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Both axes have the same range, and the line y = x is drawn: as a return map needs it. */
  diagonal?: boolean;
  fileName: string;
}

const HEIGHT = 320;

/** Up to some ten thousand points; where they are dense, they are dark. */
export function ScatterPlot({ label, xLabel, yLabel, x, y, diagonal = false, fileName }: ScatterPlotProps) {
  const [area, room] = useWidth();
  // A return map is square.
  const width = diagonal ? Math.min(room, HEIGHT + 40) : room;
  const figure = useMemo(() => {
    const frame = layOut(width, { x, y, diagonal, xLabel, yLabel });
    return { width, height: HEIGHT, shapes: scatterShapes(frame, x, y, diagonal) };
  }, [width, x, y, diagonal, xLabel, yLabel]);
  const summary = useMemo(() => summaryOf({ xLabel, yLabel, x, y }), [xLabel, yLabel, x, y]);
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => figure}
      table={() => ({ columns: [xLabel, yLabel], rows: Array.from(x, (value, index) => [value, y[index]]) })}
    >
      <div ref={area} style={{ height: HEIGHT }}>
        {width > 0 && <CanvasPicture figure={figure} />}
      </div>
    </PlotFrame>
  );
}

type Laid = Pick<ScatterPlotProps, 'x' | 'y' | 'diagonal' | 'xLabel' | 'yLabel'>;

function layOut(width: number, { x, y, diagonal, xLabel, yLabel }: Laid): Frame {
  let [xRange, yRange] = [extent(x), extent(y)];
  if (diagonal === true) {
    xRange = yRange = [Math.min(xRange[0], yRange[0]), Math.max(xRange[1], yRange[1])];
  }
  return frameOf(width, HEIGHT, axisOf(xRange, xLabel), axisOf(yRange, yLabel));
}

function axisOf(range: [number, number], label: string): Axis {
  const [from, to] = roundRange(...range, 'linear');
  return { from, to, scale: 'linear', label };
}

function extent(values: ArrayLike<number>): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}

function scatterShapes(frame: Frame, x: ArrayLike<number>, y: ArrayLike<number>, diagonal: boolean): Shape[] {
  const count = Math.min(x.length, y.length);
  const shapes = axisShapes(frame);
  if (diagonal) {
    shapes.push({
      kind: 'path',
      xs: [frame.x, frame.x + frame.width],
      ys: [frame.y + frame.height, frame.y],
      stroke: 'line-strong',
      dash: [4, 4],
    });
  }
  const few = count <= 300;
  shapes.push({
    kind: 'marks',
    xs: Array.from({ length: count }, (_, index) => frame.toX(x[index])),
    ys: Array.from({ length: count }, (_, index) => frame.toY(y[index])),
    symbol: 'circle',
    sizePx: few ? 5 : 3.2,
    colour: 'plot-1',
    opacity: Math.max(0.12, Math.min(0.7, 40 / Math.sqrt(Math.max(1, count)) / (few ? 1 : 2))),
    clip: frame,
  });
  return shapes;
}

function summaryOf({ xLabel, yLabel, x, y }: Pick<ScatterPlotProps, 'xLabel' | 'yLabel' | 'x' | 'y'>): string {
  const [xs, ys] = [extent(x), extent(y)];
  if (x.length === 0) return `${yLabel} over ${xLabel}: nothing to show yet.`;
  return `${formatCount(x.length)} points: ${yLabel} from ${formatNumber(ys[0])} to ${formatNumber(ys[1])} over ${xLabel} from ${formatNumber(xs[0])} to ${formatNumber(xs[1])}. Their correlation is ${formatNumber(correlationOf(x, y), 2)}.`;
}

/** Pearson's. */
function correlationOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const count = Math.min(x.length, y.length);
  let [meanX, meanY] = [0, 0];
  for (let index = 0; index < count; index++) {
    meanX += x[index] / count;
    meanY += y[index] / count;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const [dx, dy] = [x[index] - meanX, y[index] - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
