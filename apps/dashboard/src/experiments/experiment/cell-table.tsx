'use client';

import type { Experiment } from '@farol/api';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import type { CellOfResults } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { type Dimension, textOf } from './dimensions.ts';

/** So many rows at first, and more at each request: ten thousand would take seconds to lay out. */
const ROWS = 50;

interface Column {
  key: string;
  head: string;
  about?: string;
  valueOf: (cell: CellOfResults) => number | string | null;
  show: (cell: CellOfResults) => React.ReactNode;
}

function columnsOf(design: Experiment, dimensions: readonly Dimension[]): Column[] {
  return [
    { key: 'cell', head: 'cell', valueOf: ({ cell }) => cell, show: ({ cell }) => cell },
    ...dimensions.map((dimension): Column => ({
      key: dimension.key,
      head: dimension.name,
      valueOf: ({ levels }) => {
        const level = dimension.of(levels);
        return level === null || typeof level === 'number' ? level : textOf(level);
      },
      show: ({ levels }) => {
        const level = dimension.of(levels);
        return typeof level === 'number' ? formatNumber(level) : level === null ? '–' : textOf(level).slice(0, 40);
      },
    })),
    {
      key: 'rounds',
      head: 'rounds',
      valueOf: ({ rounds }) => rounds,
      show: ({ rounds }) => formatCount(rounds),
    },
    {
      key: 'replicates',
      head: 'games',
      valueOf: ({ replicates }) => replicates,
      show: ({ replicates, failed, failure }) => (
        <>
          {replicates}
          {failed > 0 && (
            <span className="text-bad" title={failure ?? undefined}>
              {' '}
              + {failed} failed
            </span>
          )}
        </>
      ),
    },
    ...design.statistics.map((name): Column => ({
      key: `statistic ${name}`,
      head: titleOf(name),
      about: aboutStatistic(name),
      valueOf: ({ statistics }) => statistics[name]?.mean ?? null,
      show: ({ statistics }) => <Mean mean={statistics[name]?.mean} high={statistics[name]?.high} />,
    })),
  ];
}

/** A mean, ± half of its interval to two digits. */
export function Mean({ mean, high }: { mean: number | null | undefined; high: number | null | undefined }) {
  if (mean === null || mean === undefined) return <>–</>;
  return (
    <>
      {formatNumber(mean)}
      {high !== null && high !== undefined && (
        <span className="text-ink-soft"> ± {formatNumber(Number((high - mean).toPrecision(2)), 2)}</span>
      )}
    </>
  );
}

interface Props {
  design: Experiment;
  dimensions: readonly Dimension[];
  cells: readonly CellOfResults[];
  onPick: (cells: number[]) => void;
}

/** Every cell with its means; a row leads to the cell's games. */
export function CellTable({ design, dimensions, cells, onPick }: Props) {
  const [sort, setSort] = useState<{ key: string; isDown: boolean }>({ key: 'cell', isDown: false });
  const [rows, setRows] = useState(ROWS);
  const columns = columnsOf(design, dimensions);
  const column = columns.find(({ key }) => key === sort.key) ?? columns[0];
  const sorted = cells.toSorted((a, b) => {
    const [left, right] = [column.valueOf(a), column.valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right));
    return sort.isDown ? -order : order;
  });
  return (
    <Panel title={`Cells (${formatCount(cells.length)}${cells.length === 0 ? ' yet' : ''})`}>
      {cells.length === 0 ? (
        <p className="text-ink-soft">A row for each combination of levels, as soon as one of its games is finished.</p>
      ) : (
        <div role="region" aria-label="Cells" tabIndex={0} className="max-h-[36rem] overflow-auto">
          <table className="w-full text-right tabular-nums">
            <thead className="sticky top-0 z-10 bg-panel">
              <tr>
                {columns.map(({ key, head, about }) => (
                  <th
                    key={key}
                    scope="col"
                    aria-sort={sort.key === key ? (sort.isDown ? 'descending' : 'ascending') : undefined}
                    className="border-b border-line-strong px-1 align-bottom font-semibold"
                  >
                    <button
                      type="button"
                      title={about}
                      className="inline-flex min-h-7 items-center gap-1 px-1 text-right leading-tight hover:underline"
                      onClick={() => setSort({ key, isDown: sort.key === key && !sort.isDown })}
                    >
                      {head}
                      {sort.key === key &&
                        (sort.isDown ? (
                          <ArrowDown aria-hidden className="size-3.5 shrink-0" />
                        ) : (
                          <ArrowUp aria-hidden className="size-3.5 shrink-0" />
                        ))}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, rows).map((cell) => (
                <tr key={cell.cell} className="cursor-pointer hover:bg-sunken" onClick={() => onPick([cell.cell])}>
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
