import { type CollectedStatistics } from '@farol/api';
import { cellOf, countNeeded, type ReplicateOutcome } from '@farol/experiments';
import { MEASURE_VERSION } from '@farol/kernel';
import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';
import type { ReplicateSlice } from './play-ensemble.ts';
import { type ExperimentRow, updateExperiment } from './queries.ts';
import { placesOf } from './take-bundle.ts';

/** A game that came to its end, one way or the other. `from`: rounds of it that were stored before. */
export interface FinishedReplicate {
  cell: number;
  replicate: number;
  from: number;
  rounds: number;
  transient: number;
  /** Null if not even a manifest came of the design. */
  manifestDigest: string | null;
  digest: string | null;
  outcome: ReplicateOutcome;
}

/** The next part of a game that takes many slices. */
export interface PartOfReplicate {
  cell: number;
  replicate: number;
  from: number;
  slice: ReplicateSlice;
}

/** Result of a bundle; it holds one unfinished game at most, the last. */
export interface PlayedBundle {
  finished: FinishedReplicate[];
  part?: PartOfReplicate;
  playedMs: number;
  /** Those that were played now, whatever comes of them. */
  agentRounds: number;
}

/**
 * Stores what a job has played of an experiment that is locked. What is finished already stays as it is: it would be
 * the same. Completes the experiment when no game is left.
 */
export async function storeBundle(
  trx: Transaction,
  experiment: ExperimentRow,
  jobId: string,
  played: PlayedBundle,
): Promise<ExperimentRow> {
  const stored = await storeFinished(trx, experiment.id, played.finished);
  const partRounds = played.part ? await storePart(trx, experiment.id, jobId, played.part) : 0;
  const failed = stored.filter(({ outcome }) => 'failure' in outcome).length;
  const counts = {
    games_done: experiment.games_done + stored.length - failed,
    games_failed: experiment.games_failed + failed,
    games_not_needed: experiment.games_not_needed,
    rounds_left: experiment.rounds_left - stored.reduce((sum, { from, rounds }) => sum + rounds - from, partRounds),
    rounds_played:
      experiment.rounds_played +
      stored.reduce((sum, { from, rounds, outcome }) => sum + ('failure' in outcome ? 0 : rounds - from), partRounds),
    played_ms: experiment.played_ms + played.playedMs,
  };
  if (experiment.design.stopRule && stored.length > 0) await dropUnneeded(trx, experiment, stored, counts);
  const isComplete = counts.games_done + counts.games_failed + counts.games_not_needed === experiment.games;
  return updateExperiment(trx, experiment, {
    ...counts,
    rounds_left: isComplete ? 0 : Math.max(0, counts.rounds_left),
    ...(isComplete ? { status: 'completed' as const, running_since: null } : {}),
  });
}

/** Gives back what this job has not finished. */
export async function releaseTaken(trx: Transaction, { id }: ExperimentRow, jobId: string): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('replicates')
    .set({ taken_by: null })
    .where('experiment_id', '=', id)
    .where('status', '=', 'pending')
    .where('taken_by', '=', jobId)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Stores outcomes; gives those that nobody had stored before. */
async function storeFinished(trx: Transaction, id: string, finished: readonly FinishedReplicate[]) {
  if (finished.length === 0) return [];
  const records = finished.map(({ outcome, ...each }) => ({
    ...each,
    status: 'failure' in outcome ? 'failed' : 'done',
    fault: 'failure' in outcome ? outcome.failure : null,
    statistics: 'failure' in outcome ? null : outcome.statistics,
    played: 'failure' in outcome ? 0 : each.rounds,
  }));
  const { rows } = await sql<{ cell: number; replicate: number }>`
    UPDATE replicates SET status = new.status::replicate_status, taken_by = NULL, snapshot = NULL, before = NULL,
      manifest_digest = new."manifestDigest", transient = new.transient, rounds_played = new.played,
      digest = new.digest, statistics = new.statistics, fault = new.fault, measure_version = ${MEASURE_VERSION}
    FROM json_to_recordset(${JSON.stringify(records)}::json) AS new (cell int, replicate int, status text,
      "manifestDigest" text, transient bigint, played bigint, digest text, statistics jsonb, fault text)
    WHERE experiment_id = ${id} AND replicates.cell = new.cell AND replicates.replicate = new.replicate
      AND replicates.status = 'pending'
    RETURNING replicates.cell, replicates.replicate`.execute(trx);
  const places = new Set(rows.map(({ cell, replicate }) => `${cell} ${replicate}`));
  const stored = finished.filter(({ cell, replicate }) => places.has(`${cell} ${replicate}`));
  const sliced = stored.filter(({ from }) => from > 0);
  if (sliced.length > 0) {
    await sql`DELETE FROM replicate_slices USING json_to_recordset(${placesOf(sliced)}::json)
        AS done (cell int, replicate int)
      WHERE experiment_id = ${id} AND replicate_slices.cell = done.cell
        AND replicate_slices.replicate = done.replicate`.execute(trx);
  }
  return stored;
}

