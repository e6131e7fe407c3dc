'use client';

import type { Experiment } from '@farol/api';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import type { CellOfResults } from '../reads.ts';
import { type Column, columnsOf, type Sort, sortCells, sortBy } from './cell-columns.tsx';
import type { Dimension } from './dimensions.ts';

/** So many rows at first, and more at each request: ten thousand would take seconds to lay out. */
const ROWS = 50;

interface Props {
  design: Experiment;
  dimensions: readonly Dimension[];
  cells: readonly CellOfResults[];
  onPick: (cells: number[]) => void;
}

/** Every cell with its means; a row leads to the cell's games. */
export function CellTable({ design, dimensions, cells, onPick }: Props) {
  const [sort, setSort] = useState<Sort>({ key: 'cell', isDown: false });
  const [rows, setRows] = useState(ROWS);
  const columns = columnsOf(design, dimensions);
  const sorted = sortCells(cells, columns, sort);
  return (
    <Panel title={`Cells (${formatCount(cells.length)}${cells.length === 0 ? ' yet' : ''})`}>
      {cells.length === 0 ? (
        <p className="text-ink-soft">A row for each combination of levels, as soon as one of its games is finished.</p>
      ) : (
        <div role="region" aria-label="Cells" tabIndex={0} className="max-h-[36rem] overflow-auto">
          <table className="w-full text-right tabular-nums">
            <thead className="sticky top-0 z-10 bg-panel">
              <tr>
                {columns.map((column) => (
                  <Head key={column.key} column={column} sort={sort} onSort={setSort} />
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, rows).map((cell) => (
                <Row key={cell.cell} cell={cell} columns={columns} onPick={onPick} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sorted.length > rows && (
        <Button className="mt-3" size="small" onClick={() => setRows(rows + 10 * ROWS)}>
          Show more of {formatCount(sorted.length)} cells
        </Button>
      )}
    </Panel>
  );
}

interface HeadProps {
  column: Column;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** The head of a column, which sorts by it; again, the other way round. */
function Head({ column: { key, head, about }, sort, onSort }: HeadProps) {
  const Arrow = sort.isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort.key === key ? (sort.isDown ? 'descending' : 'ascending') : undefined}
      className="border-b border-line-strong px-1 align-bottom font-semibold"
    >
      <button
        type="button"
        title={about}
        className="inline-flex min-h-7 items-center gap-1 px-1 text-right leading-tight hover:underline"
        onClick={() => onSort(sortBy(key, sort))}
      >
        {head}
        {sort.key === key && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      </button>
    </th>
  );
}

interface RowProps extends Pick<Props, 'onPick'> {
  cell: CellOfResults;
  columns: readonly Column[];
}

function Row({ cell, columns, onPick }: RowProps) {
  return (
    <tr className="cursor-pointer hover:bg-sunken" onClick={() => onPick([cell.cell])}>
      {columns.map(({ key, show }) => (
        <td key={key} className="border-b border-line px-2 py-1 whitespace-nowrap">
          {key === 'cell' ? (
            <button
              type="button"
              aria-label={`Games of cell ${cell.cell}`}
              className="min-h-[24px] min-w-[24px] text-sea underline"
              onClick={(event) => {
                event.stopPropagation();
                onPick([cell.cell]);
              }}
            >
              {show(cell)}
            </button>
          ) : (
            show(cell)
          )}
        </td>
      ))}
    </tr>
  );
}
