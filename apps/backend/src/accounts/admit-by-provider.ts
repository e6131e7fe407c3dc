import type { Role } from '@farol/api';
import type { AccountSettings } from '../account-settings.ts';
import type { Database, Queryable } from '../database/connection.ts';
import { insertEvent } from './audit.ts';
import { CLIENT_ADDRESS } from './call-auth.ts';
import { PROVIDER } from './provider.ts';
import { findUser } from './queries.ts';

/**
 * Decides if a person whom the OpenID provider vouches for gets an account: by an open sign-up, or by an invitation of
 * the verified e-mail address, which is used up. False: nobody invited the person.
 */
export async function admitByProvider<U extends { email: string; emailVerified: boolean }>(
  db: Queryable,
  { isSignUpOpen }: AccountSettings,
  user: U,
): Promise<false | { data: U & { role: Role } }> {
  if (!user.emailVerified) return false;
  const invitation = await db
    .deleteFrom('tickets')
    .where('purpose', '=', 'invitation')
    .where('email', '=', user.email.toLowerCase())
    .where('expires_at', '>', new Date())
    .returning('role')
    .executeTakeFirst();
  if (!invitation && !isSignUpOpen) return false;
  return { data: { ...user, role: invitation?.role ?? 'member' } };
}

/** Where a request came from, and with what. */
const originOf = (headers: Headers | undefined) => ({
  address: headers?.get(CLIENT_ADDRESS) ?? undefined,
  agent: headers?.get('User-Agent') ?? undefined,
});

/** Records an account that a sign-in at the provider created. */
export async function recordCreation(
  db: Database,
  { id, name }: { id: string; name: string },
  headers: Headers | undefined,
): Promise<void> {
  const detail = { with: 'provider' };
  await insertEvent(db, { action: 'account-created', actor: { id, name }, subject: id, detail, ...originOf(headers) });
}

/** Records that a person can sign in at the provider from now on. */
export async function recordLink(
  db: Database,
  { userId, providerId }: { userId: string; providerId: string },
  headers: Headers | undefined,
): Promise<void> {
  if (providerId !== PROVIDER) return;
  const { name } = await findUser(db, userId);
  const detail = { linked: 'provider' };
  const actor = { id: userId, name };
  await insertEvent(db, { action: 'account-changed', actor, subject: userId, detail, ...originOf(headers) });
}
