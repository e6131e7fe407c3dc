'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { read } from '../../api/client.ts';
import { SelectField } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { useSteps } from '../../design/use-rested.ts';
import { RasterPlot } from '../../plots/raster/raster-plot.tsx';
import { askedOf, pictureOf } from './choices.ts';
import { RoundDetailView } from './round-detail.tsx';
import { gameKey } from './use-live-game.ts';

const LENGTHS = [100, 500, 2000];
const REFRESH_MS = 3000;

interface ChoicesPanelProps {
  gameId: string;
  fileLabel: string;
  inView: { from: number; to: number };
  /** The round to show in full. */
  picked: number | undefined;
  setPicked: (round: number) => void;
}

/** Every agent's choices as a picture, and one round of it in full. */
export function ChoicesPanel({ gameId, fileLabel, inView, picked, setPicked }: ChoicesPanelProps) {
  const [rounds, setRounds] = useState(100);
  const [agent, setAgent] = useState<{ agentId: number; index: number }>();
  const to = useSteps(inView.to, REFRESH_MS);
  const asked = askedOf({ from: Math.min(inView.from, to), to }, rounds, picked);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...gameKey(gameId), 'window', 'choices', asked],
    queryFn: ({ signal }) => read('/games/{gameId}/choices', { params: { gameId }, query: asked, signal }),
    staleTime: Infinity,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  });
  const picture = useMemo(() => data && pictureOf(data), [data]);
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined || picture === undefined)
    return <Loading what="choices: the rounds are played again" className="h-80" />;
  if (picture.rows === 0 || picture.columns <= 0) {
    return <Empty title="Nobody has chosen yet">Once rounds are played, this shows who went in which.</Empty>;
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SelectField
          label="Rounds to show"
          value={rounds}
          onChange={(event) => setRounds(Number(event.target.value))}
          className="w-64"
          options={LENGTHS.map((length) => (
            <option key={length} value={length}>
              the newest {formatCount(length)} in view
            </option>
          ))}
        />
        <p className="max-w-[60ch] text-ink-soft tabular-nums">
          Rounds {formatCount(data.from)} to {formatCount(data.to)} from left to right, a row for each agent
          {data.agents.some(({ rows: shown, count }) => shown < count) && ', evenly spaced of all'}; filled where it
          went. They are not stored, but played again from the last checkpoint. Click one to see its round.
          {isPlaceholderData && ' Playing the rounds again …'}
        </p>
      </div>
      <RasterPlot
        label="Who went in which round"
        columns={picture.columns}
        rows={picture.rows}
        bit={picture.bit}
        groups={picture.groups}
        firstColumn={data.from}
        onPick={(row, column) => {
          setAgent(picture.agentOf(row));
          setPicked(data.from + column);
        }}
        fileName={`${fileLabel}-choices-${data.from}-${data.to}`}
      />
      <RoundDetailView gameId={gameId} round={picked ?? data.to} picked={agent} key={picked ?? 'last'} />
    </div>
  );
}
