import { sql } from 'kysely';
import type { Transaction } from './connection.ts';

/** Well below the time after which PostgreSQL ends an idle transaction. */
const PING_MS = 1000;

/** Runs a query of the same transaction, between two pings. */
export type Query = <R>(query: () => Promise<R>) => Promise<R>;

/**
 * Keeps a transaction open while its work goes on outside the database, on a thread for example. A frozen process
 * sends no pings: PostgreSQL ends its transaction, and others get its locks.
 */
export async function keepAlive<T>(trx: Transaction, work: (query: Query) => Promise<T>): Promise<T> {
  let ping: Promise<unknown> | undefined;
  let isQuerying = false;
  const timer = setInterval(() => {
    if (isQuerying || ping) return;
    // A transaction that has ended says so at its next query.
    ping = sql`SELECT 1`
      .execute(trx)
      .catch(() => {})
      .finally(() => (ping = undefined));
  }, PING_MS);
  const query: Query = async (run) => {
    isQuerying = true;
    try {
      await ping;
      return await run();
    } finally {
      isQuerying = false;
    }
  };
  try {
    return await work(query);
  } finally {
    clearInterval(timer);
    await ping;
  }
}
