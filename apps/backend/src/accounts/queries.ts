import { type Person, Problem, type Role } from '@farol/api';
import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../database/connection.ts';
import type { Users } from '../database/schema.ts';
import { LOCAL_VIEWER } from '../owners/viewer.ts';

export type UserRow = Selectable<Users>;

/** A person as the API shows one. */
export function showPerson(row: UserRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    isTwoFactorOn: row.two_factor_enabled === true,
    createdAt: row.created_at.toISOString(),
  };
}

/** The user with this id, or the problem that there is none. */
export async function findUser(db: Queryable, id: string, options: { lock?: boolean } = {}): Promise<UserRow> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('id', '=', id)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Problem('not-found', `there is no account ${id}`);
  return row;
}

/** The user with this e-mail address. */
export function findByEmail(db: Queryable, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
}

/** True if there is an administrator who can sign in. */
export async function hasAdministrator(db: Queryable): Promise<boolean> {
  const found = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** True if the owner of the laboratory without accounts is a person. */
export async function isLocalOwnerTaken(db: Queryable): Promise<boolean> {
  const { ownerId } = LOCAL_VIEWER;
  return (await db.selectFrom('users').select('id').where('id', '=', ownerId).executeTakeFirst()) !== undefined;
}

/** Creates an account with a password. `password`: its hash. The problem if the address has an account. */
export async function createUser(
  trx: Transaction,
  given: { id?: string; name: string; email: string; role: Role; password: string },
): Promise<UserRow> {
  const user = await trx
    .insertInto('users')
    .values({
      id: given.id ?? uuidv7(),
      name: given.name,
      email: given.email,
      email_verified: true,
      role: given.role,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!user) throw new Problem('impossible-transition', 'this e-mail address has an account: sign in');
  await setPassword(trx, user.id, given.password);
  return user;
}

/** Sets the hash of a user's password. */
export async function setPassword(trx: Transaction, userId: string, password: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('credentials')
    .set({ password, updated_at: new Date() })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  await trx
    .insertInto('credentials')
    .values({ id: uuidv7(), user_id: userId, provider_id: 'credential', account_id: userId, password })
    .execute();
}
