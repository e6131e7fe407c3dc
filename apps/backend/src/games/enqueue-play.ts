import { fromKysely } from 'pg-boss';
import type { Transaction } from '../database/connection.ts';
import { bookJob } from '../owners/book-play.ts';
import type { Boss } from '../queue.ts';
import { estimatePlayMs } from './estimate-play.ts';
import type { GameRow } from './queries.ts';

export interface PlayJob {
  gameId: string;
  /** Rounds played when the job was queued: a job that fails again and again without progress is given up. */
  rounds: number;
}

/**
 * Queues a turn of the game; the job becomes visible when this transaction commits. `playedMs`: length of the turn
 * that now ends; undefined when the game has just been started.
 */
export async function enqueuePlay(trx: Transaction, boss: Boss, game: GameRow, playedMs?: number): Promise<void> {
  const left = (game.rounds_planned ?? game.rounds_played) - game.rounds_played;
  const priority = await bookJob(trx, game.owner_id, playedMs, estimatePlayMs(game, left));
  const job: PlayJob = { gameId: game.id, rounds: game.rounds_played };
  await boss.send('play', job, {
    singletonKey: game.id,
    priority,
    db: fromKysely(trx),
  });
}
