import type { Health } from '@farol/api';
import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';
import { schemaDifference } from '../database/migrations.ts';
import type { Boss } from '../queue.ts';
import type { ThreadPool } from '../threads/pool.ts';

type Check = Health['checks'][string];

const CHECK_MS = 2000;

/** Runs a check; one that fails or takes too long is a failing one, and its words are ours, not the error's. */
async function run(work: Promise<string | null>, failing: string): Promise<Check> {
  const timeout = new Promise<string>((resolve) =>
    setTimeout(resolve, CHECK_MS, `${failing} within ${CHECK_MS} ms`).unref(),
  );
  const detail = await Promise.race([work, timeout]).catch(() => failing);
  return { ok: detail === null, detail };
}

export function show(checks: Record<string, Check>) {
  const isOk = Object.values(checks).every(({ ok }) => ok);
  return { status: isOk ? ('ok' as const) : ('failing' as const), timestamp: new Date().toISOString(), checks };
}

export const checkDatabase = (db: Database) =>
  run(
    sql`SELECT 1`.execute(db).then(() => null),
    'the database does not answer',
  );

/** True if the database has this version's schema. */
export const checkSchema = (db: Database) =>
  run(
    schemaDifference(db).then(({ missing, unknown }) => {
      if (missing.length > 0) return `migrations are missing: ${missing.join(', ')}; run the migrate service`;
      return unknown.length > 0 ? `the database is newer than this version: ${unknown.join(', ')}` : null;
    }),
    'the schema cannot be read',
  );

export const checkQueue = (boss: Boss) =>
  run(
    boss.getQueue('play').then((found) => (found ? null : 'the queue is missing')),
    'the queue does not answer',
  );

/** Nothing that a worker's thread is asked takes a tenth as long: one that does hangs. */
const THREAD_PATIENCE_MS = 300_000;

export function checkThreads(threads: ThreadPool): Check {
  const busyMs = threads.longestBusyMs();
  const detail =
    busyMs > THREAD_PATIENCE_MS ? `a thread has not answered for ${Math.round(busyMs / 1000)} s: restart it` : null;
  return { ok: detail === null, detail };
}
