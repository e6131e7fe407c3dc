'use client';

import type { Game, GameSort } from '@farol/api';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { BulkActions } from './bulk-actions.tsx';
import { FirstVisit } from './first-visit.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GameRow, ROW_GRID } from './game-row.tsx';
import { isFiltered, type ListFilter, readFilter, sortBy, writeFilter } from './list-filter.ts';
import { rowsOfClick, type Selection, shownOf, withRows } from './selection.ts';
import { useGames } from './use-games.ts';

const ROW_PX = { phone: 60, wide: 44 };
/** Rows are fetched this far ahead of what is in view. */
const AHEAD_ROWS = 60;

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

  return (
    <>
      <PageHead
        title="Games"
        about={list.data !== undefined && `${formatCount(total)} ${filtered ? 'fit' : total === 1 ? 'game' : 'games'}`}
        actions={
          <ButtonLink href="/games/new" look="main">
            <Plus aria-hidden className="size-4" /> New game
          </ButtonLink>
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
      {games.length > 0 && <Table list={list} games={games} total={total} filter={filter} onFilter={setFilter} />}
    </>
  );
}

function NoGames() {
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

function Head({
  filter,
  onFilter,
  children,
}: {
  filter: ListFilter;
  onFilter: (f: Partial<ListFilter>) => void;
  children: React.ReactNode;
}) {
  const column = (label: string, sort?: GameSort, alignment = '') => {
    const isSorted = sort !== undefined && filter.sort === sort;
    const Arrow = filter.order === 'asc' ? ArrowUp : ArrowDown;
    return (
      <div
        role="columnheader"
        aria-sort={isSorted ? (filter.order === 'asc' ? 'ascending' : 'descending') : undefined}
        className={alignment}
      >
        {sort === undefined ? (
          label
        ) : (
          <button
            type="button"
            className="inline-flex min-h-6 items-center gap-1 font-semibold hover:text-ink"
            onClick={() => onFilter(sortBy(filter, sort))}
          >
            {label}
            {isSorted && <Arrow aria-hidden className="size-3.5" />}
          </button>
        )}
      </div>
    );
  };
  const wide = 'max-md:hidden';
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${ROW_GRID} rounded-t-lg border-b border-line-strong bg-panel px-3 py-2 text-ink-soft`}
    >
      <div role="columnheader" className="grid place-items-center">
        {children}
      </div>
      {column('Name', 'name')}
      {column('Status', undefined, wide)}
      {column('Kind', undefined, wide)}
      {column('Agents', 'agents', `${wide} text-right`)}
      {column('Rounds', 'rounds', `${wide} text-right`)}
      {column('Attendance')}
      {column('Created', 'created', wide)}
    </div>
  );
}

interface TableProps {
  list: ReturnType<typeof useGames>;
  games: Game[];
  total: number;
  filter: ListFilter;
  onFilter: (filter: Partial<ListFilter>) => void;
}

/** Only the rows in view are drawn, however many there are; those not yet loaded keep their place. */
function Table({ list, games, total, filter, onFilter }: TableProps) {
  const place = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<Selection>(new Map());
  const lastSelected = useRef(0);
  const [rowPx, setRowPx] = useState(ROW_PX.wide);
  useEffect(() => {
    const media = matchMedia('(min-width: 48rem)');
    const follow = () => setRowPx(media.matches ? ROW_PX.wide : ROW_PX.phone);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  const [top, setTop] = useState(0);
  useEffect(() => setTop(place.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollMargin: top,
  });
  useEffect(() => rows.measure(), [rows, rowPx]);
  const items = rows.getVirtualItems();
  const lastInView = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (lastInView + AHEAD_ROWS > games.length && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastInView, games.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const select = useCallback(
    (index: number, isSelected: boolean, isRange: boolean) => {
      const rows = rowsOfClick(index, lastSelected.current, isRange);
      lastSelected.current = index;
      setSelected((before) => withRows(before, games, rows, isSelected));
    },
    [games],
  );
  const current = useMemo(() => shownOf(selected, games), [games, selected]);
  const areAll = current.length === games.length;
  return (
    <>
      <div role="table" aria-label="Games" aria-rowcount={total + 1} className="rounded-lg border border-line bg-panel">
        <div role="rowgroup">
          <Head filter={filter} onFilter={onFilter}>
            <input
              type="checkbox"
              aria-label="Select all games that are loaded"
              checked={areAll}
              ref={(box) => void (box && (box.indeterminate = current.length > 0 && !areAll))}
              onChange={() => setSelected(areAll ? new Map() : new Map(games.map((game) => [game.id, game])))}
              className="size-4.5 accent-(--lamp)"
            />
          </Head>
        </div>
        <div role="rowgroup" ref={place} className="relative" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start, size }) => (
            <div
              key={games[index]?.id ?? index}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ height: size, transform: `translateY(${start - top}px)` }}
            >
              {games[index] === undefined ? (
                <div aria-hidden className="m-3 h-4 animate-pulse rounded bg-sunken" />
              ) : (
                <GameRow
                  game={games[index]}
                  index={index}
                  isSelected={selected.has(games[index].id)}
                  onSelect={select}
                />
              )}
            </div>
          ))}
        </div>
      </div>
      {current.length > 0 && <BulkActions games={current} onClear={() => setSelected(new Map())} />}
    </>
  );
}
