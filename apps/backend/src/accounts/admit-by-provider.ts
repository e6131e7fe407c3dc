import type { Role } from '@farol/api';
import type { AccountSettings } from '../account-settings.ts';
import type { Database } from '../database/connection.ts';

/**
 * Decides if a person whom the OpenID provider vouches for gets an account: by an open sign-up, or by an invitation of
 * the verified e-mail address, which is used up. False: nobody invited the person.
 */
export async function admitByProvider<U extends { email: string; emailVerified: boolean }>(
  db: Database,
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
