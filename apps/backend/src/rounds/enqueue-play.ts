import { fromKysely } from 'pg-boss';
import type { Transaction } from '../database/connection.ts';
import type { Boss } from '../queue.ts';

export interface PlayJob {
  gameId: string;
}

/** Asks a worker to play the game, from the moment that this transaction commits. */
export async function enqueuePlay(trx: Transaction, boss: Boss, gameId: string): Promise<void> {
  await boss.send('play', { gameId } satisfies PlayJob, { singletonKey: gameId, db: fromKysely(trx) });
}
