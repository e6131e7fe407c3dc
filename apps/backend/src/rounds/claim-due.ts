import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';

/** A claim ends after this time: the game of a lost worker is then due again. */
const CLAIM_SECONDS = 10;

/** A game with a tempo that this worker has claimed. */
export interface DueGame {
  game: GameRow & { tempo: number };
  dueAt: Date;
  lateSeconds: number;
}

/** Claims up to `limit` due games, those that were not played for longest first. */
export async function claimDue(db: Database, limit: number): Promise<DueGame[]> {
  const { rows } = await sql<DueGame['game'] & { was_due: Date; late: number }>`
    WITH due AS (
      SELECT id, due_at, extract(epoch FROM clock_timestamp() - due_at)::float8 AS late
      FROM games WHERE status = 'running' AND tempo IS NOT NULL AND due_at <= now()
      ORDER BY updated_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE games SET due_at = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS}), claims = claims + 1
    FROM due WHERE games.id = due.id RETURNING games.*, due.due_at AS was_due, due.late`.execute(db);
  return rows.map(({ was_due: dueAt, late, ...game }) => ({ game, dueAt, lateSeconds: late }));
}

/** Returns a claim whose slice was overtaken by a change that kept the tempo. */
export async function returnClaim(db: Database, { game, dueAt }: DueGame): Promise<void> {
  await sql`UPDATE games SET due_at = ${dueAt}, claims = 0
    WHERE id = ${game.id} AND status = 'running' AND tempo = ${game.tempo} AND claims = ${game.claims}`.execute(db);
}

/** Milliseconds until the next game is due; null if none is waiting. */
export async function untilNextDue(db: Database): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    SELECT (1000 * extract(epoch FROM min(due_at) - clock_timestamp()))::float8 AS ms
    FROM games WHERE status = 'running' AND tempo IS NOT NULL`.execute(db);
  return rows[0].ms;
}
