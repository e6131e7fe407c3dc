import { createHash } from 'node:crypto';
import { Problem } from '@farol/api';
import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';

/** A limit on requests, counted in PostgreSQL, so that all API processes share it. */
export interface RateLimit {
  name: string;
  max: number;
  windowSeconds: number;
}

/** Keys may be e-mail addresses: only their hash is stored. */
const keyOf = ({ name }: RateLimit, key: string) => `${name}:${createHash('sha256').update(key).digest('base64url')}`;

/** Counts a request of `key`; the problem if the limit is reached. A window starts at its first request. */
export async function spend(db: Database, limit: RateLimit, key: string): Promise<void> {
  const { rows } = await sql<{ spent: number; seconds: number }>`
    INSERT INTO rate_limits AS counted (key, spent, expires_at)
    VALUES (${keyOf(limit, key)}, 1, now() + ${limit.windowSeconds} * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET
      spent = CASE WHEN counted.expires_at <= now() THEN 1 ELSE counted.spent + 1 END,
      expires_at = CASE WHEN counted.expires_at <= now() THEN excluded.expires_at ELSE counted.expires_at END
    RETURNING spent, ceil(extract(epoch FROM expires_at - now()))::int AS seconds`.execute(db);
  const [{ spent, seconds }] = rows;
  if (spent <= limit.max) return;
  throw new Problem('too-many-requests', `too many attempts: try again in ${seconds} s`, {
    retryAfterSeconds: seconds,
  });
}

/** Forgets what was counted for a key, after a success. */
export async function forgive(db: Database, limit: RateLimit, key: string): Promise<void> {
  await db.deleteFrom('rate_limits').where('key', '=', keyOf(limit, key)).execute();
}

/** Forgets the counts of windows that have ended. */
export async function forgetLimits(db: Database): Promise<void> {
  await db.deleteFrom('rate_limits').where('expires_at', '<', new Date()).execute();
}

/** Requests of one client in a second, on average over ten; counted in this process. */
const MAX_PER_SECOND = 200;
const WINDOW_MS = 10_000;
const MAX_CLIENTS = 100_000;

/** Limits all requests of an address in this process. Returns the problem if there are too many. */
export function createRequestLimit({ maxPerSecond = MAX_PER_SECOND } = {}): (address: string) => void {
  const max = (maxPerSecond * WINDOW_MS) / 1000;
  let counts = new Map<string, number>();
  let startedAt = performance.now();
  return (address) => {
    const now = performance.now();
    if (now - startedAt > WINDOW_MS || counts.size > MAX_CLIENTS) {
      counts = new Map();
      startedAt = now;
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count <= max) return;
    const seconds = Math.max(1, Math.ceil((startedAt + WINDOW_MS - now) / 1000));
    throw new Problem('too-many-requests', `more than ${max} requests in ten seconds: wait ${seconds} s`, {
      retryAfterSeconds: seconds,
    });
  };
}
