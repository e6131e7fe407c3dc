'use client';

import type { Game } from '@farol/api';
import { useEffect } from 'react';
import { Panel } from '../../design/page.tsx';
import { formatCount } from '../../design/figures.ts';
import { Term } from './term.tsx';
import { useManifest } from './use-manifest.ts';
import { nameOf, parametersOf } from './words-of-entries.ts';

const SHOWN_ENTRIES = 6;

/** The configuration: rules, information and agents. */
export function Played({ game }: { game: Game }) {
  const { data, refetch } = useManifest(game.id);
  useEffect(() => {
    // Agents have joined or left since.
    void refetch();
  }, [game.agents, refetch]);
  const { kind: _, ...rules } = game.rules;
  const playing = (data?.manifest.agents ?? []).flatMap((entry, id) =>
    entry.leaves === undefined ? [{ entry, id }] : [],
  );
  return (
    <Panel title="What is played">
      <dl className="grid grid-cols-1 gap-2">
        <div>
          <dt className="text-ink-soft">Rules</dt>
          <dd className="break-words">{parametersOf(rules)}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">
            <Term name="information" />
          </dt>
          <dd>
            {
              { attendance: 'all attendances', 'own-payoff': 'the own payoff only', random: 'a random past' }[
                game.information.kind
              ]
            }
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">Agents</dt>
          {playing.slice(0, SHOWN_ENTRIES).map(({ entry, id }) => (
            <dd key={id} className="break-words">
              {formatCount(entry.count)} × <b>{nameOf(entry, id)}</b>
              <span className="text-[0.92em] text-ink-soft"> {parametersOf(entry.params)}</span>
            </dd>
          ))}
          {playing.length > SHOWN_ENTRIES && (
            <dd className="text-ink-soft">and {playing.length - SHOWN_ENTRIES} more</dd>
          )}
          {data !== undefined && playing.length === 0 && <dd>none yet</dd>}
        </div>
      </dl>
    </Panel>
  );
}
