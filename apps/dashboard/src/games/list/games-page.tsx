'use client';

import { Plus } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { useAbilities } from '../../accounts/session.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { FirstVisit } from './first-visit.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GameTable } from './game-table.tsx';
import { isFiltered, type ListFilter, readFilter, writeFilter } from './list-filter.ts';
import { useGames } from './use-games.ts';

export function GamesPage() {
  const router = useRouter();
  const query = useSearchParams();
  const filter = useMemo(() => readFilter(new URLSearchParams(query)), [query]);
  const setFilter = useCallback(
    (changes: Partial<ListFilter>) => {
      const next = new URLSearchParams(
        writeFilter({ ...readFilter(new URLSearchParams(location.search)), ...changes }),
      );
      router.replace(`/games${next.size > 0 ? `?${next}` : ''}`, { scroll: false });
    },
    [router],
  );
  const list = useGames(filter);
  const games = useMemo(() => list.data?.pages.flatMap((page) => page.games) ?? [], [list.data]);
  const total = list.data?.pages.at(-1)?.total ?? 0;
  const filtered = isFiltered(filter);
  const { mayCreate } = useAbilities();

  return (
    <>
      <PageHead
        title="Games"
        about={list.data !== undefined && `${formatCount(total)} ${filtered ? 'fit' : total === 1 ? 'game' : 'games'}`}
        actions={
          mayCreate && (
            <ButtonLink href="/games/new" look="main">
              <Plus aria-hidden className="size-4" /> New game
            </ButtonLink>
          )
        }
      />
      <FirstVisit />
      <FilterBar filter={filter} onChange={setFilter} />
      {list.error !== null && (
        <Failure error={list.error} actions={<Button onClick={() => void list.refetch()}>Try again</Button>} />
      )}
      {list.isPending && <Loading what="games" className="h-96" />}
      {list.data !== undefined &&
        games.length === 0 &&
        (filtered ? <NothingFits onClear={() => router.replace('/games')} /> : <NoGames />)}
      {games.length > 0 && <GameTable list={list} games={games} total={total} filter={filter} onFilter={setFilter} />}
    </>
  );
}

function NoGames() {
  const { mayCreate } = useAbilities();
  if (!mayCreate) return <Empty title="No games yet">Games that others share with you appear here.</Empty>;
  return (
    <Empty
      title="No games yet"
      actions={
        <>
          <ButtonLink href="/games/new" look="main">
            New game
          </ButtonLink>
          <ButtonLink href="/learn">What is a crowd game?</ButtonLink>
        </>
      }
    >
      A game is agents who choose, round after round, whether to go or to stay home; how well each does depends on how
      many others went. Begin with a preset, such as Arthur’s bar of 1994.
    </Empty>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  return (
    <Empty title="No game fits" actions={<Button onClick={onClear}>Show all games</Button>}>
      The search looks for a part of the name, or for the beginning of an id.
    </Empty>
  );
}
