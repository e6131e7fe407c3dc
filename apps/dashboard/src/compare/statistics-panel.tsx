'use client';

import type { Game } from '@farol/api';
import { Fragment, useState } from 'react';
import { formatNumber } from '../design/figures.ts';
import { Panel } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { SWATCHES } from './colours.ts';
import { compareStatistics, describeChange, differs, type Row } from './differences.ts';
import { useStats } from './reads.ts';

/** The head of a table with a column for each game. */
export function GameHeads({ names, first }: { names: readonly string[]; first: string }) {
  return (
    <thead className="sticky top-0 z-10 bg-panel">
      <tr>
        <th
          scope="col"
          className="sticky left-0 border-b border-line-strong bg-panel py-1 pr-4 text-left align-bottom font-normal text-ink-soft"
        >
          {first}
        </th>
        {names.map((name, index) => (
          <th
            key={index}
            scope="col"
            className="max-w-48 min-w-28 border-b border-line-strong px-3 py-1 text-right align-bottom font-semibold"
          >
            <span aria-hidden className={`mr-1.5 inline-block size-2.5 rounded-full ${SWATCHES[index]}`} />
            <span className="line-clamp-2 inline wrap-anywhere" title={name}>
              {name}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Chooses whether rows in which all games are alike are shown. */
export function OnlyDifferences({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-7 items-center gap-1.5">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4 accent-lamp"
      />
      only what differs
    </label>
  );
}

/** All statistics in one table, each with how far it is from the first game's. */
export function StatisticsPanel({ games, names }: { games: readonly Game[]; names: readonly string[] }) {
  const [isOnly, setIsOnly] = useState(false);
  const stats = useStats(games);
  const error = stats.find((query) => query.error)?.error;
  const isPending = stats.every((query) => query.data === undefined);
  const parts = compareStatistics(stats.map((query) => query.data))
    .map(({ part, rows }) => ({ part, rows: rows.filter(({ values }) => !isOnly || differs(values)) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Panel title="Statistics" actions={<OnlyDifferences isOn={isOnly} onChange={setIsOnly} />}>
      {error && <Failure error={error} />}
      {isPending && !error && <Loading what="statistics" className="h-72" />}
      {!isPending && (
        <div role="region" aria-label="Statistics" tabIndex={0} className="max-h-[40rem] overflow-auto">
          <table className="w-full text-right tabular-nums">
            <GameHeads names={names} first="% against the first" />
            <tbody>
              {parts.map(({ part, rows }) => (
                <Fragment key={part}>
                  <tr>
                    <th
                      scope="rowgroup"
                      colSpan={names.length + 1}
                      className="pt-3 pb-0.5 text-left text-[0.92em] font-bold text-ink-soft"
                    >
                      {part}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <StatisticRow key={row.name} row={row} />
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
          {parts.length === 0 && (
            <p className="py-3 text-left text-ink-soft">
              {isOnly ? 'Nothing differs.' : 'There are statistics once rounds have been played.'}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

function StatisticRow({ row: { name, about, values } }: { row: Row<number> }) {
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="sticky left-0 bg-panel py-1 pr-4 text-left font-normal max-sm:max-w-36">
        {name} <span className="block text-[0.85em] leading-tight text-ink-soft">{about}</span>
      </th>
      {values.map((value, index) => (
        <td key={index} className="px-3 py-1 whitespace-nowrap">
          {formatNumber(value)}
          {index > 0 && <Change value={value} first={values[0]} />}
        </td>
      ))}
    </tr>
  );
}

function Change({ value, first }: { value: number | null; first: number | null }) {
  const change = describeChange(value, first);
  return (
    <span
      className={`block text-[0.85em] leading-tight ${change === null ? 'text-ink-soft' : 'font-semibold text-lamp'}`}
    >
      {value === null || first === null ? '' : (change ?? 'same')}
    </span>
  );
}
