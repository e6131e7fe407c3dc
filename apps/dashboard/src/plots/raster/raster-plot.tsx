'use client';

import { type KeyboardEvent, useMemo, useState } from 'react';
import { formatCount } from '../../design/figures.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import { useWidth } from '../frame/use-width.ts';
import { keyCommand } from '../zoom/commands.ts';
import { useGestures } from '../zoom/use-gestures.ts';
import { moved } from '../zoom/zoom.ts';
import { agentName, cellAfterKey, cellAt, choiceName, type RasterCell, type RowGroup, stepIntoView } from './cells.ts';
import { type Raster, useRaster } from './use-raster.ts';
import { rasterSummary, rasterTable } from './words.ts';

export interface RasterPlotProps {
  label: string;
  /** Rounds. */
  columns: number;
  /** Agents. */
  rows: number;
  /** 1: went, 0: stayed home, null: did not play then. Keep the function: another one is drawn again. */
  bit: (row: number, column: number) => number | null;
  /** They sum to `rows`. */
  groups?: readonly RowGroup[];
  /** The first column's round. */
  firstColumn: number;
  onPick?: (row: number, column: number) => void;
  fileName: string;
}

/** Choices as dots: agents downwards, rounds across. */
export function RasterPlot(props: RasterPlotProps) {
  const { label, bit, firstColumn, onPick, fileName } = props;
  const [host, width] = useWidth();
  const raster = useRaster(props, width);
  const { choices, groups, area, figure } = raster;
  const { cell, setCell, cellUnder, pick, onKeyDown } = useCell(raster, props);
  const summary = useMemo(() => rasterSummary(choices, groups, firstColumn), [choices, groups, firstColumn]);
  const inner = useGestures({
    obey: raster.zoom.obey,
    touch: () => undefined,
    isZoomed: () => raster.zoom.isZoomed,
  });
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={raster.printed}
      table={() => rasterTable(choices, firstColumn)}
      head={<p className="py-1 text-[0.88em] text-ink-soft">A dot in colour: went. The ground: stayed home.</p>}
    >
      <div
        ref={host}
        role="application"
        aria-roledescription="picture of choices"
        aria-label={`${label}. The arrows go from choice to choice, plus and minus zoom, 0 shows all${onPick === undefined ? '' : ', Enter opens the round'}.`}
        tabIndex={0}
        className="relative select-none"
        style={{ height: figure.height }}
        onBlur={() => setCell(null)}
        onKeyDown={onKeyDown}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        <div
          ref={inner}
          className={`absolute ${onPick === undefined ? '' : 'cursor-pointer'}`}
          style={{ left: area.x, top: area.y, width: area.width, height: area.height }}
          onPointerMove={(event) => setCell(cellUnder(event))}
          onPointerDown={(event) => setCell(cellUnder(event))}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setCell(null)}
          onClick={(event) => pick(cellUnder(event))}
        />
        {cell !== null && (
          <PointedReading
            x={area.toX(firstColumn + cell.column + 0.5)}
            y={area.y + 4}
            width={width}
            title={`Round ${formatCount(firstColumn + cell.column)}`}
            rows={[{ label: agentName(cell.row, groups), value: choiceName(bit(cell.row, cell.column)) }]}
          />
        )}
      </div>
    </PlotFrame>
  );
}

/** The cell that is read, by pointer and keyboard. */
function useCell({ choices, whole, zoom, area }: Raster, { firstColumn, onPick }: RasterPlotProps) {
  const [cell, setCell] = useState<RasterCell | null>(null);
  const read = (next: RasterCell) => {
    setCell(next);
    const by = stepIntoView(firstColumn + next.column, zoom.shown);
    if (by !== 0) zoom.choose(moved(zoom.axis(), by, whole));
  };
  const pick = (at: RasterCell | null) => {
    if (at !== null) onPick?.(at.row, at.column);
  };
  const cellUnder = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return cellAt(area, choices, firstColumn, event.clientX - left + area.x, event.clientY - top + area.y);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cellAfterKey(choices, cell, event.key, Math.max(0, Math.ceil(zoom.shown[0]) - firstColumn));
    const command = next === undefined ? keyCommand(event, zoom.isZoomed) : null;
    if (next !== undefined) read(next);
    else if (event.key === 'Enter' && cell !== null) pick(cell);
    else if (command !== null) zoom.obey(command);
    else return;
    event.preventDefault();
  };
  return { cell, setCell, cellUnder, pick, onKeyDown };
}
