import { cohortsBefore, lastSpan, type Manifest, MAX_MEASURED_ROUNDS, type RoundSpan } from '@farol/kernel';
import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { readCheckpoint } from '../series/queries.ts';
import { type AskedWindow, windowOf } from '../series/window-of.ts';

/** A game's state after some round; without a snapshot, before the first. */
export interface Checkpoint {
  round: number;
  snapshot: Uint8Array | null;
}

/** A window of a game with the checkpoints that its agents' totals are replayed from. */
export interface MeasuredWindow {
  manifest: Manifest;
  played: number;
  /** The rounds that are measured: the last of those asked for with the same agents; null if none were played. */
  span: RoundSpan | null;
  /** The last checkpoint before the window; null where a replay from `closing` passes its start, or need not. */
  opening: Checkpoint | null;
  /** The last checkpoint up to the window's end. */
  closing: Checkpoint;
  /** Why the agents' totals are not measured; null if they are. */
  missing: string | null;
}

const START: Checkpoint = { round: 0, snapshot: null };

/** A longer replay would keep a thread from play. */
const MAX_REPLAY_MS = 5000;

/** Reads what measures a window's agents; `db` has to show the moment at which the game was read. */
export async function readWindow(db: Queryable, game: GameRow, asked: AskedWindow): Promise<MeasuredWindow> {
  const { manifest, rounds_played: played } = game;
  const { from, to } = windowOf(game, asked);
  const span = lastSpan(manifest, Math.max(from, to - MAX_MEASURED_ROUNDS), to) ?? null;
  if (span === null) return { manifest, played, span, opening: null, closing: START, missing: null };
  const closing = (await readCheckpoint(db, game.id, span.to)) ?? START;
  const isCarried = cohortsBefore(manifest, span).length > 0 && closing.round > span.from;
  const opening = isCarried ? ((await readCheckpoint(db, game.id, span.from)) ?? START) : null;
  const replayed = span.to - closing.round + (opening ? span.from + 1 - opening.round : 0);
  const missing = missingOf(game, span, replayed);
  return { manifest, played, span, opening, closing, missing };
}

/** Why so many rounds cannot be replayed for one answer; null if they can. */
function missingOf({ played_ms: playedMs, rounds_played: played }: GameRow, span: RoundSpan, rounds: number) {
  const replayMs = (rounds * playedMs) / Math.max(1, played);
  if (replayMs <= MAX_REPLAY_MS) return null;
  return (
    `the agents’ totals at rounds ${span.from} and ${span.to} take about ${Math.round(replayMs / 1000)} s to replay, ` +
    `more than ${MAX_REPLAY_MS / 1000} s: ask for all rounds, or start at a round at which the agents changed`
  );
}
