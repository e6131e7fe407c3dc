import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { Button } from '../design/button.tsx';
import { formatCount } from '../design/figures.ts';
import type { Player } from '../play/player.ts';
import { useCalmSight } from '../play/use-player.ts';

/** Rounds a second that the slider stops at; the last is as fast as it can. */
export const TEMPOS: readonly (number | null)[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, null];

interface Props {
  player: Player | undefined;
  isPlaying: boolean;
  tempo: number | null;
  onPlay: (isPlaying: boolean) => void;
  onStep: () => void;
  onRestart: () => void;
  onTempo: (tempo: number | null) => void;
}

/** Play, step, begin anew, and how fast. */
export function Transport({ player, isPlaying, tempo, onPlay, onStep, onRestart, onTempo }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <div className="flex gap-2">
        <Button
          look="main"
          disabled={player === undefined}
          onClick={() => onPlay(!isPlaying)}
          title="Space"
          className="min-w-24"
        >
          {isPlaying ? <Pause aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <Button disabled={player === undefined} onClick={onStep} title="s">
          <StepForward aria-hidden className="size-4" />
          Step
        </Button>
        <Button disabled={player === undefined} onClick={onRestart} title="From the first round, with the same seed">
          <RotateCcw aria-hidden className="size-4" />
          <span className="max-sm:sr-only">Restart</span>
        </Button>
      </div>
      <label className="flex min-w-52 flex-1 items-center gap-3 sm:max-w-sm">
        <span className="font-semibold">Tempo</span>
        <input
          type="range"
          disabled={player === undefined}
          min={0}
          max={TEMPOS.length - 1}
          value={TEMPOS.indexOf(tempo)}
          aria-valuetext={wordsOfTempo(tempo)}
          onChange={(event) => onTempo(TEMPOS[event.target.valueAsNumber])}
          className="h-7 min-w-0 flex-1 accent-(--lamp)"
        />
        <span className="w-32 text-[0.92em] text-ink-soft tabular-nums">{wordsOfTempo(tempo)}</span>
      </label>
      <Count player={player} tempo={tempo} />
    </div>
  );
}

const wordsOfTempo = (tempo: number | null) =>
  tempo === null ? 'as fast as it can' : `${formatCount(tempo)} ${tempo === 1 ? 'round' : 'rounds'}/s`;

function Count({ player, tempo }: { player: Player | undefined; tempo: number | null }) {
  const sight = useCalmSight(player, 250);
  const isMeasured = sight?.isPlaying === true && sight.roundsPerSecond > 0 && (tempo === null || tempo >= 50);
  return (
    <p className="ml-auto text-right tabular-nums">
      round <b data-testid="round">{formatCount(sight?.frame.round ?? 0)}</b>
      {isMeasured && (
        <span className="ml-3 text-ink-soft">{formatCount(toDigits(sight.roundsPerSecond))} rounds/s</span>
      )}
    </p>
  );
}

/** Three digits are as much as a measured speed says. */
function toDigits(value: number): number {
  return Number(value.toPrecision(3));
}
