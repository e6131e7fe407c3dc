import { Problem } from '@farol/api';
import type { ThreadLease, ThreadPool } from '../threads/pool.ts';

/** Longest wait for a turn; people and proxies give up soon after. */
const PATIENCE_MS = 10_000;

export interface Step {
  gameId: string;
  /** Estimate of the time on a thread. */
  expectedMs: number;
  /** Aborted when the client has gone. */
  signal: AbortSignal;
  /** Reserves the memory that the step needs, once no other step of its game is under way. */
  reserve: () => Promise<void>;
}

/** Steps of games that wait for a thread, without a transaction or a connection. */
export interface StepLine {
  /**
   * Runs `work` on a thread at the step's turn. Steps of one game take turns in the order of asking. Rejects with `busy`
   * at once if the wait is expected to exceed the patience, and with the signal's reason once the client has gone.
   */
  take<T>(step: Step, work: (thread: ThreadLease) => Promise<T>): Promise<T>;
}

interface Waiting extends Step {
  startedAt?: number;
}

function refusal(waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const detail =
    `rounds of games take all threads for about ${seconds} s more: ` +
    'try again then, or POST /games/:id/simulate to have the rounds played in the background';
  return new Problem('busy', detail, { retryAfterSeconds: seconds });
}

/** A line for the threads of a pool. */
export function createStepLine(threads: ThreadPool, patienceMs = PATIENCE_MS): StepLine {
  const steps = new Set<Waiting>();
  /** Settles when no step of the game is left. */
  const ends = new Map<string, Promise<unknown>>();

  /** Milliseconds until a new step of this game has a thread, by the estimates of those before it. */
  function expectedWait(gameId: string): number {
    const now = performance.now();
    const freeAt = Array.from({ length: threads.size }, () => 0);
    const endOf = new Map<string, number>();
    const startOf = (game: string) => Math.max(Math.min(...freeAt), endOf.get(game) ?? 0);
    for (const step of steps) {
      const begins = startOf(step.gameId);
      const leftMs = step.expectedMs - (step.startedAt === undefined ? 0 : now - step.startedAt);
      const end = begins + Math.max(0, leftMs);
      freeAt[freeAt.indexOf(Math.min(...freeAt))] = end;
      endOf.set(step.gameId, end);
    }
    return startOf(gameId);
  }

  async function lease(step: Waiting, before: Promise<unknown> | undefined): Promise<ThreadLease> {
    const patience = AbortSignal.timeout(patienceMs);
    const leaving = AbortSignal.any([step.signal, patience]);
    try {
      await untilAborted(before, leaving);
      await step.reserve();
      return await threads.lease({ signal: leaving });
    } catch (error) {
      if (patience.aborted && !step.signal.aborted) throw refusal(expectedWait(step.gameId));
      throw error;
    }
  }

  return {
    async take(asked, work) {
      const { gameId, signal } = asked;
      signal.throwIfAborted();
      const waitMs = expectedWait(gameId);
      if (waitMs > patienceMs) throw refusal(waitMs);
      const step: Waiting = { ...asked };
      const before = ends.get(gameId);
      const own = Promise.withResolvers<void>();
      const end = Promise.all([before, own.promise]);
      steps.add(step);
      ends.set(gameId, end);
      try {
        const thread = await lease(step, before);
        step.startedAt = performance.now();
        try {
          return await work(thread);
        } finally {
          thread.release();
        }
      } finally {
        steps.delete(step);
        own.resolve();
        if (ends.get(gameId) === end) ends.delete(gameId);
      }
    },
  };
}

/** Waits for a promise; an abort rejects with the signal's reason. */
async function untilAborted(promise: Promise<unknown> | undefined, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
