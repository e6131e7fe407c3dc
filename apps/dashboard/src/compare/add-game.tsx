'use client';

import type { Game } from '@farol/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { read } from '../api/client.ts';
import { CONTROL } from '../design/field.tsx';
import { formatCompact, formatCount } from '../design/figures.ts';
import { Failure } from '../design/states.tsx';
import { Status } from '../design/status.tsx';
import { useRested } from '../design/use-rested.ts';

const TYPED_FOR_MS = 200;
const FOUND = 8;

/** Finds games by name or id; one that is chosen joins the comparison. */
export function AddGame({ chosen, onAdd }: { chosen: readonly string[]; onAdd: (id: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const search = useRested(text.trim(), TYPED_FOR_MS);
  const found = useQuery({
    queryKey: ['games', 'search', search],
    queryFn: ({ signal }) =>
      read('/games', { query: { search: search === '' ? undefined : search, sort: 'updated', limit: FOUND }, signal }),
    placeholderData: keepPreviousData,
  });
  const games = found.data?.games.filter((game) => !chosen.includes(game.id)) ?? [];
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        Add a game
      </label>
      <div className="relative">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-soft" />
        <input
          id={id}
          type="search"
          autoComplete="off"
          className={`${CONTROL} pl-8`}
          placeholder="part of its name, or the beginning of its id"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {found.error && <Failure error={found.error} />}
      <ul className="mt-2 grid gap-1" aria-label="Games found">
        {games.map((game) => (
          <li key={game.id}>
            <FoundGame game={game} onAdd={() => onAdd(game.id)} />
          </li>
        ))}
      </ul>
      {found.data && games.length === 0 && (
        <p className="mt-2 px-2.5 text-ink-soft">{search === '' ? 'There is no other game.' : 'No game fits.'}</p>
      )}
    </div>
  );
}

function FoundGame({ game, onAdd }: { game: Game; onAdd: () => void }) {
  return (
    <button
      type="button"
      className="flex min-h-9 w-full flex-wrap items-center gap-x-3 rounded-md px-2.5 py-1 text-left hover:bg-sunken"
      onClick={onAdd}
    >
      <span className="min-w-0 flex-1 truncate font-semibold">
        <span className="sr-only">Add </span>
        {game.name}
      </span>
      <span className="text-[0.92em] text-ink-soft tabular-nums">
        {game.rules['kind']}, N = {formatCount(game.agents)}, {formatCompact(game.rounds.played)} rounds
      </span>
      <Status status={game.status} />
    </button>
  );
}
