'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ExperimentShown, ReplicateShown, StatisticName } from '@farol/api';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink, X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { change } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { MAX_GAMES } from '../../compare/max-games.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { warn } from '../../shell/notices.tsx';
import { type CellOfResults, useCellGames } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { Mean } from './cell-table.tsx';
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

const describeCell = (cell: CellOfResults | undefined, dimensions: readonly Dimension[]) =>
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
            {picked.length > 1 && (
              <label className="mb-3 block max-w-md">
                <span className="mb-1 block font-semibold">This point is the mean of {picked.length} cells</span>
                <select
                  className={CONTROL}
                  value={shown}
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
            )}
            {cell && <CellFigures cell={cell} />}
            {shown !== undefined && <Games experiment={experiment} cell={shown} />}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CellFigures({ cell }: { cell: CellOfResults }) {
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

function Games({ experiment, cell }: { experiment: ExperimentShown; cell: number }) {
  const games = useCellGames(experiment.id, cell, experiment.status === 'running');
  if (games.error) return <Failure error={games.error} />;
  if (games.isPending) return <Loading what="its games" className="h-40" />;
  const { statistics } = experiment.design;
  const opened = games.data.games.flatMap(({ gameId }) => gameId ?? []).slice(0, MAX_GAMES);
  return (
    <section>
      <h3 className="mb-1">
        Games ({formatCount(games.data.games.length)}
        {games.data.next === null ? '' : ', the first ones'})
      </h3>
      <p className="mb-2 text-[0.92em] text-ink-soft">
        Each follows from its seed. Open one to see every round of it: it is made an ordinary game, and played again to
        the same digest.
      </p>
      {opened.length > 1 && (
        <ButtonLink size="small" className="mb-2" href={`/compare?games=${opened.join(',')}`}>
          Compare the {opened.length} that are opened
        </ButtonLink>
      )}
      <div role="region" aria-label="Games of the cell" tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-right tabular-nums">
          <thead>
            <tr className="text-[0.92em] text-ink-soft">
              <th scope="col" className="px-2 font-normal">
                #
              </th>
              <th scope="col" className="px-2 text-left font-normal">
                <span className="sr-only">open</span>
              </th>
              <th scope="col" className="px-2 text-left font-normal">
                status
              </th>
              {statistics.map((name) => (
                <th key={name} scope="col" title={aboutStatistic(name)} className="px-2 font-normal">
                  {titleOf(name)}
                </th>
              ))}
              <th scope="col" className="px-2 font-normal">
                seed
              </th>
              <th scope="col" className="px-2 text-left font-normal">
                digest
              </th>
            </tr>
          </thead>
          <tbody>
            {games.data.games.map((game) => (
              <GameRow key={game.replicate} experiment={experiment} game={game} statistics={statistics} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const STATUS_LOOKS: Record<ReplicateShown['status'], string> = {
  pending: 'text-ink-soft',
  running: 'text-sea',
  done: 'text-good',
  failed: 'font-semibold text-bad',
  'not-needed': 'text-ink-soft',
};

function GameRow({
  experiment,
  game,
  statistics,
}: {
  experiment: ExperimentShown;
  game: ReplicateShown;
  statistics: readonly StatisticName[];
}) {
  return (
    <tr className="border-t border-line align-top">
      <td className="px-2 py-1.5">{game.replicate}</td>
      <td className="px-2 py-1 text-left">
        <OpenGame experiment={experiment} game={game} />
      </td>
      <td className={`px-2 py-1.5 text-left ${STATUS_LOOKS[game.status]}`}>
        {game.status === 'not-needed' ? 'not needed' : game.status}
        {game.status === 'running' && game.rounds.played > 0 && (
          <span className="block text-[0.85em]">
            {Math.floor((100 * game.rounds.played) / game.rounds.planned)} % of {formatCount(game.rounds.planned)}
          </span>
        )}
        {game.fault !== null && <span className="block max-w-64 text-[0.92em] font-normal">{game.fault}</span>}
      </td>
      {statistics.map((name) => (
        <td key={name} className="px-2 py-1.5">
          {formatNumber(game.statistics?.[name])}
        </td>
      ))}
      <td className="px-2 py-1.5 font-mono text-[0.85em]">{game.seed}</td>
      <td className="px-2 py-1.5 text-left font-mono text-[0.85em]" title={game.digest ?? undefined}>
        {game.digest === null ? '–' : `${game.digest.slice(0, 8)}…`}
      </td>
    </tr>
  );
}

function OpenGame({ experiment, game }: { experiment: ExperimentShown; game: ReplicateShown }) {
  const router = useRouter();
  const { cell, replicate, gameId } = game;
  const open = useMutation({
    mutationFn: async () => {
      const made = await change('POST', '/experiments/{id}/games', {
        params: { id: experiment.id },
        body: { cell, replicate, name: `${experiment.name}, cell ${cell}, game ${replicate}`.slice(0, 200) },
      });
      // It is there either way; played, it shows something.
      await change('POST', '/games/{id}/simulate', { params: { id: made.id } }).catch(() => undefined);
      return made;
    },
    onSuccess: ({ id }) => router.push(`/games/${id}`),
    onError: (error) => warn('The game could not be opened', wordsOf(error)),
  });
  if (gameId !== null) {
    return (
      <Link href={`/games/${gameId}`} className="inline-flex min-h-7 items-center gap-1 text-sea underline">
        opened<span className="sr-only"> game {replicate}</span>
        <ExternalLink aria-hidden className="size-3.5" />
      </Link>
    );
  }
  return (
    <Button size="small" disabled={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
      {open.isPending || open.isSuccess ? 'Opening …' : 'Open'}
      <span className="sr-only"> game {replicate}</span>
    </Button>
  );
}
