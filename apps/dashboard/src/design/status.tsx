import type { ExperimentStatus, GameStatus } from '@farol/api';

const LOOKS: Record<GameStatus | ExperimentStatus, string> = {
  draft: 'text-ink-soft border-dashed',
  running: 'text-sea border-sea',
  paused: 'text-lamp border-lamp',
  completed: 'text-good border-good',
  failed: 'text-bad border-bad bg-bad-ground',
  cancelled: 'text-ink-soft',
};

/** The status as a word; its colour only repeats it. */
export function Status({ status }: { status: GameStatus | ExperimentStatus }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-full border border-line-strong px-2 py-px text-[0.85em] font-semibold ${LOOKS[status]}`}
    >
      {status === 'running' && <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-current" />}
      {status}
    </span>
  );
}
