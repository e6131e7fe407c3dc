'use client';

import { Pause, Play } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { Button } from '../design/button.tsx';
import { formatCount, formatNumber, formatPercent } from '../design/figures.ts';
import { Loading } from '../design/states.tsx';
import { CrowdPicture } from '../play/crowd-picture.tsx';
import type { Player } from '../play/player.ts';
import { SETUPS } from '../play/setups.ts';
import { useCalmSight, usePlayer } from '../play/use-player.ts';

const LiveAttendance = dynamic(
  () => import('../play/live-attendance.tsx').then(({ LiveAttendance }) => LiveAttendance),
  { ssr: false, loading: () => <Loading what="the plot" className="h-[190px]" /> },
);

/** The crowds that can be looked at, and how fast: sorting takes thousands of weeks. */
const CROWDS = [
  { id: 'arthur', words: 'guessers', tempo: 4, setup: SETUPS.arthur },
  { id: 'coins', words: 'coin tossers', tempo: 4, setup: SETUPS.coins },
  { id: 'sorting', words: 'learners', tempo: 400, setup: SETUPS.sorting },
] as const;
type Crowd = (typeof CROWDS)[number];

/** Arthur's bar, which plays while one reads. */
export function BarStage() {
  const [crowd, setCrowd] = useState<Crowd>(CROWDS[0]);
  const [isPlaying, setIsPlaying] = useState(false);
  const [fault, setFault] = useState<string>();
  const player = usePlayer({ fault: setFault });

  useEffect(() => {
    if (player === undefined) return;
    player.wants = { recent: 60, overview: false };
    // Whoever asked for less motion sees a bar after forty weeks, and sets it going by hand.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    player.load({ ...crowd.setup, seed: '1994' }, 40);
    if (!still) setIsPlaying(true);
  }, [player, crowd]);
  useEffect(() => player?.run(isPlaying, crowd.tempo), [player, isPlaying, crowd]);

  const pick = (picked: Crowd) => {
    setCrowd(picked);
    setIsPlaying(true);
  };

  return (
    <section aria-label="The bar, playing" className="rounded-lg border border-line bg-panel p-4">
      <div data-scripted className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <CrowdChoice chosen={crowd} isReady={player !== undefined} onPick={pick} />
        <Button size="small" disabled={player === undefined} onClick={() => setIsPlaying(!isPlaying)}>
          {isPlaying ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
          {isPlaying ? 'Pause the bar' : 'Play the bar'}
        </Button>
      </div>
      {fault !== undefined && <p role="alert">{fault}</p>}
      <noscript>
        <p className="text-ink-soft">With scripts allowed, the bar plays here while you read.</p>
      </noscript>
      <div data-scripted>
        <CrowdPicture player={player} tempo={crowd.tempo} height={170} />
        <div className="mt-3">
          <LiveAttendance player={player} height={190} />
        </div>
        <Figures player={player} />
      </div>
    </section>
  );
}

interface CrowdChoiceProps {
  chosen: Crowd;
  isReady: boolean;
  onPick: (crowd: Crowd) => void;
}

function CrowdChoice({ chosen, isReady, onPick }: CrowdChoiceProps) {
  return (
    <div role="group" aria-label="Who the hundred are" className="flex flex-wrap gap-1">
      {CROWDS.map((crowd) => (
        <Button
          key={crowd.id}
          size="small"
          look={crowd === chosen ? 'plain' : 'quiet'}
          aria-pressed={crowd === chosen}
          disabled={!isReady}
          onClick={() => onPick(crowd)}
        >
          {crowd.words}
        </Button>
      ))}
    </div>
  );
}

function Figures({ player }: { player: Player | undefined }) {
  const frame = useCalmSight(player, 250)?.frame;
  const summary = frame?.summary;
  const show = (value: string | undefined) => (summary === undefined || summary.rounds === 0 ? '–' : value);
  return (
    <dl className="mt-2 grid grid-cols-4 gap-2 text-center tabular-nums">
      {[
        ['week', formatCount(frame?.round ?? 0)],
        ['mean', show(formatNumber(summary?.meanAttendance, 3))],
        ['swings σ', show(formatNumber(summary?.standardDeviation, 3))],
        ['crowded', show(formatPercent(summary?.overloadRate))],
      ].map(([name, value]) => (
        <div key={name}>
          <dt className="text-[0.87em] text-ink-soft">{name}</dt>
          <dd className="font-bold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
