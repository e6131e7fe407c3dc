import type { ExperimentShown } from '@farol/api';
import { formatCompact, formatCount, formatDuration, formatNumber } from '../design/figures.ts';

/** How far an experiment is: a bar for the eye, the same in words for everyone. */
export function Progress({ experiment, isShort = false }: { experiment: ExperimentShown; isShort?: boolean }) {
  const { games } = experiment;
  const finished = games.done + games.failed + games.notNeeded;
  const share = (count: number) => `${(100 * count) / Math.max(1, games.total)}%`;
  return (
    <div className="min-w-0">
      <div
        role="progressbar"
        aria-label={`Games of ${experiment.name}`}
        aria-valuemin={0}
        aria-valuemax={games.total}
        aria-valuenow={finished}
        aria-valuetext={`${formatCount(finished)} of ${formatCount(games.total)} games`}
        className={`flex overflow-hidden rounded-full border border-line bg-sunken ${isShort ? 'h-2' : 'h-3'}`}
      >
        <span className="bg-good transition-[width] duration-500" style={{ width: share(games.done) }} />
        <span className="bg-bad" style={{ width: share(games.failed) }} />
        <span className="bg-line-strong" style={{ width: share(games.notNeeded) }} />
        <span className="animate-pulse bg-sea" style={{ width: share(games.running) }} />
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 text-[0.92em] text-ink-soft tabular-nums">
        {wordsOf(experiment, isShort)}
      </p>
    </div>
  );
}

function wordsOf({ games, gamesPerSecond, expectedEnd, roundsPlayed, status }: ExperimentShown, isShort: boolean) {
  const finished = games.done + games.failed + games.notNeeded;
  const left = expectedEnd === null ? null : (Date.parse(expectedEnd) - Date.now()) / 1000;
  const words: [string, string | false][] = [
    ['games', `${formatCount(finished)} of ${formatCount(games.total)} games`],
    ['failed', games.failed > 0 && `${formatCount(games.failed)} failed`],
    ['not needed', games.notNeeded > 0 && !isShort && `${formatCount(games.notNeeded)} not needed by the stop rule`],
    ['pace', gamesPerSecond !== null && gamesPerSecond > 0 && `${formatNumber(gamesPerSecond, 3)} games/s`],
    ['left', status === 'running' && left !== null && left > 0 && `about ${formatDuration(left)} left`],
    ['rounds', !isShort && roundsPlayed > 0 && `${formatCompact(roundsPlayed)} rounds played`],
  ];
  return words.flatMap(([key, text]) =>
    text === false
      ? []
      : [
          <span key={key} className={key === 'failed' ? 'font-semibold text-bad' : undefined}>
            {text}
          </span>,
        ],
  );
}
