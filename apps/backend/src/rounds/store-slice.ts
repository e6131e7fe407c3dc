import type { Queryable, Transaction } from '../database/connection.ts';
import { type GameRow, type GameUpdate, updateGame } from '../games/queries.ts';
import { readCheckpoint, readStoredEnd, writeCheckpoint, writeSeries } from '../series/queries.ts';
import type { ThreadLease } from '../threads/pool.ts';
import type { StoredGame } from './open-games.ts';
import { playSlice, type Slice } from './play-slice.ts';

/** The stored state that play continues from. `db` must show the moment at which the game was read. */
export async function readStored(db: Queryable, game: GameRow): Promise<StoredGame> {
  const checkpoint = await readCheckpoint(db, game.id, game.rounds_played);
  if ((checkpoint?.round ?? 0) !== game.rounds_played) {
    throw new Error(`game ${game.id} has ${game.rounds_played} rounds but a checkpoint at ${checkpoint?.round ?? 0}`);
  }
  const end = await readStoredEnd(db, game.id, game.rounds_played);
  return { manifest: game.manifest, snapshot: checkpoint?.snapshot ?? null, ...end };
}

export interface SliceLimits {
  rounds: number;
  budgetMs: number;
  /** Ends the slice after the piece in progress; before the start, rejects. */
  signal?: AbortSignal;
}

/** Plays a slice on a leased thread. `load` is called only if the thread does not have the game open. */
export async function playOnThread(
  thread: ThreadLease,
  { id, version }: GameRow,
  load: () => Promise<StoredGame>,
  { rounds, budgetMs, signal }: SliceLimits,
): Promise<Slice> {
  const request = { game: { id, version }, rounds, budgetMs };
  const open = await thread.run(playSlice, request, signal);
  if (open !== 'not-open') return open;
  const loaded = await thread.run(playSlice, { ...request, stored: await load() }, signal);
  if (loaded === 'not-open') throw new Error(`game ${id} was loaded and is not open`);
  return loaded;
}

/**
 * Stores a slice: series, checkpoint, digest and rounds played in one transaction, guarded by the version that the
 * game had when the slice began. Returns the game as stored.
 */
export async function commitSlice(
  trx: Transaction,
  game: GameRow,
  slice: Slice,
  isGoing: boolean,
  schedule: Pick<GameUpdate, 'due_at' | 'claims'> = {},
): Promise<GameRow> {
  const changed = await updateGame(trx, game, {
    rounds_played: slice.to,
    played_ms: game.played_ms + slice.playedMs,
    digest: slice.digest,
    status: statusAfter(game, slice.to, isGoing),
    ...schedule,
    ...(slice.to === game.cited_rounds ? { cited_verified: slice.digest === game.cited_digest } : {}),
  });
  await writeSeries(trx, game.id, slice);
  await writeCheckpoint(trx, changed, slice.snapshot);
  return changed;
}

function statusAfter(game: GameRow, played: number, isGoing: boolean): GameRow['status'] {
  if (game.rounds_planned !== null && played >= game.rounds_planned) return 'completed';
  return isGoing ? 'running' : 'paused';
}

/** The round that a slice must not pass: the last one planned, or that of a citation to compare with. */
export function stopOf({ rounds_planned: planned, rounds_played: played, cited_rounds: cited }: GameRow): number {
  return cited !== null && cited > played ? Math.min(planned!, cited) : planned!;
}
