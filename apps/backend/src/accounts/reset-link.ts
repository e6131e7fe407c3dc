import type { Database } from '../database/connection.ts';
import { insertEvent } from './audit.ts';
import { findByEmail } from './queries.ts';
import { issueTicket } from './tickets.ts';

/** Makes a link that resets the password of an account, for the operator of the server; undefined: no such account. */
export function makeResetLinkByCommand(
  db: Database,
  publicOrigin: string,
  email: string,
): Promise<{ link: string; expiresAt: Date; isBlocked: boolean } | undefined> {
  return db.transaction().execute(async (trx) => {
    const user = await findByEmail(trx, email);
    if (!user) return undefined;
    await trx.deleteFrom('tickets').where('purpose', '=', 'reset').where('user_id', '=', user.id).execute();
    const { link, ticket } = await issueTicket(trx, publicOrigin, { purpose: 'reset', userId: user.id });
    await insertEvent(trx, {
      action: 'password-reset-requested',
      actor: { id: null, name: 'the operator' },
      by: 'command',
      subject: user.id,
    });
    return { link, expiresAt: ticket.expires_at, isBlocked: user.is_blocked };
  });
}
