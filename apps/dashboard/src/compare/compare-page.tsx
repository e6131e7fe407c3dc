'use client';

import type { Game } from '@farol/api';
import { Plus, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { wordsOf } from '../api/words.ts';
import { Button } from '../design/button.tsx';
import { CopyButton } from '../design/copy-button.tsx';
import { formatCompact, formatCount } from '../design/figures.ts';
import { PageHead, Panel } from '../design/page.tsx';
import { Loading } from '../design/states.tsx';
import { Status } from '../design/status.tsx';
import { AddGame } from './add-game.tsx';
import { addressOf, namesOf, readIds } from './chosen-games.ts';
import { SWATCHES } from './colours.ts';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { MAX_GAMES } from './max-games.ts';
import { useGames } from './reads.ts';
import { StatisticsPanel } from './statistics-panel.tsx';

const Waiting = () => <Loading what="the plot" className="h-96" />;
const AttendancePanel = dynamic(() => import('./attendance-panel.tsx').then(({ AttendancePanel }) => AttendancePanel), {
  ssr: false,
  loading: Waiting,
});
const DistributionsPanel = dynamic(
  () => import('./distributions-panel.tsx').then(({ DistributionsPanel }) => DistributionsPanel),
  { ssr: false, loading: Waiting },
);

const showGames = (ids: readonly string[]) => history.pushState(null, '', addressOf(ids));

/** Up to six games side by side. The address names them, so that a comparison can be shared. */
export function ComparePage() {
  const asked = readIds(useSearchParams().get('games'));
  const ids = asked.slice(0, MAX_GAMES);
  const queries = useGames(ids);
  const [isAdding, setIsAdding] = useState(false);
  const games = queries.flatMap(({ data }) => data ?? []);
  const names = namesOf(games);
  const mayAdd = ids.length < MAX_GAMES;
  return (
    <>
      <PageHead
        title="Compare games"
        about="Up to six games side by side: what happened, what came of it, and in what they were set up differently."
        actions={
          <>
            {ids.length > 1 && <CopyButton size="medium" text={() => location.href} what="link" />}
            {ids.length > 1 && mayAdd && (
              <Button aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
                <Plus aria-hidden className="size-4" />
                Add a game
              </Button>
            )}
          </>
        }
      />
      {asked.length > MAX_GAMES && (
        <p className="mb-3 text-ink-soft">
          The address names {asked.length} games; the first {MAX_GAMES} are shown.
        </p>
      )}
      {ids.length > 0 && (
        <ul className="mb-4 grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3" aria-label="Games compared">
          {ids.map((id, place) => (
            <Chip
              key={id}
              // As in the plots, which have the games that could be read.
              index={games.findIndex((game) => game.id === id)}
              game={queries[place].data}
              error={queries[place].error}
              onRemove={() => showGames(ids.filter((other) => other !== id))}
            />
          ))}
        </ul>
      )}
      {mayAdd && (isAdding || ids.length < 2) && <Choice ids={ids} />}
      {games.length > 0 && (
        <div className="grid grid-cols-1 gap-4">
          <AttendancePanel games={games} names={names} />
          <ConfigurationPanel games={games} names={names} />
          <StatisticsPanel games={games} names={names} />
          <DistributionsPanel games={games} names={names} />
        </div>
      )}
    </>
  );
}

/** Finds a game to add; while there are fewer than two, with the reason. */
function Choice({ ids }: { ids: readonly string[] }) {
  return (
    <Panel className="mb-4">
      {ids.length < 2 && (
        <p className="mb-3 max-w-[70ch] text-ink-soft">
          {ids.length === 0
            ? 'Choose two games or more. It says most to compare games that differ in one thing: the same bar with another capacity, the same agents with a longer memory, the same game with another seed.'
            : 'Choose at least one more.'}
        </p>
      )}
      <AddGame chosen={ids} onAdd={(id) => showGames([...ids, id])} />
    </Panel>
  );
}

function Chip({
  index,
  game,
  error,
  onRemove,
}: {
  index: number;
  game: Game | undefined;
  error: unknown;
  onRemove: () => void;
}) {
  const name = game?.name ?? (error ? 'A game that cannot be read' : 'Loading …');
  return (
    <li className="flex items-start gap-2.5 rounded-lg border border-line bg-panel py-2.5 pr-2 pl-3">
      <span aria-hidden className={`mt-1.5 size-3 shrink-0 rounded-full ${SWATCHES[index] ?? 'bg-line'}`} />
      <div className="min-w-0 flex-1">
        {game ? (
          <Link href={`/games/${game.id}`} className="block truncate font-semibold hover:underline" title={name}>
            {name}
          </Link>
        ) : (
          <p className="font-semibold">{name}</p>
        )}
        {game && (
          <p className="flex flex-wrap items-center gap-x-2 text-[0.92em] text-ink-soft tabular-nums">
            {game.rules['kind']}, N = {formatCount(game.agents)},{' '}
            <span title={`${formatCount(game.rounds.played)} rounds`}>{formatCompact(game.rounds.played)} rounds</span>
            <Status status={game.status} />
          </p>
        )}
        {error !== null && error !== undefined && <p className="text-[0.92em] text-bad">{wordsOf(error)}</p>}
      </div>
      <Button look="quiet" size="small" aria-label={`Take ${name} out of the comparison`} onClick={onRemove}>
        <X aria-hidden className="size-4" />
      </Button>
    </li>
  );
}
