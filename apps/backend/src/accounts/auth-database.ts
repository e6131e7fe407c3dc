import { AsyncLocalStorage } from 'node:async_hooks';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import type { BetterAuthOptions } from 'better-auth';
import type { Database, Queryable, Transaction } from '../database/connection.ts';
import { hashSessionTokens } from './hashed-sessions.ts';

const transactions = new AsyncLocalStorage<Transaction>();

/**
 * The transaction of better-auth in which a hook runs, else the database. A hook that took a second connection would
 * wait for ever once every connection of the pool is held by a transaction that waits for its hook.
 */
export const transactionOr = (db: Database): Queryable => transactions.getStore() ?? db;

/** The database as better-auth uses it. */
export function authDatabase(db: Database) {
  return (options: BetterAuthOptions) => {
    const on = (queryable: Queryable) => kyselyAdapter(queryable, { type: 'postgres', transaction: true })(options);
    const adapter = on(db);
    return hashSessionTokens({
      ...adapter,
      transaction: (work) => db.transaction().execute((trx) => transactions.run(trx, () => work(on(trx)))),
    });
  };
}
