import type { Experiment } from '@farol/api';
import type { ReactNode } from 'react';
import { formatCount, formatNumber } from '../../design/figures.ts';
import type { CellOfResults } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { type Dimension, textOf } from './dimensions.ts';

/** A column of the table of cells: its value to sort by, and what it shows. */
export interface Column {
  key: string;
  head: string;
  about?: string;
  valueOf: (cell: CellOfResults) => number | string | null;
  show: (cell: CellOfResults) => ReactNode;
}

export function columnsOf(design: Experiment, dimensions: readonly Dimension[]): Column[] {
  return [
    { key: 'cell', head: 'cell', valueOf: ({ cell }) => cell, show: ({ cell }) => cell },
    ...dimensions.map((dimension): Column => ({
      // Rounds may be a factor, beside the rounds of the cell.
      key: `level ${dimension.key}`,
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

export interface Sort {
  key: string;
  isDown: boolean;
}

/** Ascending by a column; by the same one again, the other way round. */
export const sortBy = (key: string, before: Sort): Sort => ({ key, isDown: before.key === key && !before.isDown });

/** The cells by a column: numbers by size, texts by alphabet, cells without a value last either way. */
export function sortCells(
  cells: readonly CellOfResults[],
  columns: readonly Column[],
  { key, isDown }: Sort,
): CellOfResults[] {
  const { valueOf } = columns.find((column) => column.key === key) ?? columns[0];
  return cells.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right));
    return isDown ? -order : order;
  });
}
