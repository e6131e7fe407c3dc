'use client';

import { useMemo, useState } from 'react';
import { formatNumber } from '../../design/figures.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { cellAt, type HeatLayout, heatShapes, layOutHeatMap } from './shapes.ts';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import type { ScaleKind } from '../axes/ticks.ts';
import { useWidth } from '../frame/use-width.ts';

export type Level = string | number;

export interface HeatMapProps {
  label: string;
  xLabel: string;
  yLabel: string;
  xLevels: readonly Level[];
  yLevels: readonly Level[];
  /** A row for each level of y, from the lowest; null where nothing is known. */
  values: readonly (readonly (number | null)[])[];
  valueLabel: string;
  onPick?: (xIndex: number, yIndex: number) => void;
  scale?: ScaleKind;
  fileName: string;
}

const nameOf = (level: Level) => (typeof level === 'number' ? formatNumber(level) : level);

/** One value for each pair of levels, as a colour; the cells by pointer and by keys. */
export function HeatMap(props: HeatMapProps) {
  const { label, xLabel, yLabel, xLevels, yLevels, values, valueLabel, onPick, scale = 'linear', fileName } = props;
  const height = Math.min(520, Math.max(220, yLevels.length * 34 + 90));
  const [area, width] = useWidth();
  const [cell, setCell] = useState<{ x: number; y: number } | null>(null);
  const layout = useMemo<HeatLayout>(
    () =>
      layOutHeatMap({
        width,
        height,
        xLabel,
        yLabel,
        xNames: xLevels.map(nameOf),
        yNames: yLevels.map(nameOf),
        values,
        valueLabel,
        scale,
      }),
    [width, height, xLabel, yLabel, xLevels, yLevels, values, valueLabel, scale],
  );
  const figure = useMemo(() => ({ width, height, shapes: heatShapes(layout) }), [layout, width, height]);
  const pick = (at: { x: number; y: number } | null) => {
    if (at !== null) onPick?.(at.x, at.y);
  };
  const summary = useMemo(
    () => summaryOf({ xLabel, yLabel, xLevels, yLevels, values, valueLabel }),
    [xLabel, yLabel, xLevels, yLevels, values, valueLabel],
  );
  const value = cell === null ? null : (values[cell.y]?.[cell.x] ?? null);
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => figure}
      head={<span aria-hidden />}
      table={() => ({
        columns: [`${yLabel} \\ ${xLabel}`, ...xLevels.map(nameOf)],
        rows: yLevels.map((level, y) => [nameOf(level), ...xLevels.map((_, x) => values[y]?.[x] ?? null)]),
      })}
    >
      <div
        ref={area}
        role="application"
        aria-roledescription="heat map"
        aria-label={`${label}. The arrows go from cell to cell${onPick === undefined ? '' : ', Enter opens one'}.`}
        tabIndex={0}
        className={`relative ${onPick !== undefined && cell !== null ? 'cursor-pointer' : ''}`}
        style={{ height }}
        onPointerMove={(event) => setCell(cellAt(layout, event.nativeEvent, event.currentTarget))}
        onPointerDown={(event) => setCell(cellAt(layout, event.nativeEvent, event.currentTarget))}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setCell(null)}
        onClick={(event) => pick(cellAt(layout, event.nativeEvent, event.currentTarget))}
        onBlur={() => setCell(null)}
        onKeyDown={(event) => {
          const way = WAYS[event.key];
          if (way !== undefined) {
            event.preventDefault();
            const { x, y } = cell ?? { x: way[0] > 0 ? -1 : 0, y: way[1] > 0 ? -1 : 0 };
            setCell({
              x: Math.max(0, Math.min(xLevels.length - 1, x + way[0])),
              y: Math.max(0, Math.min(yLevels.length - 1, y + way[1])),
            });
          } else if ((event.key === 'Enter' || event.key === ' ') && cell !== null) {
            event.preventDefault();
            pick(cell);
          }
        }}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        {cell !== null && (
          <>
            <div
              aria-hidden
              className="pointer-events-none absolute border-2 border-ink outline-2 outline-panel"
              style={{
                left: layout.x + cell.x * layout.cellWidth,
                top: layout.y + (yLevels.length - 1 - cell.y) * layout.cellHeight,
                width: layout.cellWidth,
                height: layout.cellHeight,
              }}
            />
            <PointedReading
              x={layout.x + (cell.x + 0.5) * layout.cellWidth}
              y={Math.max(0, layout.y + (yLevels.length - 1 - cell.y) * layout.cellHeight - 8)}
              width={width}
              title={`${valueLabel}: ${formatNumber(value)}`}
              rows={[
                { label: xLabel, value: nameOf(xLevels[cell.x]) },
                { label: yLabel, value: nameOf(yLevels[cell.y]) },
              ]}
            />
          </>
        )}
      </div>
    </PlotFrame>
  );
}

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function summaryOf({
  xLabel,
  yLabel,
  xLevels,
  yLevels,
  values,
  valueLabel,
}: Omit<HeatMapProps, 'label' | 'fileName'>): string {
  const cells = yLevels.flatMap((y, row) =>
    xLevels.flatMap((x, column) => {
      const value = values[row]?.[column];
      return value === null || value === undefined || !Number.isFinite(value) ? [] : [{ x, y, value }];
    }),
  );
  if (cells.length === 0) return `${valueLabel} over ${xLabel} and ${yLabel}: no results yet.`;
  const least = cells.reduce((a, b) => (b.value < a.value ? b : a));
  const greatest = cells.reduce((a, b) => (b.value > a.value ? b : a));
  const place = ({ x, y }: (typeof cells)[number]) => `${xLabel} ${nameOf(x)} and ${yLabel} ${nameOf(y)}`;
  return `${valueLabel} in ${cells.length} of ${xLevels.length * yLevels.length} cells. Least: ${formatNumber(least.value)} at ${place(least)}. Greatest: ${formatNumber(greatest.value)} at ${place(greatest)}.`;
}
