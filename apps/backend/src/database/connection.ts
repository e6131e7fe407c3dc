import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely';
import { Pool, types } from 'pg';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;
/** A database or a transaction in it: what every query takes. */
export type Queryable = Database | Transaction;

/** Several reads of one and the same moment, whatever workers store meanwhile. */
export function readAtOnce<T>(db: Database, read: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

// Round numbers and counts stay far below 2^53: a bigint column is a number here.
types.setTypeParser(types.builtins.INT8, Number);

/** A pool of connections; connects when first asked. */
export function connect(databaseUrl: string, options: { connections?: number; name?: string } = {}) {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: options.connections ?? 10,
    application_name: options.name ?? 'farol',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So is one that breaks while it is held, between two queries: the next query says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * SQLSTATEs of a server that is shutting down or starting, whose connections or whose disk are full, or that can only be
 * read while an upgrade holds writes back, and Node's codes of one that is not there.
 */
const AWAY_CODES =
  /^(08...|57P0.|53[13]00|25006)$|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** What pg says without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether an error says that the database is away for now, so that the same may work again later. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return (
    (typeof code === 'string' && AWAY_CODES.test(code)) || (typeof message === 'string' && AWAY_WORDS.test(message))
  );
}
