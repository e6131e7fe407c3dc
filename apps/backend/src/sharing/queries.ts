import type { Share } from '@farol/api';
import type { Queryable } from '../database/connection.ts';
import type { SharedColumn } from '../owners/shares.ts';

/** The shares of a game or an experiment, the oldest first. */
export async function listShares(db: Queryable, column: SharedColumn, id: string): Promise<Share[]> {
  const rows = await db
    .selectFrom('shares')
    .leftJoin('users', 'users.id', 'shares.user_id')
    .select(['shares.id', 'shares.may', 'shares.created_at', 'shares.expires_at', 'users.id as user_id'])
    .select(['users.name', 'users.email'])
    .where(column, '=', id)
    .orderBy('shares.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    person: row.user_id === null ? null : { id: row.user_id, name: row.name!, email: row.email! },
    may: row.may,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
  }));
}

/** The name of an owner; of a laboratory without accounts, none. */
export async function nameOfOwner(db: Queryable, ownerId: string): Promise<string> {
  const user = await db.selectFrom('users').select('name').where('id', '=', ownerId).executeTakeFirst();
  return user?.name ?? '';
}
