import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { createBoss, QUEUES } from '../queue.ts';
import { connect, type Database } from './connection.ts';
import { TIMEOUTS } from './timeouts.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Numbered SQL files, each run whole; forward only. */
const provider: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted();
    return Object.fromEntries(
      files.map((file) => [
        file.slice(0, -'.sql'.length),
        {
          async up(db: Kysely<unknown>) {
            await sql.raw(await readFile(new URL(file, FOLDER), 'utf8')).execute(db);
          },
        },
      ]),
    );
  },
};

/** Lock waits of a migration before it fails; with the pauses between them, about five minutes. */
const MAX_LOCK_WAITS = 50;
const RETRY_MS = 1000;
const LOCK_NOT_AVAILABLE = '55P03';

/** Runs the missing migrations in one transaction. Rolls back and tries again when a lock is not granted in time. */
async function runMigrations(db: Database, onLocked: () => void) {
  for (let waits = 1; ; waits++) {
    const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
    if (error === undefined) return results ?? [];
    const isLocked = error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
    if (!isLocked || waits === MAX_LOCK_WAITS) throw error;
    onLocked();
    await sleep(RETRY_MS);
  }
}

/**
 * Brings a database to this version's schema; any number may try at once. Returns the migrations it ran. `onLocked` is
 * called each time that a lock of another process stopped it.
 */
export async function migrate(
  databaseUrl: string,
  { onLocked = () => {} }: { onLocked?: () => void } = {},
): Promise<string[]> {
  const db = connect(databaseUrl, { connections: 2, name: 'farol migrate', timeouts: TIMEOUTS.migration });
  try {
    const results = await runMigrations(db, onLocked);
    const boss = createBoss(databaseUrl, { migrate: true });
    await boss.start();
    for (const { name, ...options } of QUEUES) await boss.createQueue(name, options);
    await boss.stop({ graceful: false });
    return results.map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}

/** Migrations that this version knows and the database has not seen, or the other way round. */
export async function schemaDifference(db: Database): Promise<{ missing: string[]; unknown: string[] }> {
  const known = Object.keys(await provider.getMigrations());
  const { rows: found } = await sql`SELECT WHERE to_regclass('kysely_migration') IS NOT NULL`.execute(db);
  const { rows } =
    found.length > 0 ? await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db) : { rows: [] };
  const applied = rows.map(({ name }) => name);
  return {
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}
