import { setImmediate } from 'node:timers/promises';
import type { Game } from '@farol/kernel';
import { Interruption } from './faults.ts';
import { writeCount } from './numbers.ts';
import type { Progress } from './progress.ts';

/** Between slices Ctrl-C is heard and the progress is drawn. */
const SLICE_MS = 50;
const LARGEST_SLICE = 1_000_000;

/** Plays until `until` rounds are played, handing over each slice's attendances with the rounds played before it. */
export async function playUntil(
  game: Pick<Game, 'round' | 'play'>,
  until: number,
  progress: Progress,
  keep: (attendances: Uint32Array, from: number) => void,
): Promise<void> {
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    let size = 1;
    while (game.round < until) {
      const from = game.round,
        start = performance.now();
      keep(game.play(Math.min(size, until - from)), from);
      const tookMs = performance.now() - start;
      // The first slices also compile and set up: grow by at most four at a time.
      size = Math.floor(Math.min(LARGEST_SLICE, size * Math.min(4, SLICE_MS / tookMs))) || 1;
      progress.show(game.round);
      await setImmediate();
      if (isInterrupted)
        throw new Interruption(`interrupted after round ${writeCount(game.round)}; nothing was written`);
    }
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
  }
}
