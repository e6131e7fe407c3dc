'use client';

import type { RoundDetail } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { gameKey } from './use-live-game.ts';

interface RoundDetailProps {
  gameId: string;
  round: number;
  picked?: { agentId: number; index: number };
}

/** One round with every agent's choice, and the rounds beside it. */
export function RoundDetailView({ gameId, round: first, picked }: RoundDetailProps) {
  const [moved, setMoved] = useState(0);
  const round = first + moved;
  const { data, error } = useQuery({
    queryKey: [...gameKey(gameId), 'round', round],
    queryFn: ({ signal }) => read('/games/{id}/rounds/{round}', { params: { id: gameId, round }, signal }),
    staleTime: Infinity,
    enabled: round >= 1,
  });
  return (
    <section aria-label={`Round ${round}`} className="rounded-md border border-line p-3">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="tabular-nums">Round {formatCount(round)}</h3>
        <div className="flex gap-2">
          <Button size="small" onClick={() => setMoved(moved - 1)} disabled={round <= 1}>
            Round before
          </Button>
          <Button size="small" onClick={() => setMoved(moved + 1)} disabled={error !== null}>
            Round after
          </Button>
        </div>
      </div>
      {error !== null ? (
        <Failure error={error} />
      ) : data === undefined ? (
        <Loading what={`round ${formatCount(round)}`} />
      ) : (
        <>
          <Outcome round={data} />
          <ul className="grid grid-cols-1 gap-3">
            {data.choices.map((entry) => (
              <li key={entry.agentId}>
                <p className="text-[0.92em] text-ink-soft">
                  {entry.strategy} #{entry.agentId}: {formatCount(entry.attendance)} of{' '}
                  {formatCount(entry.choices.length)} went
                  {picked?.agentId === entry.agentId &&
                    `; agent ${formatCount(picked.index + 1)}, ringed, ${entry.choices[picked.index] === '1' ? 'went' : 'stayed home'}`}
                </p>
                <Crowd choices={entry.choices} ringed={picked?.agentId === entry.agentId ? picked.index : undefined} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Outcome({ round }: { round: RoundDetail }) {
  return (
    <p className="mb-3">
      <b>{formatCount(round.attendance)}</b> of {formatCount(round.agents)} went
      {round.crowded !== null && (round.crowded ? ': it was crowded' : ': it was comfortable')}. Whoever went earned{' '}
      <b>{formatNumber(round.payoffs.go)}</b>, whoever stayed home <b>{formatNumber(round.payoffs.stay)}</b>; the mean
      is {formatNumber(round.benefit)}.
    </p>
  );
}

/** Agents of one entry as dots, at most so many. */
const MOST_DOTS = 2000;
const PITCH = 10;
const PER_ROW = 50;

function Crowd({ choices, ringed }: { choices: string; ringed: number | undefined }) {
  const shown = Math.min(choices.length, MOST_DOTS);
  const columns = Math.min(PER_ROW, shown);
  const rows = Math.ceil(shown / columns);
  const place = (index: number) => [
    (index % columns) * PITCH + PITCH / 2,
    Math.floor(index / columns) * PITCH + PITCH / 2,
  ];
  // A dot is a stroke of no length with round ends: one path for all that chose alike.
  const dots = (choice: string) =>
    Array.from({ length: shown }, (_, index) => index)
      .filter((index) => choices[index] === choice)
      .map((index) => `M${place(index).join(' ')}h0`)
      .join('');
  return (
    <>
      <svg
        viewBox={`0 0 ${columns * PITCH} ${rows * PITCH}`}
        style={{ width: Math.min(columns * 14, 700), maxWidth: '100%' }}
        aria-hidden
        className="mt-1"
      >
        <path d={dots('0')} className="stroke-line" strokeWidth={6} strokeLinecap="round" />
        <path d={dots('1')} className="stroke-plot-1" strokeWidth={8} strokeLinecap="round" />
        {ringed !== undefined && ringed < shown && (
          <circle
            cx={place(ringed)[0]}
            cy={place(ringed)[1]}
            r={4.4}
            fill="none"
            className="stroke-lamp"
            strokeWidth={1.6}
          />
        )}
      </svg>
      {choices.length > shown && (
        <p className="text-[0.92em] text-ink-soft">The first {formatCount(shown)} are shown.</p>
      )}
    </>
  );
}
