'use client';

import { ChevronsRight, Gauge, Pause, Play as PlayIcon, StepForward } from 'lucide-react';
import { type Game, MAX_ROUNDS, type ProgressEvent } from '@farol/api';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { formatCompact, formatCount, formatDuration, formatNumber } from '../../design/figures.ts';
import { CONTROL } from '../../design/field.tsx';
import { readNumber } from '../../design/read-number.ts';
import { useGameKeys } from '../../shell/use-game-keys.ts';
import { LatestValue } from './latest-value.ts';
import { canPlayOn, nextPlay, placeOfTempo, roundsUpTo, suggestedRound, TEMPOS, wordsOfTempo } from './play-plan.ts';
import type { Changes } from './use-changes.ts';

interface ControlsProps {
  game: Game;
  progress: ProgressEvent | undefined;
  changes: Changes;
}

const MORE = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/** Play, pause, step, tempo, and how far to play. On a phone it stays within the thumb's reach, below everything. */
export function Controls({ game, progress, changes }: ControlsProps) {
  const { isOwn, mayPlay } = changes.rights;
  return (
    <section
      aria-label="Controls"
      className="z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-line bg-panel max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:px-3 max-sm:pt-2 max-sm:pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:rounded-lg sm:border sm:px-3 sm:py-2"
    >
      {mayPlay && <PlayAndStep game={game} changes={changes} />}
      {isOwn && <Tempo tempo={game.roundsPerSecond} set={changes.setTempo} />}
      {mayPlay && <SimulateTo key={game.status} game={game} changes={changes} />}
      <Progress game={game} progress={progress} />
    </section>
  );
}

/** The buttons that play on, pause and play one round, also by their keys. */
function PlayAndStep({ game, changes }: Pick<ControlsProps, 'game' | 'changes'>) {
  const [more, setMore] = useState(1000);
  const play = nextPlay(game);
  const isRunning = game.status === 'running';
  const canStep = !isRunning && canPlayOn(game);
  const pressPlay = () => {
    if (play.kind === 'pause') void changes.changeStatus('pause');
    if (play.kind === 'go') void changes.changeStatus(play.action);
    if (play.kind === 'more') void changes.simulate(more);
  };
  const pressStep = () => {
    if (canStep) void changes.step();
  };
  useGameKeys({ ' ': pressPlay, s: pressStep });

  const [label, Icon] = play.kind === 'pause' ? (['Pause', Pause] as const) : (['Play', PlayIcon] as const);
  return (
    <div className="flex items-center gap-2">
      <Button
        look="main"
        className="min-w-24 max-sm:min-h-11"
        onClick={pressPlay}
        disabled={play.kind === 'nothing'}
        aria-disabled={changes.pending.has('status')}
        title={play.kind === 'nothing' ? play.why : `${label} (Space)`}
      >
        <Icon aria-hidden className="size-4" />
        {label}
      </Button>
      {play.kind === 'more' && <MoreRounds value={more} isMore={game.rounds.played > 0} onChange={setMore} />}
      <Button
        onClick={pressStep}
        disabled={!canStep}
        aria-disabled={changes.pending.has('step')}
        title={isRunning ? 'Pause it to play rounds one by one' : 'Play one round (s)'}
        className="max-sm:min-h-11"
      >
        <StepForward aria-hidden className="size-4" />
        Step
      </Button>
    </div>
  );
}

/** The number of rounds to play when those planned are played. */
function MoreRounds({
  value,
  isMore,
  onChange,
}: {
  value: number;
  isMore: boolean;
  onChange: (rounds: number) => void;
}) {
  return (
    <select
      aria-label="How many rounds to play"
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className={`${CONTROL} w-auto max-sm:min-h-11`}
    >
      {MORE.map((rounds) => (
        <option key={rounds} value={rounds}>
          {formatCompact(rounds)} {isMore ? 'more' : 'rounds'}
        </option>
      ))}
    </select>
  );
}

