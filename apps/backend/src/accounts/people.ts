import { invalidRequest, type PersonShown, Problem } from '@farol/api';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Queryable, Transaction } from '../database/connection.ts';
import { limitsFor, readUse } from '../owners/quotas.ts';
import type { Quotas } from '../tools.ts';
import { showPerson, type UserRow } from './queries.ts';

/** The place where a page ends. */
const cursorSchema = z.object({
  // PostgreSQL has no NUL in a text.
  name: z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u),
  id: z.uuid(),
});

function readCursor(cursor: string) {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw invalidRequest([{ field: 'cursor', message: 'must be the `next` of the page before' }], 'query');
  }
}

/** A page of people by name, and the cursor of the next one. */
export async function listPeople(
  db: Queryable,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ rows: UserRow[]; next: string | null }> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const condition = after ? sql`WHERE (lower(name), id) > (${after.name}::text, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<UserRow & { place: string }>`
    SELECT *, lower(name) AS place FROM users ${condition} ORDER BY lower(name), id LIMIT ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? Buffer.from(JSON.stringify({ name: last.place, id: last.id })).toString('base64url') : null;
  return { rows: page, next };
}

/** People as administrators see them. */
export async function showPeople(db: Queryable, quotas: Quotas, rows: readonly UserRow[]): Promise<PersonShown[]> {
  const ids = rows.map(({ id }) => id);
  const use = await readUse(db, quotas, ids);
  const seen = await sql<{ user_id: string; at: Date | null }>`
    SELECT user_id, max(at) AS at FROM (
      SELECT user_id, updated_at AS at FROM sessions WHERE user_id = ANY(${ids}::uuid[])
      UNION ALL SELECT user_id, last_used_at FROM api_keys WHERE user_id = ANY(${ids}::uuid[])
    ) AS seen GROUP BY user_id`.execute(db);
  const lastSeen = new Map(seen.rows.map(({ user_id: id, at }) => [id, at]));
  return rows.map((row) => ({
    ...showPerson(row),
    isBlocked: row.is_blocked,
    lastSeenAt: lastSeen.get(row.id)?.toISOString() ?? null,
    limits: limitsFor(quotas, row.limits),
    hasOwnLimits: row.limits !== null,
    use: use.get(row.id)!,
  }));
}

/**
 * The problem if nobody could administer the laboratory without this person. Locks all administrators, so that two
 * requests at once do not remove the last two.
 */
export async function refuseLastAdministrator(trx: Transaction, userId: string, what: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM users WHERE role = 'administrator' AND NOT is_blocked ORDER BY id FOR NO KEY UPDATE`.execute(trx);
  if (rows.some(({ id }) => id === userId) && rows.length === 1) {
    const words = `this is the last administrator and cannot be ${what}: make another person an administrator first`;
    throw new Problem('impossible-transition', words);
  }
}
