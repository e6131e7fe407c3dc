import { type Permission, Problem, type Share } from '@farol/api';
import { v7 as uuidv7 } from 'uuid';
import { findByEmail } from '../accounts/queries.ts';
import { hashOf, newToken } from '../accounts/secrets.ts';
import type { Transaction } from '../database/connection.ts';
import type { SharedColumn } from '../owners/shares.ts';
import { listShares } from './queries.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Shared {
  column: SharedColumn;
  id: string;
  ownerId: string;
}

export interface NewShare {
  email?: string | undefined;
  may?: Permission | undefined;
  days?: number | null | undefined;
}

/** Shares a thing with a person, or by a link whose token is given back. A second share with a person replaces the first. */
export async function share(
  trx: Transaction,
  { column, id, ownerId }: Shared,
  { email, may = 'view', days = null }: NewShare,
): Promise<{ share: Share; token: string | null }> {
  const token = email === undefined ? newToken() : null;
  const userId = email === undefined ? null : await personToShareWith(trx, email, ownerId);
  if (token !== null && may !== 'view') {
    throw new Problem('not-allowed', 'a link can only be viewed: name a person by e-mail to let others play');
  }
  if (userId !== null) await trx.deleteFrom('shares').where(column, '=', id).where('user_id', '=', userId).execute();
  const shareId = uuidv7();
  await trx
    .insertInto('shares')
    .values({
      id: shareId,
      [column]: id,
      user_id: userId,
      token_hash: token === null ? null : hashOf(token),
      may,
      expires_at: days === null ? null : new Date(Date.now() + days * DAY_MS),
    })
    .execute();
  const made = (await listShares(trx, column, id)).find((each) => each.id === shareId)!;
  return { share: made, token };
}

async function personToShareWith(trx: Transaction, email: string, ownerId: string): Promise<string> {
  const person = await findByEmail(trx, email);
  if (!person) throw new Problem('not-found', `nobody here has the address ${email}: an administrator can invite them`);
  if (person.id === ownerId) throw new Problem('not-allowed', 'it is yours already');
  return person.id;
}

/** Withdraws a share; the problem if there is none. */
export async function withdraw(trx: Transaction, { column, id }: Shared, shareId: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('shares')
    .where('id', '=', shareId)
    .where(column, '=', id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Problem('not-found', `there is no share ${shareId}`);
}