/** The tempo, also while the game plays. The choice that came last is the one that is set. */
function Tempo({ tempo, set }: { tempo: number | null; set: (tempo: number | null) => Promise<unknown> }) {
  const id = useId();
  const [chosen, setChosen] = useState<number>();
  const setRef = useRef(set);
  useEffect(() => {
    setRef.current = set;
  });
  const [latest] = useState(() => new LatestValue((place: number) => setRef.current(TEMPOS[place])));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const choose = (place: number) => {
    setChosen(place);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      void latest.set(place).then((isLast) => isLast && setChosen(undefined));
    }, 150);
  };
  const shown = chosen === undefined ? tempo : TEMPOS[chosen];
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="flex items-center gap-1.5 text-ink-soft">
        <Gauge aria-hidden className="size-4" />
        <span className="max-sm:sr-only">Tempo</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={TEMPOS.length - 1}
        step={1}
        value={chosen ?? placeOfTempo(tempo)}
        onChange={(event) => choose(Number(event.target.value))}
        aria-valuetext={wordsOfTempo(shown)}
        className="h-[24px] w-24 accent-lamp sm:w-32"
      />
      <output htmlFor={id} className="w-28 text-[0.92em] whitespace-nowrap tabular-nums">
        {wordsOfTempo(shown)}
      </output>
    </div>
  );
}

/** Plays on to a round, in the background. */
function SimulateTo({ game, changes }: Pick<ControlsProps, 'game' | 'changes'>) {
  const { played } = game.rounds;
  const id = useId();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const suggestion = suggestedRound(game.rounds);
  if (game.status === 'running' || !canPlayOn(game)) return null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const rounds = roundsUpTo(text.trim() === '' ? suggestion : readNumber(text), played);
    setIsWrong(rounds === undefined);
    if (rounds !== undefined) void changes.simulate(rounds);
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-2 max-sm:hidden">
      <label htmlFor={id} className="whitespace-nowrap text-ink-soft">
        to round
      </label>
      <input
        id={id}
        inputMode="numeric"
        value={text}
        placeholder={formatCount(suggestion)}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onChange={(event) => setText(event.target.value)}
        className={`${CONTROL} !w-32 tabular-nums`}
      />
      <Button
        type="submit"
        aria-disabled={changes.pending.has('status')}
        title="Play up to that round as fast as the tempo lets it"
      >
        <ChevronsRight aria-hidden className="size-4" />
        Simulate
      </Button>
      {isWrong && (
        <p id={`${id}-error`} role="alert" className="text-bad">
          must be a round from {formatCount(played + 1)} to {formatCompact(MAX_ROUNDS)}
        </p>
      )}
    </form>
  );
}

function Progress({ game, progress }: Pick<ControlsProps, 'game' | 'progress'>) {
  const { played, planned } = game.rounds;
  const isRunning = game.status === 'running';
  const speed = isRunning ? (progress?.roundsPerSecond ?? null) : null;
  const leftSeconds =
    isRunning && progress?.expectedEnd ? (new Date(progress.expectedEnd).getTime() - Date.now()) / 1000 : null;
  const share = planned === null || planned === 0 ? null : Math.min(1, played / planned);
  return (
    <div className="min-w-0 flex-1 basis-56 text-[0.92em] tabular-nums max-sm:order-first max-sm:basis-full">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>
          Round <b data-testid="played">{formatCount(played)}</b>
          {planned !== null && <> of {formatCount(planned)}</>}
        </span>
        <span className="text-ink-soft">
          {speed !== null && `${formatNumber(speed, 3)} rounds/s`}
          {leftSeconds !== null && leftSeconds > 1 && `, ${formatDuration(leftSeconds)} left`}
        </span>
      </p>
      {share !== null && (
        <div
          role="progressbar"
          aria-label="Rounds played of those planned"
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(100 * share)}
          className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken"
        >
          <div className="h-full bg-sea" style={{ width: `${100 * share}%` }} />
        </div>
      )}
    </div>
  );
}
