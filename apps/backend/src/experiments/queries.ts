import {
  type Experiment,
  type ExperimentShown,
  type ExperimentStatus,
  Problem,
  type ReplicateShown,
  type ReplicateStatus,
} from '@farol/api';
import { countCells, mostReplicates, replicateSeed } from '@farol/experiments';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { Experiments, Replicates } from '../database/schema.ts';
import { findShare, isShared, type Might, refuseBeyond } from '../owners/shares.ts';
import type { Viewer } from '../owners/viewer.ts';

export type ExperimentRow = Selectable<Experiments>;
export type ReplicateRow = Selectable<Replicates>;

const finishedGames = (row: ExperimentRow) => row.games_done + row.games_failed;

/** Games and rounds a second since it was last set going; null while it rests or nothing has come of it yet. */
function paceOf(row: ExperimentRow) {
  if (row.status !== 'running' || row.running_since === null) return null;
  const seconds = (Date.now() - row.running_since.getTime()) / 1000;
  const rounds = row.rounds_played - row.rounds_before;
  if (seconds <= 0 || rounds <= 0) return null;
  return { games: (finishedGames(row) - row.games_before) / seconds, rounds: rounds / seconds };
}

/** An experiment as the API shows it; `running`: games that workers have. */
export function showExperiment(row: ExperimentRow, running: number): ExperimentShown {
  const pace = paceOf(row);
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    design: row.design,
    cells: row.cells,
    games: {
      total: row.games,
      done: row.games_done,
      failed: row.games_failed,
      running: row.status === 'running' ? running : 0,
      notNeeded: row.games_not_needed,
    },
    roundsPlayed: row.rounds_played,
    gamesPerSecond: pace?.games ?? null,
    expectedEnd: pace && new Date(Date.now() + (1000 * row.rounds_left) / pace.rounds).toISOString(),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.version,
  };
}

const noSuchExperiment = (id: string) =>
  new Problem('not-found', `there is no experiment ${id}: GET /experiments lists yours`);

/**
 * An experiment of the viewer, or one that another owner shares with the viewer for what `may` says (default: to view);
 * else the problem. `lock` keeps it from changing meanwhile.
 */
export async function findExperiment(
  db: Queryable,
  viewer: Viewer,
  id: string,
  { lock = false, may = 'view' }: { lock?: boolean; may?: Might } = {},
): Promise<ExperimentRow> {
  const row = await db
    .selectFrom('experiments')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row?.owner_id === viewer.ownerId) return row;
  const shared = row && (await findShare(db, viewer, 'experiment_id', id));
  if (!row || shared === undefined) throw noSuchExperiment(id);
  refuseBeyond(shared, may);
  return row;
}

