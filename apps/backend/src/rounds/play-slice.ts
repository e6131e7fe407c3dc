import type { Queryable, Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import type { OpenGame, Slice } from './player-thread.ts';
import type { Players } from './players.ts';
import { readCheckpoint, readStoredEnd, writeCheckpoint, writeSeries } from './queries.ts';

/** What play goes on from; `db` has to show the moment at which the game was read. */
export async function readStanding(db: Queryable, game: GameRow): Promise<OpenGame> {
  const checkpoint = await readCheckpoint(db, game.id, game.rounds_played);
  if ((checkpoint?.round ?? 0) !== game.rounds_played) {
    throw new Error(`game ${game.id} has ${game.rounds_played} rounds but a checkpoint at ${checkpoint?.round ?? 0}`);
  }
  const end = await readStoredEnd(db, game.id, game.rounds_played);
  return { manifest: game.manifest, snapshot: checkpoint?.snapshot ?? null, ...end };
}

/**
 * Stores a slice of play: series, checkpoint, digest and rounds played in one transaction, guarded by the version
 * that the game had when the slice was begun. Returns the game as it is then.
 */
export async function commitSlice(trx: Transaction, game: GameRow, slice: Slice, isGoing: boolean): Promise<GameRow> {
  const changed = await updateGame(trx, game, {
    rounds_played: slice.to,
    played_ms: game.played_ms + slice.playedMs,
    digest: slice.digest,
    status: statusAfter(game, slice.to, isGoing),
  });
  await writeSeries(trx, game.id, slice);
  await writeCheckpoint(trx, changed, slice.snapshot);
  return changed;
}

/** Plays rounds within the caller's transaction, which holds the game's row, and stores them there. */
export async function playNow(trx: Transaction, players: Players, game: GameRow, rounds: number) {
  const slice = await keepAlive(trx, async (query) => {
    const session = await players.acquire(game.id);
    const playing = session.play(game, () => query(() => readStanding(trx, game)), rounds, Infinity);
    return playing.finally(() => session.close());
  });
  const changed = await commitSlice(trx, game, slice, false);
  return { slice, changed };
}

/** A game's state once it has played so many rounds. */
function statusAfter(game: GameRow, played: number, isGoing: boolean): GameRow['status'] {
  if (game.rounds_planned !== null && played >= game.rounds_planned) return 'completed';
  return isGoing ? 'running' : 'paused';
}
