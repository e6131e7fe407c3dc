'use client';

import { formatNumber } from '../../design/figures.ts';
import type { PlotArea } from '../axes/axes.ts';
import { Swatch } from '../figure/swatch.tsx';
import type { SeriesState } from './layout.ts';
import { type ReadingRow, readingRows } from './reading.ts';
import { SWATCH_PX, swatchShapes } from './shapes.ts';

interface SeriesReadingProps {
  state: SeriesState;
  area: PlotArea;
  index: number;
}

/** The line through one position, and the exact values there. The values stand beside the line, never on it. */
export function SeriesReading({ state, area, index }: SeriesReadingProps) {
  const position = state.data.xs[index];
  const at = area.toX(position);
  const isLeft = at > area.x + area.width / 2;
  const rows = readingRows(state, area, index);
  return (
    <>
      <svg
        aria-hidden
        className="pointer-events-none absolute inset-0 max-w-full"
        width={state.width}
        height={state.height}
      >
        <line x1={at} x2={at} y1={area.y} y2={area.y + area.height} stroke="var(--line-strong)" strokeDasharray="3 3" />
        {rows.map(({ column: { line }, y }) => (
          <circle
            key={line.key}
            cx={at}
            cy={y}
            r={4}
            fill="var(--panel)"
            stroke={`var(--${line.colour})`}
            strokeWidth={2}
          />
        ))}
      </svg>
      <div
        aria-live="polite"
        className="pointer-events-none absolute z-10 max-w-[70%] rounded-md border border-line-strong bg-panel/95 px-2 py-1 text-[0.85em] shadow"
        style={{ top: area.y + 4, ...(isLeft ? { right: state.width - at + 10 } : { left: at + 10 }) }}
      >
        <p className="font-semibold">
          {state.xLabel} <span className="font-mono">{formatNumber(position, 6)}</span>
        </p>
        <Values rows={rows} />
      </div>
    </>
  );
}

function Values({ rows }: { rows: readonly ReadingRow[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-1.5">
      {rows.map(({ column, order, value, interval }) => (
        <div key={column.line.key} className="contents">
          <dt className="contents">
            <Swatch shapes={swatchShapes(column, order, 0, 7)} width={SWATCH_PX} height={14} />
            <span className="truncate text-ink-soft">{column.line.label}</span>
          </dt>
          <dd className="text-right font-mono whitespace-nowrap">
            {value}
            {interval !== null && <span className="text-ink-soft"> {interval}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
