import { agentsAfter } from '@farol/kernel';
import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { type Block, BLOCK_ROUNDS, unpackAttendances } from './blocks.ts';

/** Attendances of the rounds after `from` and up to `to` rounds played. Shape: [to − from]. */
export async function readAttendances(db: Queryable, gameId: string, from: number, to: number): Promise<Uint32Array> {
  const attendances = new Uint32Array(Math.max(0, to - from));
  if (attendances.length === 0) return attendances;
  const first = Math.floor(from / BLOCK_ROUNDS);
  const rows = await db
    .selectFrom('series')
    .select(['block', 'attendances'])
    .where('game_id', '=', gameId)
    .where('block', '>=', first)
    .where('block', '<=', Math.floor((to - 1) / BLOCK_ROUNDS))
    .orderBy('block')
    .execute();
  let read = 0;
  for (const row of rows) {
    const start = row.block * BLOCK_ROUNDS;
    const block = unpackAttendances(row.attendances);
    const skipped = Math.max(0, from - start);
    const wanted = block.subarray(skipped, Math.min(block.length, to - start));
    attendances.set(wanted, start + skipped - from);
    read += wanted.length;
  }
  // Whoever holds no lock may come after the game's removal: no rounds, rather than rounds with nobody there.
  if (read < attendances.length) throw new Error(`game ${gameId} has no rounds from ${from + read} to ${to}`);
  return attendances;
}

/** The open block's stored attendances, packed; null if the last block is full or none is there. */
export async function readOpenBlock(db: Queryable, gameId: string, played: number): Promise<Uint8Array | null> {
  if (played % BLOCK_ROUNDS === 0) return null;
  const { attendances } = await db
    .selectFrom('series')
    .select('attendances')
    .where('game_id', '=', gameId)
    .where('block', '=', Math.floor(played / BLOCK_ROUNDS))
    .executeTakeFirstOrThrow();
  return attendances;
}

/** Stores blocks; an open block takes the place of its shorter self. */
export async function writeBlocks(db: Queryable, gameId: string, blocks: Block[]): Promise<void> {
  const rowsAtOnce = 500;
  for (let start = 0; start < blocks.length; start += rowsAtOnce) {
    const rows = blocks.slice(start, start + rowsAtOnce);
    const columns = Object.keys(rows[0]).filter((column) => column !== 'block') as Exclude<keyof Block, 'block'>[];
    await db
      .insertInto('series')
      .values(rows.map((row) => ({ ...row, game_id: gameId, attendances: Buffer.from(row.attendances) })))
      .onConflict((conflict) =>
        conflict
          .columns(['game_id', 'block'])
          .doUpdateSet((row) => Object.fromEntries(columns.map((column) => [column, row.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
}

/** The last checkpoint at or before `round` rounds; null where play starts from the manifest. */
export async function readCheckpoint(db: Queryable, gameId: string, round: number) {
  const row = await db
    .selectFrom('checkpoints')
    .select(['round', 'snapshot'])
    .where('game_id', '=', gameId)
    .where('round', '<=', round)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A replay from one kept checkpoint to the next takes about this long. */
const KEPT_EVERY_MS = 500;

/**
 * Stores the checkpoint at the game's latest round, and drops the one before it unless replays need it: for small
 * games one every half second of play, for large ones no more than a byte for each round.
 */
export async function writeCheckpoint(
  db: Queryable,
  { id, rounds_played: round, played_ms: playedMs, manifest }: GameRow,
  snapshot: Uint8Array,
): Promise<void> {
  const [previous, kept] = await db
    .selectFrom('checkpoints')
    .select(['round', 'played_ms'])
    .where('game_id', '=', id)
    .orderBy('round', 'desc')
    .limit(2)
    .execute();
  const isSmall = agentsAfter(manifest, round) <= 1000 || round - (kept?.round ?? 0) >= snapshot.length;
  const isNeeded = isSmall && playedMs - (kept?.played_ms ?? 0) >= KEPT_EVERY_MS;
  if (previous && !isNeeded) {
    await db.deleteFrom('checkpoints').where('game_id', '=', id).where('round', '=', previous.round).execute();
  }
  await db
    .insertInto('checkpoints')
    .values({ game_id: id, round, played_ms: playedMs, snapshot: Buffer.from(snapshot) })
    .execute();
}
