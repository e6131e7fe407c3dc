import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { readAgents, type Totals } from '@farol/kernel';
import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { readCheckpoint } from '../series/queries.ts';

/** Totals of each present agent since it joined, by its number in the manifest; empty before the first round. */
export async function readTotals(db: Queryable, game: GameRow): Promise<Map<number, Totals>> {
  const checkpoint = await readCheckpoint(db, game.id, game.rounds_played);
  if (!checkpoint) return new Map();
  return readAgents(game.manifest, await promisify(zstdDecompress)(checkpoint.snapshot));
}
