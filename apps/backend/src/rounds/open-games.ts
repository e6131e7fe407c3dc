import { type Game, playingBytesOf, playsAfter } from '@farol/kernel';
import { restoreGame, type GameStart } from '../games/restore-game.ts';
import { openSeries, type SeriesEnd, type StoredEnd } from '../series/grow-series.ts';
import { countBuckets } from '../series/pyramid.ts';
import { defineTask } from '../threads/task.ts';

/** A game at a version. Equal values have the same round and the same manifest. */
export interface GameAt {
  id: string;
  version: number;
}

/** A game at its last stored round, with the end of its series. */
export type StoredGame = GameStart & StoredEnd;

/** A game that this thread keeps open between slices. */
export interface OpenGame {
  game: Game;
  /** Version under which the game was stored at its present round; undefined until it is stored. */
  version: number | undefined;
  end: SeriesEnd;
  bytes: number;
}

/** Least recently played first. */
const open = new Map<string, OpenGame>();
const MAX_OPEN_BYTES = 64 * 2 ** 20;

/** An open game has its strategies' tables in memory; a snapshot has not. */
export function bytesOfOpen({ manifest, round }: Game, end: SeriesEnd): number {
  const playing = manifest.agents.filter((entry) => playsAfter(entry, round));
  return playing.reduce((sum, entry) => sum + playingBytesOf(entry), bytesOfEnd(end));
}

function bytesOfEnd({ openBlock, openBuckets }: SeriesEnd): number {
  // Ten numbers of eight bytes a bucket.
  return openBuckets.reduce((sum, buckets) => sum + 80 * countBuckets(buckets), openBlock.byteLength);
}

/** The game if this thread has it open at that version. */
export function findOpen({ id, version }: GameAt): OpenGame | undefined {
  const found = open.get(id);
  return found?.version === version ? found : undefined;
}

/** A thread that plays nothing for this time closes all games: at rest it holds no memory. */
const IDLE_MS = 60_000;
let closing: NodeJS.Timeout | undefined;

/** Keeps a game open, and closes the least recently played ones beyond the limit. */
export function keepOpen(id: string, entry: OpenGame): void {
  clearTimeout(closing);
  closing = setTimeout(() => open.clear(), IDLE_MS).unref();
  open.delete(id);
  open.set(id, entry);
  let bytes = [...open.values()].reduce((sum, other) => sum + other.bytes, 0);
  for (const [otherId, other] of open) {
    if (bytes <= MAX_OPEN_BYTES || otherId === id) break;
    open.delete(otherId);
    bytes -= other.bytes;
  }
}

export function openStored({ id, version }: GameAt, stored: StoredGame): OpenGame {
  const game = restoreGame(stored);
  const end = openSeries(game.round, stored);
  const entry = { game, version, end, bytes: bytesOfOpen(game, end) };
  keepOpen(id, entry);
  return entry;
}

/** Tells the thread under which version its last slice was stored. */
export const confirmStored = defineTask('confirm-stored', ({ id, version }: GameAt): void => {
  const entry = open.get(id);
  if (entry) entry.version = version;
});
