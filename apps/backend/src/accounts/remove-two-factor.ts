import type { Database } from '../database/connection.ts';
import { insertEvent } from './audit.ts';
import { findByEmail } from './queries.ts';

/**
 * Turns two-factor sign-in off for an account, for the operator of the server: a person who lost authenticator and
 * recovery codes, or whose codes another AUTH_SECRET encrypted, cannot sign in. All sessions end. False: no such account.
 */
export function removeTwoFactorByCommand(db: Database, email: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const user = await findByEmail(trx, email);
    if (!user) return false;
    await trx.deleteFrom('two_factors').where('user_id', '=', user.id).execute();
    await trx.updateTable('users').set({ two_factor_enabled: false }).where('id', '=', user.id).execute();
    await trx.deleteFrom('sessions').where('user_id', '=', user.id).execute();
    await insertEvent(trx, {
      action: 'two-factor-off',
      actor: { id: null, name: 'the operator' },
      by: 'command',
      subject: user.id,
    });
    return true;
  });
}
