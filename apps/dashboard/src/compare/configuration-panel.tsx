'use client';

import type { Game } from '@farol/api';
import { useState } from 'react';
import { Panel } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { areSameHistory, configurationRows, differs, type Row } from './differences.ts';
import { useManifests } from './reads.ts';
import { GameHeads, OnlyDifferences } from './statistics-panel.tsx';

/** How the games were set up: what differs, and all of it when asked. */
export function ConfigurationPanel({ games, names }: { games: readonly Game[]; names: readonly string[] }) {
  const [isOnly, setIsOnly] = useState(true);
  const manifests = useManifests(games);
  const error = manifests.find((query) => query.error)?.error;
  const isPending = manifests.some((query) => query.data === undefined);
  const rows = configurationRows(
    games,
    manifests.map((query) => query.data?.manifest),
  );
  const shown = rows.filter(({ values }) => !isOnly || differs(values));
  return (
    <Panel title="Configuration" actions={<OnlyDifferences isOn={isOnly} onChange={setIsOnly} />}>
      {error && <Failure error={error} />}
      {isPending && !error ? (
        <Loading what="manifests" className="h-40" />
      ) : (
        <>
          {areSameHistory(games) && (
            <p className="mb-2 font-semibold text-good">
              All have the same digest: one and the same history, bit for bit.
            </p>
          )}
          <div role="region" aria-label="Configuration" tabIndex={0} className="max-h-[36rem] overflow-auto">
            <table className="w-full text-right">
              <GameHeads names={names} first="place in the manifest" />
              <tbody>
                {shown.map((row) => (
                  <ConfigurationRow key={row.name} row={row} isMarked={!isOnly && differs(row.values)} />
                ))}
              </tbody>
            </table>
          </div>
          {shown.length === 0 && <p className="pt-2 text-ink-soft">Nothing differs, not even the seed.</p>}
        </>
      )}
    </Panel>
  );
}

function ConfigurationRow({ row: { name, values }, isMarked }: { row: Row<string>; isMarked: boolean }) {
  return (
    <tr className="border-t border-line align-top">
      <th
        scope="row"
        className="sticky left-0 bg-panel py-1 pr-4 text-left font-mono text-[0.9em] font-normal max-sm:max-w-40 max-sm:break-words"
      >
        {isMarked && (
          <>
            <span aria-hidden className="text-lamp">
              ≠{' '}
            </span>
            <span className="sr-only">differs: </span>
          </>
        )}
        {name}
      </th>
      {values.map((value, index) => (
        <td key={index} className="max-w-64 px-3 py-1 font-mono text-[0.9em] break-all">
          {value === null ? <span className="text-ink-soft">–</span> : shorten(name, value)}
        </td>
      ))}
    </tr>
  );
}

function shorten(name: string, value: string) {
  const most = name === 'digest' ? 16 : 120;
  return value.length > most ? <span title={value}>{value.slice(0, most)}…</span> : value;
}
