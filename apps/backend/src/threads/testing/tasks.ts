import { PlayRefused } from '@farol/kernel';
import { defineTask } from '../task.ts';

/** Tasks for tests; their thread is thread.ts beside this file. */

export const double = defineTask('double', (value: number) => 2 * value);

export const refuse = defineTask('refuse', (words: string): never => {
  throw new PlayRefused(words);
});

export const overflow = defineTask('overflow', (depth: number): number => 'x'.repeat(-depth).length);

export const exit = defineTask('exit', (code: number): void => process.exit(code));

/** Never part of a table. */
export const forgotten = defineTask('forgotten', () => 1);

/** Counts until it is interrupted, and sets the first cell to 1 once it runs. */
export const countUntilInterrupted = defineTask('count-until-interrupted', (started: Int32Array, run) => {
  let count = 0;
  while (!run.isInterrupted()) {
    count++;
    Atomics.store(started, 0, 1);
  }
  return count;
});
