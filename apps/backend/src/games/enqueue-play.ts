import { fromKysely } from 'pg-boss';
import type { Transaction } from '../database/connection.ts';
import { bookPlay, HEAD_START_SECONDS } from '../owners/book-play.ts';
import type { Boss } from '../queue.ts';
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
  const seconds = await bookPlay(trx, game.owner_id, playedMs ?? 0);
  const job: PlayJob = { gameId: game.id, rounds: game.rounds_played };
  await boss.send('play', job, {
    singletonKey: game.id,
    priority: (playedMs === undefined ? HEAD_START_SECONDS : 0) - seconds,
    db: fromKysely(trx),
  });
}
