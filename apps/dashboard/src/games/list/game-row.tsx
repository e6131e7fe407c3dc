import type { Game } from '@farol/api';
import Link from 'next/link';
import { memo, useState } from 'react';
import { formatCompact, formatCount, formatTime } from '../../design/figures.ts';
import { Status } from '../../design/status.tsx';
import { GameSparkline } from './game-sparkline.tsx';
import { useRow } from './use-games.ts';

/** On a phone a card of two lines, else a row of the table. */
export const ROW_GRID =
  'grid items-center gap-x-3 grid-cols-[1.75rem_minmax(0,1fr)_auto] md:grid-cols-[1.75rem_minmax(12rem,1fr)_6.5rem_8rem_5rem_8.5rem_9rem_9.5rem]';

interface RowProps {
  game: Game;
  index: number;
  isSelected: boolean;
  onSelect: (index: number, isSelected: boolean, upTo: boolean) => void;
}

/** Drawn once while it is scrolled past: of those around it nothing but its place changes. */
export const GameRow = memo(function GameRow({ game: listed, index, isSelected, onSelect }: RowProps) {
  const game = useRow(listed);
  const { played, planned } = game.rounds;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-selected={isSelected}
      className={`${ROW_GRID} h-full border-b border-line px-3 hover:bg-sunken data-[selected=true]:bg-sunken`}
    >
      <div role="cell" className="grid place-items-center">
        <input
          type="checkbox"
          aria-label={`Select ${game.name}`}
          checked={isSelected}
          onChange={() => {}}
          onClick={(event) => onSelect(index, event.currentTarget.checked, event.shiftKey)}
          className="size-4.5 accent-(--lamp)"
        />
      </div>
      <div role="cell" className="min-w-0">
        <NameLink game={game} />
        <div className="flex items-center gap-2 text-[0.88em] text-ink-soft md:hidden">
          <Status status={game.status} />
          <span className="truncate">
            {formatCompact(game.agents)} agents, {formatCompact(played)} rounds
          </span>
        </div>
      </div>
      <div role="cell" className="max-md:hidden">
        <Status status={game.status} />
      </div>
      <div role="cell" className="truncate text-ink-soft max-md:hidden">
        {game.rules['kind']}
      </div>
      <div role="cell" className="text-right tabular-nums max-md:hidden" title={formatCount(game.agents)}>
        {formatCompact(game.agents)}
      </div>
      <div role="cell" className="text-right tabular-nums max-md:hidden">
        <span title={formatCount(played)}>{formatCompact(played)}</span>
        {planned !== null && planned !== played && (
          <span className="text-ink-soft" title={formatCount(planned)}>
            {' '}
            of {formatCompact(planned)}
          </span>
        )}
      </div>
      <div role="cell">
        <GameSparkline key={game.id} game={game} />
      </div>
      <div role="cell" className="truncate text-[0.92em] text-ink-soft tabular-nums max-md:hidden">
        {formatTime(game.createdAt)}
      </div>
    </div>
  );
});

function NameLink({ game: { id, name } }: { game: Game }) {
  // A page is fetched ahead when the pointer is on its link, not for every row that passes.
  const [isMeant, setIsMeant] = useState(false);
  return (
    <Link
      href={`/games/${id}`}
      prefetch={isMeant ? null : false}
      onMouseEnter={() => setIsMeant(true)}
      onFocus={() => setIsMeant(true)}
      className="block truncate py-1 font-semibold hover:underline"
      title={name}
    >
      {name}
    </Link>
  );
}
