import { Client } from 'pg';
import type { Logger } from 'pino';
import { connectionSettings, TIMEOUTS } from './timeouts.ts';

/** Told of a change with the version that the game then has; without one, that changes may have been missed. */
type Listener = (version: number | undefined) => void;

/** Hears of every change of a game, from whichever process it comes. */
export interface ChangeListener {
  /** Calls the listener at every change until the function that this returns is called. */
  watch(gameId: string, listener: Listener): () => void;
  /** Resolves when the game has changed, or after `timeoutMs`. */
  next(gameId: string, timeoutMs: number): Promise<void>;
  /** Calls the listener with the user whose sessions, keys or shares changed; without one, when changes may be missed. */
  watchAccess(listener: (userId?: string) => void): void;
  /** Nothing is heard any more: whoever waits answers with what there is. */
  readonly isStopped: boolean;
  stop(): Promise<void>;
}

/** Listens on a connection of its own, and connects again whenever that one breaks. */
export function listenForChanges(databaseUrl: string, log: Logger): ChangeListener {
  const listeners = new Map<string, Set<Listener>>();
  const accessListeners = new Set<(userId?: string) => void>();
  const tellAccess = (userId?: string) => {
    for (const listener of accessListeners) listener(userId);
  };
  let client: Client | undefined;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;

  function tell(gameId: string, version?: number) {
    for (const listener of listeners.get(gameId) ?? []) listener(version);
  }

  async function listen() {
    const connection = new Client({
      ...connectionSettings(databaseUrl, TIMEOUTS.jobs),
      application_name: 'farol changes',
    });
    client = connection;
    connection.on('notification', ({ channel, payload = '' }) => {
      if (channel === 'access_changed') return tellAccess(payload);
      const [gameId, version] = payload.split(' ');
      tell(gameId, Number(version));
    });
    connection.on('error', () => {});
    connection.on('end', again);
    try {
      await connection.connect();
      await connection.query('LISTEN game_changed; LISTEN access_changed');
      // What changed while nobody listened is heard of now.
      for (const gameId of listeners.keys()) tell(gameId);
      tellAccess();
    } catch (error) {
      log.warn({ error }, 'cannot listen for changes yet');
      await connection.end().catch(() => {});
      again();
    }
  }

  function again() {
    // A connection that broke may miss changes of access.
    tellAccess();
    if (isStopped || retry) return;
    retry = setTimeout(() => {
      retry = undefined;
      void listen();
    }, 1000);
  }

  function watch(gameId: string, listener: Listener) {
    const others = listeners.get(gameId) ?? new Set();
    listeners.set(gameId, others.add(listener));
    return () => {
      others.delete(listener);
      if (others.size === 0 && listeners.get(gameId) === others) listeners.delete(gameId);
    };
  }

  void listen();

  return {
    get isStopped() {
      return isStopped;
    },
    watch,
    watchAccess: (listener) => void accessListeners.add(listener),
    async next(gameId, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const unwatch = watch(gameId, () => resolve());
      const timer = setTimeout(resolve, timeoutMs);
      await promise;
      clearTimeout(timer);
      unwatch();
    },
    async stop() {
      isStopped = true;
      for (const gameId of listeners.keys()) tell(gameId);
      clearTimeout(retry);
      await client?.end().catch(() => {});
    },
  };
}
