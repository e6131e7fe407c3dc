import { agentsAfter } from '@farol/kernel';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { Games } from '../database/schema.ts';
import { type Block, BLOCK_ROUNDS, unpackAttendances } from './blocks.ts';
import type { StoredEnd } from './grow-series.ts';
import {
  type Buckets,
  type Chunk,
  CHUNK_BUCKETS,
  countBuckets,
  coveredRounds,
  joinBuckets,
  openChunksAt,
  sliceBuckets,
  unpackBuckets,
} from './pyramid.ts';

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

/** Blocks that one statement copies or deletes: 80 million rounds, which takes 0.6 s and 0.2 s. The API allows 10 s. */
const BLOCKS_A_STATEMENT = 20_000;

function* piecesOf(blocks: number): Generator<{ first: number; end: number }> {
  for (let first = 0; first < blocks; first += BLOCKS_A_STATEMENT) {
    yield { first, end: Math.min(blocks, first + BLOCKS_A_STATEMENT) };
  }
}

/** Copies the first `blocks` blocks of a game to another one, which has none. */
export async function copyBlocks(db: Queryable, from: string, to: string, blocks: number): Promise<void> {
  for (const { first, end } of piecesOf(blocks)) {
    await sql`INSERT INTO series (game_id, block, rounds, attendances) SELECT ${to}, block, rounds, attendances
      FROM series WHERE game_id = ${from} AND block >= ${first} AND block < ${end}`.execute(db);
  }
}

/** Deletes the blocks of a game of so many rounds; the game's row can then be deleted quickly. */
export async function deleteBlocks(db: Queryable, gameId: string, rounds: number): Promise<void> {
  for (const { first, end } of piecesOf(Math.ceil(rounds / BLOCK_ROUNDS))) {
    await sql`DELETE FROM series WHERE game_id = ${gameId} AND block >= ${first} AND block < ${end}`.execute(db);
  }
}

/** A level's stored buckets from `first` up to but without `end`. */
export async function readBuckets(
  db: Queryable,
  gameId: string,
  level: number,
  first: number,
  end: number,
): Promise<Buckets> {
  const rows = await db
    .selectFrom('pyramid')
    .select(['chunk', 'buckets', 'packed'])
    .where('game_id', '=', gameId)
    .where('level', '=', level)
    .where('chunk', '>=', Math.floor(first / CHUNK_BUCKETS))
    .where('chunk', '<=', Math.floor((end - 1) / CHUNK_BUCKETS))
    .orderBy('chunk')
    .execute();
  const parts = rows.map((row) => {
    const start = row.chunk * CHUNK_BUCKETS;
    return sliceBuckets(unpackBuckets(row), Math.max(0, first - start), Math.min(row.buckets, end - start));
  });
  const buckets = joinBuckets(parts);
  if (countBuckets(buckets) !== end - first) throw new Error(`game ${gameId} lacks buckets of level ${level}`);
  return buckets;
}

/** The open block, unless the last one is full or none is there, and the pyramid's chunks under way. */
export async function readStoredEnd(db: Queryable, gameId: string, played: number): Promise<StoredEnd> {
  const openBlock =
    played % BLOCK_ROUNDS === 0
      ? null
      : await db
          .selectFrom('series')
          .select('attendances')
          .where('game_id', '=', gameId)
          .where('block', '=', Math.floor(played / BLOCK_ROUNDS))
          .executeTakeFirstOrThrow();
  return {
    openBlock: openBlock && openBlock.attendances,
    openChunks: await readOpenChunks(db, gameId, coveredRounds(played)),
  };
}

/** The chunks that the pyramid grows on from where it covers so many rounds; some may cover more already. */
export async function readOpenChunks(db: Queryable, gameId: string, covered: number): Promise<Chunk[]> {
  const keys = openChunksAt(covered);
  if (keys.length === 0) return [];
  return db
    .selectFrom('pyramid')
    .select(['level', 'chunk', 'buckets', 'packed'])
    .where('game_id', '=', gameId)
    .where((row) => row.or(keys.map((key) => row.and(key))))
    .execute();
}

/** Stores blocks and chunks; an open one takes the place of its shorter self. */
export async function writeSeries(
  db: Queryable,
  gameId: string,
  { blocks, chunks }: { blocks: Block[]; chunks: Chunk[] },
): Promise<void> {
  const rowsAtOnce = 500;
  for (let start = 0; start < blocks.length; start += rowsAtOnce) {
    const rows = blocks.slice(start, start + rowsAtOnce);
    await db
      .insertInto('series')
      .values(rows.map((row) => ({ ...row, game_id: gameId, attendances: Buffer.from(row.attendances) })))
      .onConflict((conflict) =>
        conflict.columns(['game_id', 'block']).doUpdateSet((row) => ({
          rounds: row.ref('excluded.rounds'),
          attendances: row.ref('excluded.attendances'),
        })),
      )
      .execute();
  }
  for (let start = 0; start < chunks.length; start += rowsAtOnce) {
    const rows = chunks.slice(start, start + rowsAtOnce);
    await db
      .insertInto('pyramid')
      .values(rows.map((row) => ({ ...row, game_id: gameId, packed: Buffer.from(row.packed) })))
      .onConflict((conflict) =>
        conflict.columns(['game_id', 'level', 'chunk']).doUpdateSet((row) => ({
          buckets: row.ref('excluded.buckets'),
          packed: row.ref('excluded.packed'),
        })),
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

/** A replay from one kept checkpoint to the next takes at most about this long. */
const REPLAY_MS = 850;

/**
 * Stores the checkpoint at the game's latest round, and drops the one before it unless replays need it: for small
 * games within some eight tenths of a second of play, for large ones no more than a byte for each round.
 */
export async function writeCheckpoint(
  db: Queryable,
  {
    id,
    rounds_played: round,
    played_ms: playedMs,
    manifest,
  }: Pick<Selectable<Games>, 'id' | 'rounds_played' | 'played_ms' | 'manifest'>,
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
  const isNeeded = isSmall && playedMs - (kept?.played_ms ?? 0) > REPLAY_MS;
  if (previous && !isNeeded) {
    await db.deleteFrom('checkpoints').where('game_id', '=', id).where('round', '=', previous.round).execute();
  }
  await db
    .insertInto('checkpoints')
    .values({ game_id: id, round, played_ms: playedMs, snapshot: Buffer.from(snapshot) })
    .execute();
}
