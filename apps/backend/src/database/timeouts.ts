/** Limits on every wait of a connection, in milliseconds. A limit of 0 is none. */
export interface Timeouts {
  /** Opening a connection, or waiting for one of the pool. */
  connect: number;
  /** A statement waiting for a lock. */
  lock: number;
  /** A statement, as PostgreSQL measures it. */
  statement: number;
  /** A statement, as the client measures it: ends the wait when the server itself has stopped. */
  query: number;
  /** A transaction between two statements: a process that is stopped within one releases its locks after this time. */
  idleInTransaction: number;
}

/** Longer than `idleInTransaction`, so that a lock held by a stopped process is waited for and then granted. */
const lock = 8000;
const idleInTransaction = 5000;

/**
 * The limits by the purpose of a connection. People wait for the API: it gives up within seconds, and answers 503.
 * A worker stores checkpoints of up to hundreds of megabytes, and a migration may rewrite a table. A migration waits
 * for few locks at a time, because every statement queues behind its own; it tries again instead.
 */
export const TIMEOUTS = {
  api: { connect: 5000, lock, statement: 10_000, query: 12_000, idleInTransaction },
  worker: { connect: 10_000, lock, statement: 60_000, query: 65_000, idleInTransaction },
  jobs: { connect: 10_000, lock, statement: 30_000, query: 35_000, idleInTransaction },
  migration: { connect: 10_000, lock: 5000, statement: 0, query: 0, idleInTransaction },
} as const satisfies Record<string, Timeouts>;

/**
 * The server's own watch on the connection. A machine that vanishes is noticed after 25 s; a client that reads nothing
 * of an answer, after 15 s: PostgreSQL applies no timeout to a statement that waits for its reader.
 */
const SERVER_TCP = [
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
  'tcp_user_timeout=15000',
];

/** The settings of a connection for pg. What the URL itself sets comes last, and wins. */
export function connectionSettings(databaseUrl: string, timeouts: Timeouts) {
  const options = SERVER_TCP.map((setting) => `-c ${setting}`).join(' ');
  return {
    connectionString: databaseUrl.replace(
      /(?<=[?&]options=)[^&]*/,
      (given) => `${encodeURIComponent(`${options} `)}${given}`,
    ),
    options,
    connectionTimeoutMillis: timeouts.connect,
    lock_timeout: timeouts.lock,
    statement_timeout: timeouts.statement,
    query_timeout: timeouts.query,
    idle_in_transaction_session_timeout: timeouts.idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}
