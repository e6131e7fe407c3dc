import { GAME_STATUSES, type GameStatus, type Operations } from '@farol/api';
import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import { NAME_START, PRESENT_SECONDS, readWorkerName } from './presence.ts';

/** Stored bytes of rounds. */
const ROUND_TABLES = ['series', 'pyramid', 'checkpoints'];

export async function readDatabase(db: Queryable): Promise<Operations['database']> {
  const { rows } = await sql<Operations['database']>`
    SELECT current_setting('server_version') AS version,
      pg_database_size(current_database()) AS "sizeBytes",
      (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      current_setting('max_connections')::int AS "maxConnections"`.execute(db);
  return rows[0];
}

/** Our tables, and those of the queue as one. */
async function readTables(db: Queryable): Promise<Operations['storage']['tables']> {
  const { rows } = await sql<Operations['storage']['tables'][number]>`
    SELECT name, sum(pg_total_relation_size(oid))::int8 AS "sizeBytes",
      CASE WHEN bool_or(reltuples >= 0) THEN sum(greatest(reltuples, 0)) END AS rows
    FROM (
      SELECT oid, reltuples::float8, CASE relnamespace::regnamespace::text WHEN 'public' THEN relname ELSE 'pgboss' END AS name
      FROM pg_class
      WHERE relkind = 'r' AND relnamespace IN (to_regnamespace('public'), to_regnamespace('pgboss'))
        AND relname NOT LIKE 'kysely%'
    ) AS tables GROUP BY name ORDER BY 2 DESC, 1`.execute(db);
  return rows;
}

/** Stored bytes, and the number of games in each status. */
export async function readStorage(db: Queryable): Promise<Pick<Operations, 'storage' | 'games'>> {
  const tables = await readTables(db);
  const { rows } = await sql<{ status: GameStatus; games: number; rounds: number }>`
    SELECT status, count(*) AS games, sum(rounds_played)::float8 AS rounds FROM games GROUP BY status`.execute(db);
  const { experiments } = await db
    .selectFrom('experiments')
    .select((eb) => eb.fn.countAll<number>().as('experiments'))
    .executeTakeFirstOrThrow();
  const ofStatus = (status: GameStatus) => rows.find((row) => row.status === status)?.games ?? 0;
  const roundsPlayed = rows.reduce((sum, { rounds }) => sum + rounds, 0);
  const roundBytes = tables
    .filter(({ name }) => ROUND_TABLES.includes(name))
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    storage: {
      tables,
      games: rows.reduce((sum, { games }) => sum + games, 0),
      experiments,
      roundsPlayed,
      bytesPerRound: roundsPlayed > 0 ? roundBytes / roundsPlayed : null,
    },
    games: Object.fromEntries(GAME_STATUSES.map((status) => [status, ofStatus(status)])) as Record<GameStatus, number>,
  };
}

export async function readQueue(db: Queryable): Promise<Operations['queue']> {
  const { rows } = await sql<Operations['queue'][number]>`
    SELECT queue.name,
      count(*) FILTER (WHERE job.state < 'active') AS queued,
      count(*) FILTER (WHERE job.state = 'active') AS active,
      count(*) FILTER (WHERE job.state = 'failed' AND job.completed_on > now() - interval '1 hour') AS failed,
      extract(epoch FROM now() - min(job.start_after) FILTER (WHERE job.state < 'active'))::float8
        AS "oldestQueuedSeconds"
    FROM pgboss.queue LEFT JOIN pgboss.job ON job.name = queue.name
    GROUP BY queue.name ORDER BY queue.name`.execute(db);
  // One that is to be tried again later waits for less than nothing.
  return rows.map(({ oldestQueuedSeconds: oldest, ...queue }) => ({
    ...queue,
    oldestQueuedSeconds: oldest === null ? null : Math.max(0, oldest),
  }));
}

/** The workers on this database, on whatever machine, by how they name their connections. */
export async function readWorkers(db: Queryable): Promise<Operations['workers']> {
  const { rows } = await sql<{ name: string; since: Date }>`
    SELECT application_name AS name, backend_start AS since FROM pg_stat_activity
    WHERE datname = current_database() AND starts_with(application_name, ${NAME_START})
      AND state_change > now() - ${PRESENT_SECONDS}::int * interval '1 second'
    ORDER BY backend_start`.execute(db);
  return rows.flatMap(({ name, since }) => {
    const worker = readWorkerName(name);
    return worker ? [{ name: `${worker.host}:${worker.pid}`, ...worker, connectedSince: since.toISOString() }] : [];
  });
}
