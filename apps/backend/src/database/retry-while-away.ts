import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isDatabaseAway } from './connection.ts';

const RETRY_MS = 1000;

/**
 * Repeats work while the database is away, until `stopping`. The work has to be safe to repeat: a commit may have
 * succeeded although its answer was lost.
 */
export async function retryWhileAway<T>(log: Logger, stopping: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (stopping.aborted || !isDatabaseAway(error)) throw error;
      log.warn({ error }, 'the database is away: waiting');
      await sleep(RETRY_MS);
    }
  }
}
