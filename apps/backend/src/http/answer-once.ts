import { createHash } from 'node:crypto';
import { Problem } from '@farol/api';
import type { Context, TypedResponse } from 'hono';
import type { Database, Transaction } from '../database/connection.ts';
import { etagOf } from './if-match.ts';
import type { Env } from './router.ts';

type Status = 200 | 201 | 202 | 204;
interface Answer<T, S extends Status> {
  status: S;
  /** JSON; null for a status without a body. */
  body: T;
  location?: string;
  /** The revision of the resource in the body. */
  revision?: number;
}

/**
 * Does a write and its answer in one transaction. With an Idempotency-Key the answer is stored in the same transaction,
 * and a repeated request gets the stored answer, even if the first answer was lost on its way. Another request with the
 * same key is refused; If-Match is a condition, no part of the request. Each owner has its own keys; they are kept for
 * a day.
 */
export async function answerOnce<T, S extends Status>(
  c: Context<Env>,
  db: Database,
  work: (trx: Transaction) => Promise<Answer<T, S>>,
): Promise<Response & TypedResponse<T, S, 'json'>> {
  const key = c.req.header('Idempotency-Key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Problem('invalid-request', 'Idempotency-Key: must be 1 to 200 visible characters, a UUID for example');
  }
  const requestHash = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`)
    .digest('hex');
  const answer = await db.transaction().execute(async (trx) => {
    if (key === undefined) return asText(await work(trx));
    const owner = c.get('viewer').ownerId;
    // A second request with this key waits here until the first one's transaction has ended.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('answers')
      .values({ owner_id: owner, key, request_hash: requestHash })
      .onConflict((conflict) => conflict.columns(['owner_id', 'key']).doNothing())
      .executeTakeFirstOrThrow();
    const row = trx.selectFrom('answers').where('owner_id', '=', owner).where('key', '=', key);
    if (numInsertedOrUpdatedRows === 0n) {
      const given = await row.selectAll().executeTakeFirstOrThrow();
      if (given.request_hash !== requestHash)
        throw new Problem('key-reused', 'use a new Idempotency-Key for each new request');
      return { status: given.status as S, body: given.body!, location: given.location, etag: given.etag };
    }
    const fresh = asText(await work(trx));
    await trx.updateTable('answers').set(fresh).where('owner_id', '=', owner).where('key', '=', key).execute();
    return fresh;
  });
  // The location is under /api if the request was.
  const prefix = c.req.path.startsWith('/api/') ? '/api' : '';
  const headers: Record<string, string> = {
    ...(answer.location === null ? {} : { Location: prefix + answer.location }),
    ...(answer.etag === null ? {} : { ETag: answer.etag }),
  };
  const response: Response =
    answer.status === 204
      ? c.body(null, 204, headers)
      : c.body(answer.body, answer.status, { ...headers, 'Content-Type': 'application/json' });
  // The text is JSON of a T: it is stored and sent as it was written.
  return response as Response & TypedResponse<T, S, 'json'>;
}

function asText<T, S extends Status>({ status, body, location, revision }: Answer<T, S>) {
  return {
    status,
    body: JSON.stringify(body ?? null),
    location: location ?? null,
    etag: revision === undefined ? null : etagOf(revision),
  };
}

/** Forgets answers older than a day. */
export async function forgetAnswers(db: Database): Promise<void> {
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await db.deleteFrom('answers').where('created_at', '<', yesterday).execute();
}
