import { Client } from 'pg';
import type { Logger } from 'pino';

/** Hears of every change of a game, from whichever process it comes. */
export interface Changes {
  /** Resolves when the game has changed, or after `timeoutMs`. */
  next(gameId: string, timeoutMs: number): Promise<void>;
  /** Nothing is heard any more: whoever waits answers with what there is. */
  readonly isStopped: boolean;
  stop(): Promise<void>;
}

/** Listens on a connection of its own, and connects again whenever that one breaks. */
export function listenForChanges(databaseUrl: string, log: Logger): Changes {
  const waiting = new Map<string, Set<() => void>>();
  let client: Client | undefined;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;

  function wake(gameId: string) {
    for (const resolve of waiting.get(gameId) ?? []) resolve();
  }

  async function listen() {
    const connection = new Client({
      connectionString: databaseUrl,
      application_name: 'farol changes',
      keepAlive: true,
    });
    client = connection;
    connection.on('notification', ({ payload }) => wake(payload ?? ''));
    connection.on('error', () => {});
    connection.on('end', again);
    try {
      await connection.connect();
      await connection.query('LISTEN game_changed');
      // What changed while nobody listened is seen now.
      for (const gameId of waiting.keys()) wake(gameId);
    } catch (error) {
      log.warn({ error }, 'cannot listen for changes yet');
      await connection.end().catch(() => {});
      again();
    }
  }

  function again() {
    if (isStopped || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void listen();
    }, 1000);
  }

  void listen();

  return {
    get isStopped() {
      return isStopped;
    },
    next(gameId, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const listeners = waiting.get(gameId) ?? new Set();
      waiting.set(gameId, listeners.add(resolve));
      const timer = setTimeout(resolve, timeoutMs);
      return promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(resolve);
        if (listeners.size === 0) waiting.delete(gameId);
      });
    },
    async stop() {
      isStopped = true;
      for (const gameId of waiting.keys()) wake(gameId);
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
