import type { Manifest } from '@farol/kernel';
import { Problem } from '@farol/api';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import { BLOCK_ROUNDS, cutBlocks } from '../series/blocks.ts';
import type { ThreadLease } from '../threads/pool.ts';
import { coveredRounds, growPyramid, unpackOpen, wholeChunksAt } from '../series/pyramid.ts';
import { copyBlocks, readAttendances, readCheckpoint, readOpenChunks, writeSeries } from '../series/queries.ts';
import { advanceGame } from './advance-game.ts';
import { derivedOf, type GameRow } from './queries.ts';

/** The manifest after `round` rounds: without later joins and leaves. */
function manifestAt(manifest: Manifest, round: number): Manifest {
  // An entry keeps its number, which its random draws depend on: one before the last that joined stays, but never plays.
  const last = manifest.agents.findLastIndex(({ joins }) => joins <= round);
  const agents = manifest.agents.slice(0, last + 1).map(({ leaves, ...entry }) => {
    if (entry.joins > round) return { ...entry, leaves: entry.joins };
    return leaves !== undefined && leaves <= round ? { ...entry, leaves } : entry;
  });
  return { ...manifest, agents };
}

/**
 * Makes a new game of `ownerId` that shares the first `round` rounds of this one; copies, so each may be removed. The
 * thread is leased before the game is locked, as a step does: in the other order both would wait for each other.
 */
export async function forkGame(
  trx: Transaction,
  thread: ThreadLease,
  game: GameRow,
  round: number,
  { ownerId, name }: { ownerId: string; name: string | undefined },
): Promise<GameRow> {
  if (round > game.rounds_played) {
    throw new Problem('not-found', `the game has ${game.rounds_played} rounds: it cannot be forked after ${round}`);
  }
  const id = uuidv7();
  const manifest = manifestAt(game.manifest, round);
  const checkpoint = await readCheckpoint(trx, game.id, round);
  const start = { manifest, snapshot: checkpoint?.snapshot ?? null };
  const { snapshot, digest } = await keepAlive(trx, () => thread.run(advanceGame, { ...start, round }));
  const row = await trx
    .insertInto('games')
    .values({
      id,
      owner_id: ownerId,
      name: name ?? `${game.name.slice(0, 150)}, forked after round ${round}`,
      status: round === 0 ? 'draft' : 'paused',
      manifest,
      unnamed: game.unnamed,
      rounds_planned: game.rounds_planned !== null && game.rounds_planned > round ? game.rounds_planned : null,
      rounds_played: round,
      played_ms: game.rounds_played === 0 ? 0 : (game.played_ms * round) / game.rounds_played,
      digest,
      ...derivedOf(manifest, round),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (round > 0) await copyPast(trx, game.id, row, snapshot);
  return row;
}

/** Copies what is stored of the rounds that both games share; the block and the chunks that the fork cuts are cut there. */
async function copyPast(
  trx: Transaction,
  from: string,
  { id, rounds_played: round, played_ms }: GameRow,
  snapshot: Uint8Array,
) {
  const covered = coveredRounds(round);
  await copyBlocks(trx, from, id, covered / BLOCK_ROUNDS);
  for (const [level, chunks] of wholeChunksAt(covered)) {
    await sql`INSERT INTO pyramid (game_id, level, chunk, buckets, packed) SELECT ${id}, level, chunk, buckets, packed
      FROM pyramid WHERE game_id = ${from} AND level = ${level} AND chunk < ${chunks}`.execute(trx);
  }
  const open = unpackOpen(covered, await readOpenChunks(trx, from, covered));
  const { chunks } = growPyramid(open, covered, new Uint32Array(), new Float64Array());
  const blocks = cutBlocks(covered, await readAttendances(trx, from, covered, round));
  await writeSeries(trx, id, { blocks, chunks });
  await sql`INSERT INTO checkpoints (game_id, round, played_ms, snapshot) SELECT ${id}, round, played_ms, snapshot
    FROM checkpoints WHERE game_id = ${from} AND round < ${round}`.execute(trx);
  await trx
    .insertInto('checkpoints')
    .values({ game_id: id, round, played_ms, snapshot: Buffer.from(snapshot) })
    .execute();
}
