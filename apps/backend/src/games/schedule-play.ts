import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';
import type { Boss } from '../queue.ts';
import { enqueuePlay } from './enqueue-play.ts';
import { batchOf } from './pace.ts';
import type { GameRow } from './queries.ts';

/** Makes workers play a running game: by a job, or, with a tempo, from the time at which its rounds are due. */
export async function schedulePlay(trx: Transaction, boss: Boss, game: GameRow): Promise<void> {
  const { id, tempo } = game;
  if (tempo === null) return enqueuePlay(trx, boss, game);
  const seconds = batchOf(tempo) / tempo;
  await sql`UPDATE games SET due_at = clock_timestamp() + make_interval(secs => ${seconds}), claims = 0
    WHERE id = ${id}`.execute(trx);
}
