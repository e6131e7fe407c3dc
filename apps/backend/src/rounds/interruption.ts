import type { ChangeListener } from '../database/changes.ts';

/** Interrupts a slice as soon as its game changes, also while it waits for a thread or loads. */
export interface Interruption {
  /** Aborts when a version above `version` is heard of, or was heard of since the last renewal. */
  signalAt(version: number): AbortSignal;
  /** Call before the game is read again: changes heard of so far are in that read. */
  renew(): void;
  /** True for the reason of the last signal. */
  isReason(error: unknown): boolean;
  stop(): void;
}

export function createInterruption(changes: ChangeListener, gameId: string): Interruption {
  let current = new AbortController();
  let awaited = Infinity;
  let heard = 0;
  const unwatch = changes.watch(gameId, (version = Infinity) => {
    heard = Math.max(heard, version);
    if (heard > awaited) current.abort();
  });
  return {
    signalAt(version) {
      if (current.signal.aborted) current = new AbortController();
      awaited = version;
      if (heard > version) current.abort();
      return current.signal;
    },
    renew() {
      heard = 0;
    },
    isReason: (error) => current.signal.aborted && error === current.signal.reason,
    stop: unwatch,
  };
}
