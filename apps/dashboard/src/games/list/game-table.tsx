import type { Game } from '@farol/api';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { BulkActions } from './bulk-actions.tsx';
import { GameRow } from './game-row.tsx';
import type { ListFilter } from './list-filter.ts';
import { rowsOfClick, type Selection, shownOf, withRows } from './selection.ts';
import { TableHead } from './table-head.tsx';
import type { useGames } from './use-games.ts';

const ROW_PX = { phone: 60, wide: 44 };
/** Rows are fetched this far ahead of what is in view. */
const AHEAD_ROWS = 60;

interface TableProps {
  list: ReturnType<typeof useGames>;
  games: Game[];
  total: number;
  filter: ListFilter;
  onFilter: (filter: Partial<ListFilter>) => void;
}

/** Only the rows in view are drawn, however many there are; those not yet loaded keep their place. */
export function GameTable({ list, games, total, filter, onFilter }: TableProps) {
  const { selected, current, select, selectAll, clear } = useSelection(games);
  const { place, top, rows } = useRows(list, games.length, total);
  return (
    <>
      <div role="table" aria-label="Games" aria-rowcount={total + 1} className="rounded-lg border border-line bg-panel">
        <div role="rowgroup">
          <TableHead filter={filter} onFilter={onFilter}>
            <SelectAll selected={current.length} of={games.length} onChange={(all) => (all ? selectAll() : clear())} />
          </TableHead>
        </div>
        <div role="rowgroup" ref={place} className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, size }) => (
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
      {current.length > 0 && <BulkActions games={current} onClear={clear} />}
    </>
  );
}

function useSelection(games: readonly Game[]) {
  const [selected, setSelected] = useState<Selection>(new Map());
  const lastSelected = useRef(0);
  const select = useCallback(
    (index: number, isSelected: boolean, isRange: boolean) => {
      const rows = rowsOfClick(index, lastSelected.current, isRange);
      lastSelected.current = index;
      setSelected((before) => withRows(before, games, rows, isSelected));
    },
    [games],
  );
  return {
    selected,
    current: useMemo(() => shownOf(selected, games), [games, selected]),
    select,
    selectAll: () => setSelected(new Map(games.map((game) => [game.id, game]))),
    clear: () => setSelected(new Map()),
  };
}

/** The rows in view; more games are fetched before the last loaded one comes into view. */
function useRows(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: TableProps['list'],
  loaded: number,
  total: number,
) {
  const place = useRef<HTMLDivElement>(null);
  const rowPx = useRowHeight();
  const [top, setTop] = useState(0);
  useEffect(() => setTop(place.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollMargin: top,
  });
  useEffect(() => rows.measure(), [rows, rowPx]);
  const lastInView = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInView + AHEAD_ROWS > loaded && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastInView, loaded, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { place, top, rows };
}

/** In pixels. */
function useRowHeight(): number {
  const [rowPx, setRowPx] = useState(ROW_PX.wide);
  useEffect(() => {
    const media = matchMedia('(min-width: 48rem)');
    const follow = () => setRowPx(media.matches ? ROW_PX.wide : ROW_PX.phone);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return rowPx;
}

interface SelectAllProps {
  selected: number;
  of: number;
  onChange: (areAll: boolean) => void;
}

function SelectAll({ selected, of, onChange }: SelectAllProps) {
  const areAll = selected === of;
  return (
    <input
      type="checkbox"
      aria-label="Select all games that are loaded"
      checked={areAll}
      ref={(box) => void (box && (box.indeterminate = selected > 0 && !areAll))}
      onChange={() => onChange(!areAll)}
      className="size-4.5 accent-(--lamp)"
    />
  );
}
