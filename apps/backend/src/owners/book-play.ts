import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';

/** Head start of a newly started game over its owner's others, in seconds of play. */
const HEAD_START_SECONDS = 30;
/** Play of a job, after which it queues the next one: rounds/jobs.ts, experiments/jobs.ts. */
export const TURN_MS = 5000;

/**
 * Adds play time to its owner's account and returns the account before it, in seconds. Each job is booked when it is
 * queued: the first one of a game by an estimate (`isStart`), later ones by the turn before. Jobs run in the order of
 * these accounts, smallest first, so that every owner gets the same share (start-time fair queueing, Goyal, Vin & Cheng
 * 1997). An owner with nothing else running starts level with the job that is served next: idle time is not saved up,
 * and nobody waits for the queues of others. The next job of an owner was booked before all others that the owner has
 * in the queue. With nobody else running, the start is at the largest account.
 */
export async function bookPlay(trx: Transaction, ownerId: string, playedMs: number, isStart = false): Promise<number> {
  const { rows } = await sql<{ played_ms: number }>`
    WITH running AS (
      SELECT owner_id, count(*) AS jobs FROM (
        SELECT owner_id FROM games WHERE status = 'running' AND tempo IS NULL
        UNION ALL SELECT owner_id FROM experiments WHERE status = 'running'
      ) AS each GROUP BY owner_id
    )
    UPDATE owners SET played_ms = ${playedMs}::float8 + CASE
      WHEN ${isStart} AND coalesce((SELECT jobs FROM running WHERE owner_id = owners.id), 0) <= 1
      THEN greatest(played_ms, coalesce(
        (SELECT min(other.played_ms - ${TURN_MS}::float8 * jobs) FROM owners AS other
          JOIN running ON owner_id = other.id WHERE other.id <> owners.id),
        (SELECT max(other.played_ms) FROM owners AS other)
      ))
      ELSE played_ms
    END WHERE id = ${ownerId} RETURNING played_ms`.execute(trx);
  // No row if the owner was deleted meanwhile.
  return Math.floor(((rows.at(0)?.played_ms ?? playedMs) - playedMs) / 1000);
}

/** Books a job of an owner and returns its priority. `playedMs`: length of the turn before; undefined at a start. */
export async function bookJob(trx: Transaction, ownerId: string, playedMs: number | undefined, firstMs = TURN_MS) {
  const isStart = playedMs === undefined;
  const seconds = await bookPlay(trx, ownerId, isStart ? Math.min(TURN_MS, firstMs) : playedMs, isStart);
  return (isStart ? HEAD_START_SECONDS : 0) - seconds;
}
