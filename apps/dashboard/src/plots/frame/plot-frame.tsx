'use client';

import { type ReactNode, useId, useState } from 'react';
import { formatCount, formatNumber } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';
import { PlotMenu } from './plot-menu.tsx';
import type { Figure } from '../figure/shapes.ts';

/** Limit of the table on the page. The CSV has all rows. */
const MAX_ROWS = 300;

interface PlotFrameProps {
  /** The accessible name, and the title in files. */
  label: string;
  /** A description in words. */
  summary: string;
  fileName: string;
  figure: () => Figure;
  table: () => Table;
  /** Left of the menu: usually the legend. */
  head?: ReactNode;
  children: ReactNode;
}

/** The surroundings of every plot: name, description, legend, menu with downloads, and the data as a table. */
export function PlotFrame({ label, summary, fileName, figure, table, head, children }: PlotFrameProps) {
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  const hasHead = head !== undefined && head !== false;
  return (
    <figure aria-label={label} aria-describedby={`${id}-summary`} className="relative m-0 min-w-0">
      <div
        className={hasHead ? 'mb-1 flex min-h-7 items-start justify-between gap-2' : 'absolute -top-0.5 right-0 z-10'}
      >
        {hasHead && <div className="min-w-0 flex-1">{head}</div>}
        <PlotMenu
          label={label}
          summary={summary}
          fileName={fileName}
          figure={figure}
          table={table}
          isTable={isTable}
          onTable={setIsTable}
        />
      </div>
      {children}
      <p id={`${id}-summary`} className="sr-only">
        {summary}
      </p>
      {isTable && <PlotTable label={label} table={table()} />}
    </figure>
  );
}

function PlotTable({ label, table: { columns, rows } }: { label: string; table: Table }) {
  return (
    <div
      role="region"
      aria-label={`${label}, as a table`}
      tabIndex={0}
      className="mt-2 max-h-72 overflow-auto rounded-md border border-line"
    >
      <table className="w-full text-right font-mono text-[0.85em]">
        <thead className="sticky top-0 bg-sunken">
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className="px-2 py-1 font-semibold whitespace-nowrap">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_ROWS).map((row, index) => (
            <tr key={index} className="border-t border-line">
              {row.map((value, column) => (
                <td key={column} className="px-2 py-0.5 whitespace-nowrap">
                  {typeof value === 'string' ? value : formatNumber(value, 6)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MAX_ROWS && (
        <p className="border-t border-line p-2 text-ink-soft">
          The first {formatCount(MAX_ROWS)} of {formatCount(rows.length)} rows. The CSV has all of them.
        </p>
      )}
    </div>
  );
}
