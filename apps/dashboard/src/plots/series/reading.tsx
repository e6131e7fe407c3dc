'use client';

import { formatNumber } from '../../design/figures.ts';
import type { SeriesChart } from './chart.ts';
import type { SeriesState } from './layout.ts';
import { swatchShapes } from './shapes.ts';
import { Swatch } from '../figure/swatch.tsx';

interface SeriesReadingProps {
  state: SeriesState;
  index: number | null;
  chart: SeriesChart | null;
}

/** The legend that comes to the pointer: the exact values at one position. Beside the line that it reads, never on it. */
export function SeriesReading({ state, index, chart }: SeriesReadingProps) {
  const position = index === null ? undefined : state.data.xs[index];
  if (chart === null || index === null || position === undefined) return null;
  const frame = chart.frame();
  const at = frame.toX(position);
  if (at < frame.x - 1 || at > frame.x + frame.width + 1) return null;
  const isLeft = at > frame.x + frame.width / 2;
  const rows = [...state.data.columns.entries()].filter(
    ([, { line, values }]) => !state.hidden.has(line.key) && values[index] !== null && values[index] !== undefined,
  );
  return (
    <div
      aria-live="polite"
      className="pointer-events-none absolute z-10 max-w-[70%] rounded-md border border-line-strong bg-panel/95 px-2 py-1 text-[0.85em] shadow"
      style={{ top: frame.y + 4, ...(isLeft ? { right: state.width - at + 10 } : { left: at + 10 }) }}
    >
      <p className="font-semibold">
        {state.xLabel} <span className="font-mono">{formatNumber(position, 6)}</span>
      </p>
      <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-1.5">
        {rows.map(([place, column]) => (
          <div key={column.line.key} className="contents">
            <dt className="contents">
              <Swatch shapes={swatchShapes(column, place, 0, 7)} width={28} height={14} />
              <span className="truncate text-ink-soft">{column.line.label}</span>
            </dt>
            <dd className="text-right font-mono whitespace-nowrap">
              {formatNumber(column.values[index], 6)}
              {column.low?.[index] != null && column.high?.[index] != null && (
                <span className="text-ink-soft">
                  {' '}
                  {formatNumber(column.low[index])} to {formatNumber(column.high[index])}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
