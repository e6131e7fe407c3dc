import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';

/** Head start of a newly started game over its owner's others, in seconds of play. */
export const HEAD_START_SECONDS = 30;

/**
 * Adds play time to its owner's account and returns the account in seconds. Jobs run in the order of these accounts,
 * smallest first, so that every owner gets the same share. An owner with nothing else running (`playedMs` is 0) starts
 * level with the others: idle time is not saved up (start-time fair queueing, Goyal, Vin & Cheng 1997).
 */
export async function bookPlay(trx: Transaction, ownerId: string, playedMs: number): Promise<number> {
  const { rows } = await sql<{ played_ms: number }>`
    WITH running AS (
      SELECT owner_id FROM games WHERE status = 'running'
      UNION ALL SELECT owner_id FROM experiments WHERE status = 'running'
    )
    UPDATE owners SET played_ms = ${playedMs}::float8 + CASE
      WHEN ${playedMs}::float8 = 0 AND (SELECT count(*) FROM running WHERE owner_id = owners.id) <= 1
      THEN greatest(played_ms, (
        SELECT min(other.played_ms) FROM owners AS other
        WHERE other.id <> owners.id AND other.id IN (SELECT owner_id FROM running)
      ))
      ELSE played_ms
    END WHERE id = ${ownerId} RETURNING played_ms`.execute(trx);
  // No row if the owner was deleted meanwhile.
  return Math.floor((rows.at(0)?.played_ms ?? 0) / 1000);
}
