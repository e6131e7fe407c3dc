import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely';
import { Client, Pool, type PoolClient, types } from 'pg';
import type { DB } from './schema.ts';
import { connectionSettings, TIMEOUTS, type Timeouts } from './timeouts.ts';

export type Database = Kysely<DB>;
export type Transaction = KyselyTransaction<DB>;
/** A database, or a transaction in it. Every query takes either. */
export type Queryable = Database | Transaction;

/** Runs several reads on one snapshot of the database, whatever workers store meanwhile. */
export function readAtOnce<T>(db: Database, read: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}

// Round numbers and counts stay far below 2^53: a bigint column is a number here.
types.setTypeParser(types.builtins.INT8, Number);

/** A pool of connections, each with the timeouts of its purpose. Connects at the first query. */
export function connect(
  databaseUrl: string,
  options: { connections?: number; name?: string; timeouts?: Timeouts } = {},
): Database {
  const { connections = 10, name = 'farol', timeouts = TIMEOUTS.api } = options;
  const pool = new Pool({
    ...connectionSettings(databaseUrl, timeouts),
    max: connections,
    // A server on a full disk may take no new connection, but answers on those that are open.
    min: Math.min(2, connections),
    application_name: name,
  });
  // The pool replaces a connection that breaks while idle; an error without a listener would end the process.
  pool.on('error', () => {});
  // A connection may also break while held, between two queries: the next query reports it.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('connect', endWhenUnanswered);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

const UNANSWERED = 'Query read timeout';

/** Ends a connection at its first unanswered query. Otherwise the pool hands it out again, and later queries wait too. */
function endWhenUnanswered(client: PoolClient): void {
  const { query } = client;
  Object.defineProperty(client, 'query', {
    value(...given: unknown[]): unknown {
      const answer: unknown = Reflect.apply(query, client, given);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === UNANSWERED && client instanceof Client) void client.end();
        throw error;
      });
    },
  });
}

/**
 * Errors after which the same statement may work again: SQLSTATEs of a server that is shutting down or starting, whose
 * connections or whose disk are full, that an upgrade has made read-only, or that gave up on a lock, a statement or
 * an idle transaction; and Node's codes of a server that is not there.
 */
const AWAY_CODES =
  /^(08...|57P0.|57014|55P03|25P0[34]|53[13]00|25006)$|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** Messages of pg that have no code. */
const AWAY_WORDS = new RegExp(
  `^(${UNANSWERED}|timeout expired|timeout exceeded when trying to connect|Connection terminated|Client was closed|Client has encountered a connection)`,
);

/** True if the database is away for now, so that the same request may work later. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  return (
    (typeof code === 'string' && AWAY_CODES.test(code)) || (typeof message === 'string' && AWAY_WORDS.test(message))
  );
}
