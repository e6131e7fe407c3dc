import { fromKysely } from 'pg-boss';
import type { Transaction } from '../database/connection.ts';
import { bookJob } from '../owners/book-play.ts';
import type { Boss } from '../queue.ts';
import type { ExperimentRow } from './queries.ts';

export interface ExperimentJob {
  experimentId: string;
}

/**
 * Asks a worker to play games of the experiment, from the moment that this transaction commits; one job waits at
 * most, in the order of its owner's play so far. `playedMs`: what the turn that now ends took; undefined when it has
 * just been set going.
 */
export async function enqueueExperiment(
  trx: Transaction,
  boss: Boss,
  { id, owner_id: ownerId }: ExperimentRow,
  playedMs?: number,
): Promise<void> {
  const priority = await bookJob(trx, ownerId, playedMs);
  await boss.send('experiment', { experimentId: id } satisfies ExperimentJob, {
    singletonKey: id,
    priority,
    db: fromKysely(trx),
  });
}
