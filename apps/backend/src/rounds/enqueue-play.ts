import { sql } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { Transaction } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import type { Boss } from '../queue.ts';

export interface PlayJob {
  gameId: string;
  /** Rounds played when the job was made: one that fails again and again without getting on is given up. */
  rounds: number;
}

/** How far what has just been started may go before its owner's others, in seconds of play. */
export const HEAD_START_SECONDS = 30;

/**
 * Books play on its owner's account, and gives the seconds that stand there. Jobs are taken in the order of their
 * owners' play so far, the least first, so that everyone gets the same share. An owner of whom nothing was running
 * (`playedMs` is 0 and what has just been set going is all there is) comes in level with the others: time away is not
 * saved up (start-time fair queueing, Goyal, Vin & Cheng 1997).
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
  return Math.floor(rows[0].played_ms / 1000);
}

/**
 * Asks a worker to play the game, from the moment that this transaction commits; jobs of the same moment go in turn.
 * `playedMs`: what the game's turn that now ends took; undefined when it has just been set going.
 */
export async function enqueuePlay(trx: Transaction, boss: Boss, game: GameRow, playedMs?: number): Promise<void> {
  const seconds = await bookPlay(trx, game.owner_id, playedMs ?? 0);
  const job: PlayJob = { gameId: game.id, rounds: game.rounds_played };
  await boss.send('play', job, {
    singletonKey: game.id,
    priority: (playedMs === undefined ? HEAD_START_SECONDS : 0) - seconds,
    db: fromKysely(trx),
  });
}
