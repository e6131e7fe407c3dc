import { sql } from 'kysely';
import type { Database } from './connection.ts';
import { runSql } from './run-sql.ts';

/** Setting of a server whose writes are held back, with the reason. */
const HOLD_REASON = 'farol.writes_held';
const DISK_FULL_REASON = 'disk-full';

/** SQLSTATEs: disk_full, and read_only_sql_transaction, which has this reason only while HOLD_REASON says so. */
const DISK_FULL = '53100';
const READ_ONLY = '25006';

/** True for an error of a write while writes are held back, for whatever reason. */
export const isReadOnly = (error: unknown): boolean => (error as { code?: unknown }).code === READ_ONLY;

/** Decides if an error of the database means that its disk is full, or nearly so. */
export async function isDiskFull(cause: unknown, db: Database): Promise<boolean> {
  const { code } = cause as { code?: unknown };
  if (code === DISK_FULL) return true;
  if (!isReadOnly(cause)) return false;
  const reason = sql<{ reason: string | null }>`SELECT current_setting(${HOLD_REASON}, true) AS reason`;
  const { rows } = await reason.execute(db).catch(() => ({ rows: [] }));
  return rows[0]?.reason === DISK_FULL_REASON;
}

async function runAll(databaseUrl: string, statements: string[]): Promise<void> {
  for (const statement of statements) await runSql(databaseUrl, statement);
}

/** Lets the whole server only read. It needs a few kilobytes of disk for that. */
export const holdWrites = (databaseUrl: string) =>
  runAll(databaseUrl, [
    `ALTER SYSTEM SET ${HOLD_REASON} = '${DISK_FULL_REASON}'`,
    'ALTER SYSTEM SET default_transaction_read_only = on',
    'SELECT pg_reload_conf()',
    // Gives back the part of the write-ahead log that is no longer needed.
    'CHECKPOINT',
  ]);

export const releaseWrites = (databaseUrl: string) =>
  runAll(databaseUrl, [
    'ALTER SYSTEM RESET default_transaction_read_only',
    `ALTER SYSTEM RESET ${HOLD_REASON}`,
    'SELECT pg_reload_conf()',
  ]);

/** Checks if holdWrites was the last of the two. */
export async function areWritesHeld(databaseUrl: string): Promise<boolean> {
  const [shown] = await runSql(databaseUrl, `SELECT current_setting('${HOLD_REASON}', true) AS reason`);
  return shown['reason'] === DISK_FULL_REASON;
}
