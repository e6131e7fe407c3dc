'use client';

import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { formatNumber } from '../../design/figures.ts';
import type { ScaleKind } from '../axes/ticks.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import { useWidth } from '../frame/use-width.ts';
import { boxOf, cellAfterKey, cellAt, type HeatCell, heatShapes, layOutHeatMap } from './shapes.ts';
import { type HeatGrid, heatSummary, heatTable, levelName } from './words.ts';

export interface HeatMapProps extends HeatGrid {
  label: string;
  onPick?: (xIndex: number, yIndex: number) => void;
  scale?: ScaleKind;
  fileName: string;
}

const MIN_HEIGHT = 220;
const MAX_HEIGHT = 520;
const heightOf = (rows: number) => Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, rows * 34 + 90));

function layOutGrid(grid: HeatGrid, width: number, height: number, scale: ScaleKind) {
  const [xNames, yNames] = [grid.xLevels.map(levelName), grid.yLevels.map(levelName)];
  return layOutHeatMap({ ...grid, xNames, yNames, width, height, scale });
}

/** One value for each pair of levels, as a colour. The pointer and the arrow keys read cells. */
export function HeatMap(props: HeatMapProps) {
  const { label, xLabel, yLabel, xLevels, yLevels, values, valueLabel, onPick, scale = 'linear', fileName } = props;
  const height = heightOf(yLevels.length);
  const [host, width] = useWidth();
  const [cell, setCell] = useState<HeatCell | null>(null);
  const grid = useMemo<HeatGrid>(
    () => ({ xLabel, yLabel, xLevels, yLevels, values, valueLabel }),
    [xLabel, yLabel, xLevels, yLevels, values, valueLabel],
  );
  const layout = useMemo(() => layOutGrid(grid, width, height, scale), [grid, width, height, scale]);
  const figure = useMemo(() => ({ width, height, shapes: heatShapes(layout) }), [layout, width, height]);
  const summary = useMemo(() => heatSummary(grid), [grid]);
  const pick = (at: HeatCell | null) => {
    if (at !== null) onPick?.(at.x, at.y);
  };
  const cellUnder = ({ clientX, clientY, currentTarget }: MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return cellAt(layout, clientX - left, clientY - top);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cellAfterKey(layout, cell, event.key);
    const isPick = (event.key === 'Enter' || event.key === ' ') && cell !== null;
    if (next === undefined && !isPick) return;
    event.preventDefault();
    if (next !== undefined) setCell(next);
    else pick(cell);
  };
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => figure}
      head={<span aria-hidden />}
      table={() => heatTable(grid)}
    >
      <div
        ref={host}
        role="application"
        aria-roledescription="heat map"
        aria-label={`${label}. The arrows go from cell to cell${onPick === undefined ? '' : ', Enter opens one'}.`}
        tabIndex={0}
        className={`relative ${onPick !== undefined && cell !== null ? 'cursor-pointer' : ''}`}
        style={{ height }}
        onPointerMove={(event) => setCell(cellUnder(event))}
        onPointerDown={(event) => setCell(cellUnder(event))}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setCell(null)}
        onClick={(event) => pick(cellUnder(event))}
        onBlur={() => setCell(null)}
        onKeyDown={onKeyDown}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        {cell !== null && xLevels[cell.x] !== undefined && yLevels[cell.y] !== undefined && (
          <CellReading layout={layout} grid={grid} cell={cell} />
        )}
      </div>
    </PlotFrame>
  );
}

interface CellReadingProps {
  layout: ReturnType<typeof layOutHeatMap>;
  grid: HeatGrid;
  cell: HeatCell;
}

/** A rim around a cell, and its value beside it. */
function CellReading({ layout, grid, cell }: CellReadingProps) {
  const box = boxOf(layout, cell);
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute border-2 border-ink outline-2 outline-panel"
        style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      />
      <PointedReading
        x={box.x + box.width / 2}
        y={Math.max(0, box.y - 8)}
        width={layout.width}
        title={`${grid.valueLabel}: ${formatNumber(grid.values[cell.y]?.[cell.x])}`}
        rows={[
          { label: grid.xLabel, value: levelName(grid.xLevels[cell.x]) },
          { label: grid.yLabel, value: levelName(grid.yLevels[cell.y]) },
        ]}
      />
    </>
  );
}
