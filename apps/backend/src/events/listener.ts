import { type GameEvent, MAX_EVENT_POINTS, MAX_MISSED_POINTS, type StatusEvent } from '@farol/api';
import type { GameRow } from '../games/queries.ts';
import type { Feed } from './feed.ts';
import { showProgress, showStatus } from './progress.ts';

/** No listener is sent more than so many events in any second. */
const MOST_A_SECOND = 10;

/** An event as it is sent, or a sign of life. */
export type Message = { event: GameEvent['event']; id: string; data: string } | 'heartbeat';

export interface Listener {
  /**
   * The next message for this listener, created on request: nothing is kept for a slow reader, which gets
   * the points since its own last round and the present status when it comes to them.
   */
  messages: AsyncGenerator<Message, void>;
  /** Ends the messages and forgets the listener. */
  close(): void;
}

/** A listener that has the points of `seen` rounds already, or wants only those that are still to come. */
export function createListener(
  feed: Feed,
  seen: number | undefined,
  { heartbeatMs, onClose }: { heartbeatMs: number; onClose: (listener: Listener) => void },
): Listener {
  const closing = new AbortController();
  const { signal: closed } = closing;
  let wake: (() => void) | undefined;
  const leave = feed.join(() => wake?.());
  const sentMs: number[] = [];
  let lastSentMs = performance.now();

  /** Resolves after so long, at the next reading or when the listener is closed. */
  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, ms);
      function end() {
        clearTimeout(timer);
        resolve();
      }
      wake = end;
    });
  }

  async function takeTurn(): Promise<void> {
    while (sentMs.length >= MOST_A_SECOND && !closed.aborted) {
      const waitMs = sentMs[0] + 1000 - performance.now();
      if (waitMs <= 0) sentMs.shift();
      else await pause(waitMs);
    }
    lastSentMs = performance.now();
    sentMs.push(lastSentMs);
  }

  async function* listen(): AsyncGenerator<Message, void> {
    let { game } = feed;
    const played = game?.rounds_played ?? 0;
    let round = Math.min(seen ?? played, played);
    let most = seen === undefined ? MAX_EVENT_POINTS : MAX_MISSED_POINTS;
    let told: StatusEvent | undefined;
    let toldProgress = '';
    let reading = -1;
    const message = (event: GameEvent['event'], data: unknown): Message => ({
      event,
      id: String(round),
      data: typeof data === 'string' ? data : JSON.stringify(data),
    });

    while (!closed.aborted) {
      if (reading === feed.readings) {
        const silentMs = performance.now() - lastSentMs;
        if (silentMs < heartbeatMs) await pause(heartbeatMs - silentMs);
        else {
          lastSentMs = performance.now();
          yield 'heartbeat';
        }
        continue;
      }
      reading = feed.readings;
      ({ game } = feed);
      if (!game) {
        await takeTurn();
        yield message('gone', {});
        return;
      }
      if (!told) {
        await takeTurn();
        yield message('status', (told = showStatus(game)));
      }
      if (game.rounds_played > round) {
        const points = await feed.points(game, round, most);
        // They could not be read: the feed reads the game again, and then they follow.
        if (points === undefined) continue;
        round = game.rounds_played;
        await takeTurn();
        yield message('points', points);
      }
      most = MAX_EVENT_POINTS;
      const progress = `${game.rounds_played} of ${game.rounds_planned}`;
      if (progress !== toldProgress) {
        toldProgress = progress;
        await takeTurn();
        yield message('progress', showProgress(game, feed.roundsPerSecond()));
      }
      if (hasNews(told, game)) {
        await takeTurn();
        yield message('status', (told = showStatus(game)));
      }
    }
  }

  const listener: Listener = {
    messages: listen(),
    close() {
      closing.abort();
      leave();
      wake?.();
      onClose(listener);
    },
  };
  return listener;
}

/** While a game is running its rounds and digest are no news: progress and points tell of them. */
function hasNews(told: StatusEvent, game: GameRow): boolean {
  return (
    told.status !== game.status ||
    told.revision !== game.revision ||
    told.fault !== game.fault ||
    told.rounds.planned !== game.rounds_planned ||
    (game.status !== 'running' && told.digest !== game.digest)
  );
}
