import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';
import type { Boss } from '../queue.ts';
import { enqueueExperiment } from './enqueue-experiment.ts';
import type { ExperimentRow } from './queries.ts';

/** A game that a job has taken, and where it stands. */
export interface TakenReplicate {
  cell: number;
  replicate: number;
  tries: number;
  rounds_played: number;
  snapshot: Buffer | null;
  before: Buffer | null;
}

/** At most this share of the games that are left is one bundle: towards the end no worker waits long for another. */
const SHARE = 1 / 4;

/**
 * Takes up to `size` games of an experiment that is locked, for this job alone. If others are left, a job for them is
 * queued: so as many workers play an experiment as have nothing else to do, and whoever leaves games also leaves a
 * job behind.
 */
export async function takeBundle(
  trx: Transaction,
  boss: Boss,
  experiment: ExperimentRow,
  jobId: string,
  size: number,
): Promise<TakenReplicate[]> {
  const left = experiment.games - experiment.games_done - experiment.games_failed - experiment.games_not_needed;
  const most = Math.min(size, Math.ceil(SHARE * left));
  // One more than wanted, to see whether any are left.
  const { rows } = await sql<TakenReplicate>`
    SELECT cell, replicate, tries, rounds_played, snapshot, before FROM replicates
    WHERE experiment_id = ${experiment.id} AND status = 'pending' AND taken_by IS NULL
    ORDER BY replicate / 8, cell, replicate LIMIT ${most + 1}`.execute(trx);
  const taken = rows.slice(0, alike(rows, most));
  if (taken.length < rows.length) await enqueueExperiment(trx, boss, experiment, 0);
  if (taken.length === 0) return [];
  await sql`UPDATE replicates SET taken_by = ${jobId} FROM json_to_recordset(${placesOf(taken)}::json)
      AS bundle (cell int, replicate int)
    WHERE experiment_id = ${experiment.id} AND replicates.cell = bundle.cell
      AND replicates.replicate = bundle.replicate`.execute(trx);
  return taken;
}

/** How many may share a bundle: a game that takes many slices, or that a worker ended with, is alone. */
function alike(rows: readonly TakenReplicate[], size: number): number {
  const isAlone = ({ tries, snapshot }: TakenReplicate) => tries > 0 || snapshot !== null;
  const first = rows.findIndex(isAlone);
  return first === -1 ? Math.min(size, rows.length) : Math.min(size, Math.max(1, first));
}

export function placesOf(replicates: readonly { cell: number; replicate: number }[]): string {
  return JSON.stringify(replicates.map(({ cell, replicate }) => ({ cell, replicate })));
}

/** Counts another try of what this job had when its worker ended, and gives it back; what is hopeless is returned. */
export async function giveBackAfterEnd(
  trx: Transaction,
  experiment: ExperimentRow,
  jobId: string,
  hopelessTries: number,
): Promise<Pick<TakenReplicate, 'cell' | 'replicate' | 'tries' | 'rounds_played'>[]> {
  const rows = await trx
    .updateTable('replicates')
    .set((eb) => ({ tries: eb('tries', '+', 1), taken_by: null }))
    .where('experiment_id', '=', experiment.id)
    .where('status', '=', 'pending')
    .where('taken_by', '=', jobId)
    .returning(['cell', 'replicate', 'tries', 'rounds_played'])
    .execute();
  return rows.filter(({ tries }) => tries >= hopelessTries);
}
