'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ExperimentShown } from '@farol/api';
import { X } from 'lucide-react';
import { CONTROL } from '../../design/field.tsx';
import { formatCount, formatNumber } from '../../design/figures.ts';
import type { CellOfResults } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { Mean } from './cell-columns.tsx';
import { ReplicateList } from './replicate-table.tsx';
import { type Dimension, textOf } from './dimensions.ts';

interface Props {
  experiment: ExperimentShown;
  dimensions: readonly Dimension[];
  /** The cells that were picked: one, or those that one point is the mean of. */
  picked: readonly number[];
  cells: readonly CellOfResults[];
  onPick: (cells: number[]) => void;
  onClose: () => void;
}

/** memory = 3, agents = 101: the levels of a cell. */
export const describeCell = (cell: CellOfResults | undefined, dimensions: readonly Dimension[]) =>
  dimensions
    .flatMap((dimension) => {
      const level = cell ? dimension.of(cell.levels) : null;
      return level === null
        ? []
        : [`${dimension.name} = ${typeof level === 'number' ? formatNumber(level) : textOf(level).slice(0, 60)}`];
    })
    .join(', ');

/** The games of a cell, beside what they come from. */
export function CellGames({ experiment, dimensions, picked, cells, onPick, onClose }: Props) {
  const [shown] = picked;
  const cell = cells.find((candidate) => candidate.cell === shown);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed inset-y-0 right-0 z-50 flex w-[min(56rem,100vw)] flex-col border-l border-line-strong bg-panel shadow-xl">
          <div className="flex items-start justify-between gap-3 border-b border-line p-4">
            <div className="min-w-0">
              <Dialog.Title className="text-lg font-bold">Cell {shown}</Dialog.Title>
              <Dialog.Description className="text-ink-soft">{describeCell(cell, dimensions)}</Dialog.Description>
            </div>
            <Dialog.Close aria-label="Close" className="rounded p-2 text-ink-soft hover:bg-sunken hover:text-ink">
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">
            {picked.length > 1 && <CellChoice dimensions={dimensions} picked={picked} cells={cells} onPick={onPick} />}
            {cell && <CellFigures cell={cell} />}
            {shown !== undefined && <ReplicateList experiment={experiment} cell={shown} />}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The choice between the cells that one point is the mean of. */
function CellChoice({ dimensions, picked, cells, onPick }: Omit<Props, 'experiment' | 'onClose'>) {
  return (
    <label className="mb-3 block max-w-md">
      <span className="mb-1 block font-semibold">This point is the mean of {picked.length} cells</span>
      <select
        className={CONTROL}
        value={picked[0]}
        onChange={({ target }) => {
          const next = Number(target.value);
          onPick([next, ...picked.filter((number) => number !== next)]);
        }}
      >
        {picked
          .toSorted((a, b) => a - b)
          .map((number) => (
            <option key={number} value={number}>
              Cell {number}:{' '}
              {describeCell(
                cells.find((candidate) => candidate.cell === number),
                dimensions,
              )}
            </option>
          ))}
      </select>
    </label>
  );
}

/** The summaries of a cell's statistics over its games. */
export function CellFigures({ cell }: { cell: CellOfResults }) {
  return (
    <section className="mb-5">
      <h3 className="mb-1">Over its games</h3>
      <p className="mb-2 text-[0.92em] text-ink-soft">
        {formatCount(cell.replicates)} played, {formatCount(cell.rounds)} rounds each, the first{' '}
        {formatCount(cell.transient)} left out.
        {cell.failure !== null && (
          <span className="block text-bad">
            {cell.failed} failed; the first: {cell.failure}
          </span>
        )}
      </p>
      <div role="region" aria-label="Statistics of the cell" tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-right tabular-nums">
          <thead>
            <tr className="text-[0.92em] text-ink-soft">
              <th scope="col" className="pr-3 text-left font-normal">
                statistic
              </th>
              {['mean', 'standard deviation', 'least', 'median', 'greatest'].map((head) => (
                <th key={head} scope="col" className="px-2 font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(cell.statistics).map(([name, summary]) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" title={aboutStatistic(name)} className="py-0.5 pr-3 text-left font-normal">
                  {titleOf(name)}
                </th>
                <td className="px-2 whitespace-nowrap">
                  <Mean mean={summary.mean} high={summary.high} />
                </td>
                <td className="px-2">{formatNumber(summary.standardDeviation)}</td>
                <td className="px-2">{formatNumber(summary.min)}</td>
                <td className="px-2">{formatNumber(summary.median)}</td>
                <td className="px-2">{formatNumber(summary.max)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
