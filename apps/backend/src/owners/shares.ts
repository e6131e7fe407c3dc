import { type Permission, Problem } from '@farol/api';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { Viewer } from './viewer.ts';

/** The column of `shares` that names the shared thing. */
export type SharedColumn = 'game_id' | 'experiment_id';

/** Rights to a game or an experiment; each contains the ones before it. */
export type Might = Permission | 'own';
const ORDER: readonly Might[] = ['view', 'play', 'own'];

/** Rows of `shares` that the viewer may use now. */
const usable = ({ ownerId, links }: Viewer) =>
  sql`(user_id = ${ownerId} OR id = ANY(${links}::uuid[])) AND (expires_at IS NULL OR expires_at > now())`;

/** The rights that others give the viewer to a thing, the most if they share it twice; undefined: none. */
export async function findShare(
  db: Queryable,
  viewer: Viewer,
  column: SharedColumn,
  id: string,
): Promise<Permission | undefined> {
  const { rows } = await sql<{ may: Permission }>`
    SELECT may FROM shares WHERE ${sql.ref(column)} = ${id} AND ${usable(viewer)} ORDER BY may LIMIT 1`.execute(db);
  return rows[0]?.may;
}

/** The share of a link that still works. `tokenHash`: the hash of its token. */
export function findLink(db: Queryable, tokenHash: string) {
  return db
    .selectFrom('shares')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
    .executeTakeFirst();
}

/** The condition on `id` that others share the row with the viewer. */
export const isShared = (viewer: Viewer, column: SharedColumn): RawBuilder<boolean> =>
  sql`id IN (SELECT ${sql.ref(column)} FROM shares WHERE ${usable(viewer)})`;

/** The problem if `held` does not allow what `needed` does. */
export function refuseBeyond(held: Might, needed: Might): void {
  if (ORDER.indexOf(held) >= ORDER.indexOf(needed)) return;
  const words =
    needed === 'own' ? 'only its owner may do this: fork it' : 'it is shared with you to be viewed: fork it';
  throw new Problem('not-allowed', words);
}