/** Stores a slice if the game still stands where it began; gives the rounds that it has. */
async function storePart(
  trx: Transaction,
  id: string,
  jobId: string,
  { cell, replicate, from, slice }: PartOfReplicate,
) {
  const { numUpdatedRows } = await trx
    .updateTable('replicates')
    .set({
      rounds_played: slice.to,
      snapshot: Buffer.from(slice.snapshot),
      before: slice.before && Buffer.from(slice.before),
      tries: 0,
    })
    .where('experiment_id', '=', id)
    .where('cell', '=', cell)
    .where('replicate', '=', replicate)
    .where('status', '=', 'pending')
    .where('taken_by', '=', jobId)
    .where('rounds_played', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 0;
  if (slice.attendances) {
    const attendances = Buffer.from(slice.attendances);
    await trx
      .insertInto('replicate_slices')
      .values({ experiment_id: id, cell, replicate, round: slice.to, attendances })
      .execute();
  }
  return slice.to - from;
}

interface Counts {
  games_done: number;
  games_failed: number;
  games_not_needed: number;
  rounds_left: number;
}

/**
 * By the stop rule: where the first replicates of a cell turn out to be enough, all others are marked as not needed,
 * those that were played too. It goes by the first so many, in order, whichever worker was faster: so two runs of an
 * experiment come to the same.
 */
async function dropUnneeded(
  trx: Transaction,
  experiment: ExperimentRow,
  stored: readonly FinishedReplicate[],
  counts: Counts,
): Promise<void> {
  for (const cell of new Set(stored.map((each) => each.cell))) {
    const isNew = new Set(stored.flatMap((each) => (each.cell === cell ? [each.replicate] : [])));
    const needed = await countNeededOf(trx, experiment, cell, isNew);
    if (needed === null) continue;
    const { rows } = await sql<{ status: 'pending' | 'done' | 'failed'; rounds_played: number }>`
      WITH unneeded AS (
        SELECT replicate, status, rounds_played FROM replicates
        WHERE experiment_id = ${experiment.id} AND cell = ${cell} AND replicate >= ${needed} AND status <> 'not-needed'
      ), dropped AS (
        UPDATE replicates SET status = 'not-needed', taken_by = NULL, snapshot = NULL, before = NULL,
          rounds_played = 0, manifest_digest = NULL, transient = NULL, digest = NULL, statistics = NULL, fault = NULL
        WHERE experiment_id = ${experiment.id} AND cell = ${cell} AND replicate IN (SELECT replicate FROM unneeded)
      ), forgotten AS (
        DELETE FROM replicate_slices
        WHERE experiment_id = ${experiment.id} AND cell = ${cell} AND replicate >= ${needed}
      )
      SELECT status, rounds_played FROM unneeded`.execute(trx);
    counts.games_not_needed += rows.length;
    const { rounds } = cellOf(experiment.design, cell);
    for (const { status, rounds_played: played } of rows) {
      if (status === 'done') counts.games_done--;
      else if (status === 'failed') counts.games_failed--;
      else counts.rounds_left -= rounds - played;
    }
  }
}

/** How many replicates of a cell are needed; null while that is open. Shorter rows of them were looked at before. */
async function countNeededOf(
  trx: Transaction,
  { id, design }: ExperimentRow,
  cell: number,
  isNew: ReadonlySet<number>,
): Promise<number | null> {
  const rows = await trx
    .selectFrom('replicates')
    .select(['replicate', 'status', 'statistics', 'fault'])
    .where('experiment_id', '=', id)
    .where('cell', '=', cell)
    .orderBy('replicate')
    .execute();
  const gap = rows.findIndex(({ status }) => status !== 'done' && status !== 'failed');
  const prefix = gap === -1 ? rows : rows.slice(0, gap);
  const firstNew = prefix.findIndex(({ replicate }) => isNew.has(replicate));
  if (firstNew === -1) return null;
  return countNeeded(design, prefix.map(outcomeOf), firstNew);
}

/** Result of a finished game. */
export function outcomeOf(row: { statistics: CollectedStatistics | null; fault: string | null }): ReplicateOutcome {
  return row.statistics ? { statistics: row.statistics } : { failure: row.fault ?? 'it failed' };
}
