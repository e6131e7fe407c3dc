'use client';

import type { Manifest } from '@farol/kernel';
import { Download, Pause, Play, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { Button, ButtonAnchor, ButtonLink } from '../design/button.tsx';
import { formatCount, formatDuration } from '../design/figures.ts';
import { Panel } from '../design/page.tsx';
import { Loading } from '../design/states.tsx';
import type { OverviewLines } from '../play/overview.ts';
import { OpenAsGame } from './open-as-game.tsx';
import type { ReplayProgress } from './replay-orders.ts';
import type { SharedCitation } from './shared-citation.ts';
import { StatisticsTable } from './statistics-table.tsx';
import { useReplay } from './use-replay.ts';
import { useShared } from './use-shared.ts';
import { Verdict } from './verdict.tsx';

const SeriesPlot = dynamic(() => import('../plots/series/series-plot.tsx').then(({ SeriesPlot }) => SeriesPlot), {
  ssr: false,
  loading: () => <Loading what="the plot" className="h-[280px]" />,
});

/** Plays the game again, shows how far it is, and what came of it. */
export function ReplayPanel({ citation, onCancel }: { citation: SharedCitation; onCancel: () => void }) {
  const { replay, pause } = useReplay(citation);
  const { manifest, rounds } = citation;
  const overview =
    replay.state === 'over'
      ? replay.outcome.overview
      : replay.state === 'playing'
        ? replay.progress?.overview
        : undefined;
  return (
    <>
      {replay.state === 'playing' && (
        <Panel title="Playing it again, in this browser">
          <Progress
            rounds={rounds}
            progress={replay.progress}
            isPaused={replay.isPaused}
            onPause={pause}
            onCancel={onCancel}
          />
        </Panel>
      )}
      {replay.state === 'failed' && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground p-3 text-bad">
          {replay.words}
        </p>
      )}
      {replay.state === 'over' && (
        <>
          <Verdict outcome={replay.outcome} seconds={replay.seconds} hasMarks={(citation.marks ?? []).length > 0} />
          <WhatNext citation={citation} isSame={replay.outcome.isSame} />
        </>
      )}
      {overview !== undefined && overview.round.length > 0 && (
        <Panel title="Attendance, as it came out here">
          <OverviewPlot overview={overview} manifest={manifest} rounds={rounds} />
        </Panel>
      )}
      {replay.state === 'over' && replay.outcome.statistics !== undefined && (
        <Panel title="Statistics, computed in this browser">
          <StatisticsTable statistics={replay.outcome.statistics} manifest={manifest} />
        </Panel>
      )}
    </>
  );
}

interface ProgressProps {
  rounds: number;
  progress: ReplayProgress | undefined;
  isPaused: boolean;
  onPause: (isPaused: boolean) => void;
  onCancel: () => void;
}

function Progress({ rounds, progress, isPaused, onPause, onCancel }: ProgressProps) {
  const { round, roundsPerSecond } = progress ?? { round: 0, roundsPerSecond: 0 };
  return (
    <>
      <progress
        className="h-2.5 w-full accent-(--lamp)"
        aria-label="Rounds played again"
        max={Math.max(1, rounds)}
        value={round}
      />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        <p className="tabular-nums">
          {formatCount(round)} of {formatCount(rounds)} rounds
          <span className="text-ink-soft">
            {isPaused
              ? ' · paused'
              : roundsPerSecond > 0 &&
                ` · ${formatCount(Number(roundsPerSecond.toPrecision(3)))} rounds/s · ${formatDuration((rounds - round) / roundsPerSecond)} left`}
          </span>
        </p>
        <div className="flex gap-2">
          <Button onClick={() => onPause(!isPaused)}>
            {isPaused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}
            {isPaused ? 'Go on' : 'Pause'}
          </Button>
          <Button onClick={onCancel}>
            <X aria-hidden className="size-4" />
            Cancel
          </Button>
        </div>
      </div>
      {progress?.hasParted === true && (
        <p className="mt-2 text-bad">It already differs from what is claimed; it is played to the end all the same.</p>
      )}
    </>
  );
}

function WhatNext({ citation, isSame }: { citation: SharedCitation; isSame: boolean }) {
  const { link = '', file } = useShared(citation);
  return (
    <div className="flex flex-wrap gap-2">
      <ButtonLink href={`/playground${link.replace(/^[^#]*/, '')}`} prefetch={false}>
        <Play aria-hidden className="size-4" />
        Play on in the playground
      </ButtonLink>
      {file !== undefined && (
        <ButtonAnchor href={file.url} download={file.name}>
          <Download aria-hidden className="size-4" />
          As a file
        </ButtonAnchor>
      )}
      {isSame && <OpenAsGame citation={citation} />}
    </div>
  );
}

function OverviewPlot({ overview, manifest, rounds }: { overview: OverviewLines; manifest: Manifest; rounds: number }) {
  const lines = useMemo(
    () => [
      {
        key: 'attendance',
        label: overview.size > 1 ? `attendance, mean of ${formatCount(overview.size)} rounds` : 'attendance',
        colour: 'plot-1' as const,
        values: overview.mean,
        ...(overview.size > 1 ? { low: overview.min, high: overview.max } : {}),
      },
    ],
    [overview],
  );
  const capacity = manifest.rules['capacity'];
  const marks = useMemo(
    () =>
      typeof capacity === 'number' ? [{ label: `capacity ${capacity}`, y: capacity, colour: 'plot-2' as const }] : [],
    [capacity],
  );
  return (
    <SeriesPlot
      label="Attendance by round"
      x={{ label: 'round', values: overview.round }}
      lines={lines}
      marks={marks}
      extent={[1, Math.max(2, rounds)]}
      yLabel="attendance, agents"
      fileName="attendance"
    />
  );
}
