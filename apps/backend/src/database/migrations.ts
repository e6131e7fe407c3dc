import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { createBoss, QUEUES } from '../queue.ts';
import { connect, type Database } from './connection.ts';

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

/** Brings a database to this version's schema; any number may try at once. Returns the migrations it ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const db = connect(databaseUrl, { connections: 2, name: 'farol migrate' });
  try {
    const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw error;
    const boss = createBoss(databaseUrl, { migrate: true });
    await boss.start();
    for (const { name, ...options } of QUEUES) await boss.createQueue(name, options);
    await boss.stop({ graceful: false });
    return (results ?? []).map(({ migrationName }) => migrationName);
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
