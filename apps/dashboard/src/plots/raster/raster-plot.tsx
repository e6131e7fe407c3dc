'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount, formatPercent } from '../../design/figures.ts';
import { useTheme } from '../../shell/theme-switch.tsx';
import { frameIn } from '../axes/axes.ts';
import { CanvasPicture } from '../figure/canvas-picture.tsx';
import { printPalette, screenPalette } from '../figure/colours.ts';
import { type Gestures, listenToGestures, obeyKey } from '../zoom/gestures.ts';
import { PlotFrame } from '../frame/plot-frame.tsx';
import { PointedReading } from '../frame/pointed-reading.tsx';
import { drawBits } from './picture.ts';
import { type RasterData, rasterShapes } from './shapes.ts';
import { valueAt, widthOf } from '../axes/ticks.ts';
import { useWidth } from '../frame/use-width.ts';
import { useWindow } from '../zoom/use-window.ts';
import { moved, zoomed } from '../zoom/zoom.ts';

export interface RasterPlotProps {
  label: string;
  /** Rounds. */
  columns: number;
  /** Agents. */
  rows: number;
  /** 1: went, 0: stayed home, null: did not play then. Keep the function: another one is drawn anew. */
  bit: (row: number, column: number) => number | null;
  /** Rows that belong together, from the top; they sum to `rows`. */
  groups?: readonly { label: string; rows: number }[];
  /** The first column's round. */
  firstColumn: number;
  onPick?: (row: number, column: number) => void;
  fileName: string;
}

const NO_GROUPS: NonNullable<RasterPlotProps['groups']> = [];

