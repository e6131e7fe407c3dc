'use client';

import type { ExperimentShown, ReplicateShown, StatisticName } from '@farol/api';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { change } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { MAX_GAMES } from '../../compare/max-games.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { useRights } from '../../sharing/access.ts';
import { warn } from '../../shell/notices.tsx';
import { useCellGames } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';

/** The games of a cell as the API has them; those that are opened can be compared. */
export function ReplicateList({ experiment, cell }: { experiment: ExperimentShown; cell: number }) {
  const games = useCellGames(experiment.id, cell, experiment.status === 'running');
  if (games.error) return <Failure error={games.error} />;
  if (games.isPending) return <Loading what="its games" className="h-40" />;
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
      <ReplicateTable experiment={experiment} games={games.data.games} />
    </section>
  );
}

/** The games of a cell: a row for each replicate. */
export function ReplicateTable({
  experiment,
  games,
}: {
  experiment: ExperimentShown;
  games: readonly ReplicateShown[];
}) {
  const { statistics } = experiment.design;
  return (
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
          {games.map((game) => (
            <GameRow key={game.replicate} experiment={experiment} game={game} statistics={statistics} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STATUS_LOOKS: Record<ReplicateShown['status'], string> = {
  pending: 'text-ink-soft',
  running: 'text-sea',
  done: 'text-good',
  failed: 'font-semibold text-bad',
  'not-needed': 'text-ink-soft',
};

interface RowProps {
  experiment: ExperimentShown;
  game: ReplicateShown;
  statistics: readonly StatisticName[];
}

function GameRow({ experiment, game, statistics }: RowProps) {
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
  const { mayPlay } = useRights('experiment', experiment.id);
  if (gameId !== null) {
    return (
      <Link href={`/games/${gameId}`} className="inline-flex min-h-7 items-center gap-1 text-sea underline">
        opened<span className="sr-only"> game {replicate}</span>
        <ExternalLink aria-hidden className="size-3.5" />
      </Link>
    );
  }
  if (!mayPlay) return <>–</>;
  return (
    <Button size="small" disabled={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
      {open.isPending || open.isSuccess ? 'Opening …' : 'Open'}
      <span className="sr-only"> game {replicate}</span>
    </Button>
  );
}
