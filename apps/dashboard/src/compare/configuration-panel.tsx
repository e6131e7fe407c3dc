'use client';

import type { Game } from '@farol/api';
import { useState } from 'react';
import { Panel } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { compareManifests, differs, type Row } from './differences.ts';
import { useManifests } from './reads.ts';
import { GameHeads, OnlyDifferences } from './statistics-panel.tsx';

/** How the games were set up: what differs, and all of it when asked. */
export function ConfigurationPanel({ games, names }: { games: readonly Game[]; names: readonly string[] }) {
  const [isOnly, setIsOnly] = useState(true);
  const manifests = useManifests(games);
  const error = manifests.find((query) => query.error)?.error;
  const isPending = manifests.some((query) => query.data === undefined);
  const rows: Row<string>[] = [
    ...compareManifests(manifests.map((query) => query.data?.manifest)),
    { name: 'rounds played', values: games.map(({ rounds }) => String(rounds.played)) },
    { name: 'digest', values: games.map(({ digest }) => digest) },
  ];
  const shown = rows.filter(({ values }) => !isOnly || differs(values));
  const isSame =
    games.length > 1 &&
    games[0].rounds.played > 0 &&
    !differs(games.map(({ digest, rounds }) => `${digest} ${rounds.played}`));
  return (
    <Panel title="Configuration" actions={<OnlyDifferences isOn={isOnly} onChange={setIsOnly} />}>
      {error && <Failure error={error} />}
      {isPending && !error ? (
        <Loading what="manifests" className="h-40" />
      ) : (
        <>
          {isSame && (
            <p className="mb-2 font-semibold text-good">
              All have the same digest: one and the same history, bit for bit.
            </p>
          )}
          <div role="region" aria-label="Configuration" tabIndex={0} className="max-h-[36rem] overflow-auto">
            <table className="w-full text-right">
              <GameHeads names={names} first="place in the manifest" />
              <tbody>
                {shown.map(({ name, values }) => (
                  <tr key={name} className="border-t border-line align-top">
                    <th
                      scope="row"
                      className="sticky left-0 bg-panel py-1 pr-4 text-left font-mono text-[0.9em] font-normal max-sm:max-w-40 max-sm:break-words"
                    >
                      {!isOnly && differs(values) && (
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

function shorten(name: string, value: string) {
  const most = name === 'digest' ? 16 : 120;
  return value.length > most ? <span title={value}>{value.slice(0, most)}…</span> : value;
}
