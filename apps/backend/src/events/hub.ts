import type { GameRow } from '../games/queries.ts';
import { createFeed, type Feed, type FeedTools } from './feed.ts';
import { createListener, type Listener } from './listener.ts';

const HEARTBEAT_MS = 15_000;

/** All who listen to games in this process. */
export interface Hub {
  /** `game`: as the listener's owner has just read it; `seen`: the rounds of which it has the points already. */
  listen(game: GameRow, seen?: number): Listener;
  /** Ends every stream; whoever comes later is sent away at once. */
  stop(): void;
}

export function createHub(tools: FeedTools, { heartbeatMs = HEARTBEAT_MS } = {}): Hub {
  const feeds = new Map<string, Feed>();
  const listeners = new Set<Listener>();
  let isStopped = false;

  function feedOf(game: GameRow): Feed {
    const known = feeds.get(game.id);
    // A game that is gone has no feed to join any more, and none that comes after.
    if (known?.game) {
      known.take(game);
      return known;
    }
    const feed = createFeed(tools, game, () => {
      if (feeds.get(game.id) === feed) feeds.delete(game.id);
    });
    feeds.set(game.id, feed);
    return feed;
  }

  return {
    listen(game, seen) {
      const onClose = (closed: Listener) => {
        if (listeners.delete(closed)) tools.metrics.listeners.dec();
      };
      const listener = createListener(feedOf(game), seen, { heartbeatMs, onClose });
      listeners.add(listener);
      tools.metrics.listeners.inc();
      if (isStopped) listener.close();
      return listener;
    },
    stop() {
      isStopped = true;
      for (const listener of listeners) listener.close();
    },
  };
}