/** Who went when: agents downwards, rounds across, a dot for each choice. */
export function RasterPlot(props: RasterPlotProps) {
  const { label, columns, rows, bit, groups = NO_GROUPS, firstColumn, onPick, fileName } = props;
  const height = Math.max(180, Math.min(520, rows * 4 + 70));
  const [area, width] = useWidth();
  const inner = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<{ row: number; column: number } | null>(null);
  const theme = useTheme();
  const picture = useMemo(
    () => (width === 0 ? null : drawBits({ columns, rows, bit }, screenPalette())),
    // The theme is what the palette is read from.
    [columns, rows, bit, theme, width === 0],
  );
  const whole = useMemo<readonly [number, number]>(() => [firstColumn, firstColumn + columns], [firstColumn, columns]);
  const { window, current, choose, isZoomed } = useWindow(whole, undefined);
  const [from, to] = window;
  const data = useMemo<RasterData>(() => {
    const left = Math.max(30, widthOf(formatCount(rows)) + 12);
    const names =
      groups.length > 1 ? Math.min(width * 0.3, Math.max(0, ...groups.map(({ label }) => widthOf(label) + 14))) : 8;
    const box = { x: left, y: 24, width: Math.max(10, width - left - names), height: Math.max(10, height - 62) };
    const frame = frameIn(
      box,
      { from, to, scale: 'linear', label: 'Round', isWhole: true },
      { from: 0, to: Math.max(1, rows), scale: 'linear', label: 'Agents' },
    );
    return { frame, columns, rows, groups, firstColumn, width, height };
  }, [width, height, columns, rows, groups, firstColumn, from, to]);
  const figure = useMemo(
    () => ({ width, height, shapes: picture === null ? [] : rasterShapes(data, picture) }),
    [data, picture, width, height],
  );
  const { frame } = data;
  const axis = () => ({ from: current.current[0], to: current.current[1], scale: 'linear' as const });
  const cellAtPixel = (left: number, top: number) => {
    const column = Math.floor(valueAt(frame.xAxis, (left - frame.x) / frame.width)) - firstColumn;
    const row = Math.floor(((top - frame.y) / frame.height) * rows);
    const isIn =
      left >= frame.x && left <= frame.x + frame.width && row >= 0 && row < rows && column >= 0 && column < columns;
    return isIn ? { row, column } : null;
  };
  const summary = useMemo(
    () => summaryOf({ columns, rows, firstColumn, groups }, bit),
    [columns, rows, firstColumn, groups, bit],
  );
  const gestures: Gestures = {
    zoom: (factor, around) => choose(zoomed(axis(), factor, around, whole, 8)),
    move: (by) => choose(moved(axis(), by, whole)),
    showAll: () => choose(null),
    step: () => undefined,
    touch: () => undefined,
    isZoomed: () => isZoomed,
  };
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => {
    if (inner.current === null) return;
    return listenToGestures(inner.current, () => latest.current);
  }, [width === 0]);
  const point = (row: number, column: number) => {
    const at = { row: Math.max(0, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
    setCell(at);
    const round = firstColumn + at.column;
    if (round < from) choose(moved(axis(), (round - from) / (to - from), whole));
    if (round + 1 > to) choose(moved(axis(), (round + 1 - to) / (to - from), whole));
  };
  const pick = (at: typeof cell) => {
    if (at !== null) onPick?.(at.row, at.column);
  };
  const eventCell = (event: { clientX: number; clientY: number; currentTarget: Element }) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return cellAtPixel(event.clientX - left + frame.x, event.clientY - top + frame.y);
  };
  return (
    <PlotFrame
      label={label}
      summary={summary}
      fileName={fileName}
      figure={() => ({ ...figure, shapes: rasterShapes(data, drawBits({ columns, rows, bit }, printPalette)) })}
      table={() => ({
        columns: ['Agent', ...Array.from({ length: columns }, (_, column) => String(firstColumn + column))],
        rows: Array.from({ length: rows }, (_, row) => [
          row + 1,
          ...Array.from({ length: columns }, (_, column) => bit(row, column)),
        ]),
      })}
      head={<p className="py-1 text-[0.88em] text-ink-soft">A dot in colour: went. The ground: stayed home.</p>}
    >
      <div
        ref={area}
        role="application"
        aria-roledescription="picture of choices"
        aria-label={`${label}. The arrows go from choice to choice, plus and minus zoom, 0 shows all${onPick === undefined ? '' : ', Enter opens the round'}.`}
        tabIndex={0}
        className="relative select-none"
        style={{ height }}
        onBlur={() => setCell(null)}
        onKeyDown={(event) => {
          const way = WAYS[event.key];
          const { row, column } = cell ?? { row: 0, column: Math.max(0, Math.ceil(from) - firstColumn) };
          if (way !== undefined) point(row + way[0], cell === null ? column : column + way[1]);
          else if (event.key === 'Enter' && cell !== null) pick(cell);
          else if (!obeyKey(event.nativeEvent, gestures)) return;
          event.preventDefault();
        }}
      >
        {width > 0 && <CanvasPicture figure={figure} />}
        <div
          ref={inner}
          className={`absolute ${onPick === undefined ? '' : 'cursor-pointer'}`}
          style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
          onPointerMove={(event) => setCell(eventCell(event))}
          onPointerDown={(event) => setCell(eventCell(event))}
          onPointerLeave={(event) => event.pointerType === 'mouse' && setCell(null)}
          onClick={(event) => pick(eventCell(event))}
        />
        {cell !== null && (
          <PointedReading
            x={frame.toX(firstColumn + cell.column + 0.5)}
            y={frame.y + 4}
            width={width}
            title={`Round ${formatCount(firstColumn + cell.column)}`}
            rows={[{ label: agentName(cell.row, groups), value: wordOf(bit(cell.row, cell.column)) }]}
          />
        )}
      </div>
    </PlotFrame>
  );
}

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

const wordOf = (choice: number | null) => (choice === null ? 'did not play' : choice === 1 ? 'went' : 'stayed home');

function agentName(row: number, groups: NonNullable<RasterPlotProps['groups']>): string {
  let first = 0;
  for (const { label, rows } of groups) {
    if (row < first + rows) return `${label}, agent ${formatCount(row - first + 1)}`;
    first += rows;
  }
  return `Agent ${formatCount(row + 1)}`;
}

function summaryOf(
  {
    columns,
    rows,
    firstColumn,
    groups = NO_GROUPS,
  }: Pick<RasterPlotProps, 'columns' | 'rows' | 'firstColumn' | 'groups'>,
  bit: (row: number, column: number) => number | null,
): string {
  if (columns === 0 || rows === 0) return 'No choices to show yet.';
  let first = 0;
  const shares = (groups.length > 0 ? groups : [{ label: 'All', rows }]).map((group) => {
    let went = 0;
    for (let row = first; row < first + group.rows; row++) {
      for (let column = 0; column < columns; column++) went += bit(row, column) ?? 0;
    }
    first += group.rows;
    return `${group.label}: went in ${formatPercent(went / Math.max(1, group.rows * columns))} of their choices.`;
  });
  return `The choices of ${formatCount(rows)} agents in the rounds ${formatCount(firstColumn)} to ${formatCount(firstColumn + columns - 1)}. ${shares.join(' ')}`;
}
