import { setTimeout as sleep } from 'node:timers/promises';

/** The pause before a restart: 0.5 s, doubled with each start in a row that failed, 30 s at most. */
export function restartPauseMs(failedStarts: number): number {
  return Math.min(500 * 2 ** Math.max(0, failedStarts - 1), 30_000);
}

/** Waits, or returns early when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
