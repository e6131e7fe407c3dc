import type { Logger } from 'pino';
import { readHistory } from '../analytics/history.ts';
import type { ChangeListener } from '../database/changes.ts';
import type { Database } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import type { Metrics } from '../metrics.ts';
import { createSpeedometer } from './progress.ts';
import { readForListeners } from './queries.ts';

/** A game is read at most so often: points and progress each time are eight events a second. */
const READ_MS = 250;
const RETRY_MS = 1000;

export interface FeedTools {
  db: Database;
  changes: ChangeListener;
  log: Logger;
  metrics: Metrics;
}

/** State shared by all listeners of a game: its row and its newest points, each read once for all of them. */
export interface Feed {
  /** The game as it was last read; undefined once it is removed. */
  game: GameRow | undefined;
  /** Raised whenever the game was read anew. */
  readings: number;
  /** Takes in the game as somebody else has just read it. */
  take(game: GameRow): void;
  roundsPerSecond(): number | null;
  /** The points from `from` rounds to those that the game has, at most so many, as JSON; undefined: not now. */
  points(game: GameRow, from: number, most: number): Promise<string | undefined>;
  /** Calls `wake` at every reading until the function that this returns is called. */
  join(wake: () => void): () => void;
}

/** Follows a game until the last listener has gone, of which `onEmpty` is told. */
export function createFeed({ db, changes, log, metrics }: FeedTools, first: GameRow, onEmpty: () => void): Feed {
  const speedometer = createSpeedometer();
  const wakes = new Set<() => void>();
  const pointsOfReading = new Map<string, Promise<string | undefined>>();
  let timer: NodeJS.Timeout | undefined;
  let nextReadMs = 0;
  let isReading = false;
  let isDue = false;
  let isClosed = false;

  const { roundsPerSecond } = speedometer;
  const feed: Feed = { game: first, readings: 0, roundsPerSecond, take, points, join };
  speedometer.note(first, performance.now());
  const unwatch = changes.watch(first.id, (version) => {
    if (version === undefined || version > (feed.game?.version ?? 0)) lookAgain();
  });
  // It may have changed before it was watched.
  lookAgain();

  function lookAgain(): void {
    isDue = true;
    if (isReading || isClosed || timer || !feed.game) return;
    timer = setTimeout(() => void read(), Math.max(0, nextReadMs - performance.now()));
  }

  async function read(): Promise<void> {
    timer = undefined;
    isDue = false;
    isReading = true;
    nextReadMs = performance.now() + READ_MS;
    try {
      metrics.eventReads.inc({ what: 'game' });
      show(await readForListeners(db, first.id));
    } catch (error) {
      giveItTime(error);
    }
    isReading = false;
    if (isDue) lookAgain();
  }

  function take(game: GameRow): void {
    if (feed.game && game.version > feed.game.version) show(game);
  }

  function show(game: GameRow | undefined): void {
    // Of two reads that overlap the older one may end last.
    if (game && feed.game && game.version < feed.game.version) return;
    pointsOfReading.clear();
    feed.game = game;
    if (game) speedometer.note(game, performance.now());
    feed.readings++;
    for (const wake of wakes) wake();
  }

  /** The database is away, or the game was removed between two reads: the listeners stay, and hear more later. */
  function giveItTime(error: unknown): void {
    log.warn({ error, gameId: first.id }, 'events have to wait');
    nextReadMs = performance.now() + RETRY_MS;
    lookAgain();
  }

  function points(game: GameRow, from: number, most: number): Promise<string | undefined> {
    const key = `${from} ${game.rounds_played} ${most}`;
    const known = pointsOfReading.get(key);
    if (known) return known;
    metrics.eventReads.inc({ what: 'points' });
    const reading = readHistory(db, game, from, game.rounds_played, most).then(
      (history) => JSON.stringify(history),
      (error: unknown) => {
        giveItTime(error);
        return undefined;
      },
    );
    pointsOfReading.set(key, reading);
    return reading;
  }

  function join(wake: () => void): () => void {
    wakes.add(wake);
    return () => {
      if (!wakes.delete(wake) || wakes.size > 0) return;
      isClosed = true;
      clearTimeout(timer);
      unwatch();
      onEmpty();
    };
  }

  return feed;
}