/** An experiment whoever's it is, kept from changing until the transaction ends; undefined when it is gone. */
export function lockExperiment(db: Queryable, id: string): Promise<ExperimentRow | undefined> {
  return db.selectFrom('experiments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** How many games of each of these experiments workers have. */
export async function countTaken(db: Queryable, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('replicates')
    .select(['experiment_id', (eb) => eb.fn.countAll<number>().as('taken')])
    .where('experiment_id', 'in', ids)
    .where('taken_by', 'is not', null)
    .groupBy('experiment_id')
    .execute();
  return new Map(rows.map(({ experiment_id: id, taken }) => [id, taken]));
}

/** The viewer's experiments, the newest first, before the one that `cursor` names. */
export async function listExperiments(
  db: Queryable,
  viewer: Viewer,
  {
    status,
    owner = 'me',
    limit,
    cursor,
  }: {
    status?: ExperimentStatus | undefined;
    owner?: 'me' | 'others' | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<ExperimentRow[]> {
  return db
    .selectFrom('experiments')
    .selectAll()
    .$if(owner === 'me', (query) => query.where('owner_id', '=', viewer.ownerId))
    .$if(owner === 'others', (query) => query.where(isShared(viewer, 'experiment_id')))
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Stores a design with a row for each of its games. `rounds`: those of one game of each cell, added up. */
export async function insertExperiment(
  db: Queryable,
  viewer: Viewer,
  { id, name, design, rounds }: { id: string; name: string; design: Experiment; rounds: number },
): Promise<ExperimentRow> {
  const replicates = mostReplicates(design);
  const cells = countCells(design);
  const row = await db
    .insertInto('experiments')
    .values({
      id,
      owner_id: viewer.ownerId,
      name,
      design,
      cells,
      games: cells * replicates,
      rounds_left: replicates * rounds,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await sql`INSERT INTO replicates (experiment_id, cell, replicate)
    SELECT ${id}, cell, replicate FROM generate_series(0, ${cells - 1}::int) AS cell,
      generate_series(0, ${replicates - 1}::int) AS replicate`.execute(db);
  // Until PostgreSQL knows that there are many, it reads all of them to change a few.
  if (row.games >= 1000) await sql`ANALYZE replicates`.execute(db);
  return row;
}

type ExperimentUpdate = Partial<Omit<ExperimentRow, 'id' | 'owner_id' | 'design' | 'created_at'>>;

/** Changes an experiment that is locked, and tells whoever listens; a new version is for a new status. */
export async function updateExperiment(
  db: Queryable,
  row: ExperimentRow,
  changes: ExperimentUpdate,
): Promise<ExperimentRow> {
  const version = changes.status === undefined ? row.version : row.version + 1;
  const changed = await db
    .updateTable('experiments')
    .set({ ...changes, version, updated_at: sql`now()` })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await sql`SELECT pg_notify('game_changed', ${`${row.id} ${version}`})`.execute(db);
  return changed;
}

export async function deleteExperiment(db: Queryable, { id }: ExperimentRow): Promise<void> {
  await db.deleteFrom('experiments').where('id', '=', id).execute();
}

/** The key of a game of an experiment; a page of games begins after one. */
export interface ReplicateKey {
  cell: number;
  replicate: number;
}

/** The games of an experiment in order; `status` running and pending are told apart by whether a worker has them. */
export function listReplicates(
  db: Queryable,
  experimentId: string,
  { cell, status, limit, after }: { cell?: number; status?: ReplicateStatus; limit: number; after?: ReplicateKey },
) {
  return db
    .selectFrom('replicates')
    .select(['cell', 'replicate', 'status', 'taken_by', 'rounds_played', 'manifest_digest'])
    .select(['digest', 'statistics', 'fault', 'game_id'])
    .where('experiment_id', '=', experimentId)
    .$if(cell !== undefined, (query) => query.where('cell', '=', cell!))
    .$if(status !== undefined, (query) =>
      query
        .where('status', '=', status === 'running' ? 'pending' : status!)
        .$if(status === 'running' || status === 'pending', (pending) =>
          pending.where('taken_by', status === 'running' ? 'is not' : 'is', null),
        ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(cell, replicate) > (${after?.cell}::int, ${after?.replicate}::int)`),
    )
    .orderBy('cell')
    .orderBy('replicate')
    .limit(limit)
    .execute();
}

/** A game of an experiment as the API shows it; `rounds`: those of its cell. */
export function showReplicate(
  experiment: ExperimentRow,
  rounds: number,
  row: Awaited<ReturnType<typeof listReplicates>>[number],
): ReplicateShown {
  const isTaken = row.status === 'pending' && row.taken_by !== null && experiment.status === 'running';
  return {
    cell: row.cell,
    replicate: row.replicate,
    seed: replicateSeed(experiment.design.seed, row.cell, row.replicate),
    status: isTaken ? 'running' : row.status,
    rounds: { played: row.rounds_played, planned: rounds },
    manifestDigest: row.manifest_digest,
    digest: row.digest,
    statistics: row.statistics,
    fault: row.fault,
    gameId: row.game_id,
  };
}
