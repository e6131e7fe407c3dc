import type { Database } from '../database/connection.ts';
import { forgetLimits } from '../http/rate-limit.ts';
import { forgetTickets } from './tickets.ts';

/** Deletes what has expired: sessions, unfinished sign-ins, links that work once, and counts of attempts. */
export async function forgetExpired(db: Database): Promise<void> {
  const now = new Date();
  await db.deleteFrom('sessions').where('expires_at', '<', now).execute();
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute();
  await forgetTickets(db);
  await forgetLimits(db);
}
