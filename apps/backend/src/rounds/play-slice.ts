import type { Queryable, Transaction } from '../database/connection.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import type { Slice } from './player-thread.ts';
import { readCheckpoint, readOpenBlock, writeBlocks, writeCheckpoint } from './queries.ts';

/** What play goes on from; `db` has to show the moment at which the game was read. */
export async function readStanding(db: Queryable, game: GameRow) {
  const checkpoint = await readCheckpoint(db, game.id, game.rounds_played);
  if ((checkpoint?.round ?? 0) !== game.rounds_played) {
    throw new Error(`game ${game.id} has ${game.rounds_played} rounds but a checkpoint at ${checkpoint?.round ?? 0}`);
  }
  const openBlock = await readOpenBlock(db, game.id, game.rounds_played);
  return { snapshot: checkpoint?.snapshot ?? null, openBlock, playedMs: checkpoint?.played_ms ?? 0 };
}

/**
 * Stores a slice of play: series, checkpoint, digest and rounds played in one transaction, guarded by the version
 * that the game had when the slice was begun. Returns the game as it is then.
 */
export async function commitSlice(
  trx: Transaction,
  game: GameRow,
  slice: Slice,
  playedMs: number,
  status: GameRow['status'],
): Promise<GameRow> {
  const changed = await updateGame(trx, game, { rounds_played: slice.to, digest: slice.digest, status });
  await writeBlocks(trx, game.id, slice.blocks);
  await writeCheckpoint(trx, game.id, { round: slice.to, playedMs, snapshot: slice.snapshot });
  return changed;
}

/** A game's state after play that a person or a worker ends at `played` rounds. */
export function statusAfter(game: Pick<GameRow, 'rounds_planned'>, played: number, going: boolean): GameRow['status'] {
  if (game.rounds_planned !== null && played >= game.rounds_planned) return 'completed';
  return going ? 'running' : 'paused';
}
