'use client';

import { useMemo } from 'react';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { useWidth } from '../frame/use-width.ts';
import { HEIGHT, layOutScatter, type ScatterData, scatterShapes } from './shapes.ts';
import { scatterSummary, scatterTable } from './words.ts';

export interface ScatterPlotProps {
  label: string;
  xLabel: string;
  yLabel: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Both axes have the same range, and the line y = x is drawn: a return map needs it. */
  diagonal?: boolean;
  fileName: string;
}

/** Up to some ten thousand points. Dense regions are dark. */
export function ScatterPlot({ label, xLabel, yLabel, x, y, diagonal = false, fileName }: ScatterPlotProps) {
  const [host, room] = useWidth();
  // A return map is square.
  const width = diagonal ? Math.min(room, HEIGHT + 40) : room;
  const data = useMemo<ScatterData>(
    () => ({ xLabel, yLabel, x, y, isDiagonal: diagonal }),
    [xLabel, yLabel, x, y, diagonal],
  );
  const figure = useMemo(
    () => ({ width, height: HEIGHT, shapes: scatterShapes(layOutScatter(width, data), data) }),
    [width, data],
  );
  const summary = useMemo(() => scatterSummary(data), [data]);
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => figure}
      table={() => scatterTable(data)}
    >
      <div ref={host} style={{ height: HEIGHT }}>
        {width > 0 && <CanvasPicture figure={figure} />}
      </div>
    </PlotFrame>
  );
}
