'use client';

import { Maximize2 } from 'lucide-react';
import { type LevelMark, markSwatch } from '../axes/level-marks.ts';
import type { Column } from './data.ts';
import { swatchShapes } from './shapes.ts';
import { Swatch } from '../figure/swatch.tsx';

interface SeriesLegendProps {
  columns: readonly Column[];
  /** Levels whose names have no room in the plot. */
  marks: readonly LevelMark[];
  hidden: ReadonlySet<string>;
  onHidden: (hidden: ReadonlySet<string>) => void;
  isZoomed: boolean;
  onAll: () => void;
}

/** The names of the lines. A click hides a line and shows it again. */
export function SeriesLegend({ columns, marks, hidden, onHidden, isZoomed, onAll }: SeriesLegendProps) {
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    onHidden(next);
  };
  return (
    <ul className="flex flex-wrap items-center gap-x-1 gap-y-0.5">
      {columns.map((column, index) => (
        <li key={column.line.key}>
          <button
            type="button"
            aria-pressed={!hidden.has(column.line.key)}
            title={hidden.has(column.line.key) ? 'Show this line' : 'Hide this line'}
            onClick={() => toggle(column.line.key)}
            className="flex min-h-7 items-center gap-1.5 rounded px-1.5 text-left text-[0.88em] hover:bg-sunken aria-[pressed=false]:text-ink-soft aria-[pressed=false]:line-through"
          >
            <Swatch shapes={swatchShapes(column, index, 0, 7)} width={28} height={14} />
            {column.line.label}
          </button>
        </li>
      ))}
      {marks.map((mark) => (
        <li key={mark.label} className="flex min-h-7 items-center gap-1.5 px-1.5 text-[0.88em]">
          <Swatch shapes={markSwatch(mark, 0, 7, 28)} width={28} height={14} />
          {mark.label}
        </li>
      ))}
      {isZoomed && (
        <li data-screen-only>
          <button
            type="button"
            onClick={onAll}
            className="flex min-h-7 items-center gap-1 rounded px-1.5 text-[0.88em] text-lamp hover:bg-sunken"
          >
            <Maximize2 aria-hidden className="size-3.5" />
            Show all
          </button>
        </li>
      )}
    </ul>
  );
}
