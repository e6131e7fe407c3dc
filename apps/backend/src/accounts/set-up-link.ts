import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/connection.ts';
import { hasAdministrator } from './queries.ts';
import { issueTicket } from './tickets.ts';

/** Processes that make the link at once take turns by this advisory lock. */
const LOCK = 4_170_010;

/**
 * Withdraws the set-up link and makes a new one, while there is no administrator. Only hashes are stored, so an older
 * link cannot be shown again. A link younger than `keepSeconds` stays, because another process has just shown it.
 */
export function renewSetUpLink(
  db: Database,
  publicOrigin: string,
  { keepSeconds = 0 } = {},
): Promise<{ link: string } | 'kept' | 'not needed'> {
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(trx);
    // First the links, then the question: this waits for a transaction that is using a link up, and then sees its
    // administrator. In the other order a link could outlive the creation of the first administrator.
    await trx
      .deleteFrom('tickets')
      .where('purpose', '=', 'set-up')
      .where('created_at', '<=', sql<Date>`now() - ${keepSeconds} * interval '1 second'`)
      .execute();
    const kept = await trx.selectFrom('tickets').select('id').where('purpose', '=', 'set-up').forUpdate().execute();
    if (await hasAdministrator(trx)) {
      await trx.deleteFrom('tickets').where('purpose', '=', 'set-up').execute();
      return 'not needed';
    }
    if (kept.length > 0) return 'kept';
    const { link } = await issueTicket(trx, publicOrigin, { purpose: 'set-up', role: 'administrator' });
    return { link };
  });
}

/** Two API processes that start together show one link: the later one keeps a link of this age. */
const KEEP_SECONDS = 60;

/** Logs a new set-up link when the API starts, while there is no administrator. The log is the operator's. */
export async function showSetUpLink(db: Database, publicOrigin: string, log: Logger): Promise<void> {
  const made = await renewSetUpLink(db, publicOrigin, { keepSeconds: KEEP_SECONDS });
  if (made === 'kept') log.warn('there is no administrator: open the set-up link that was logged a moment ago');
  if (typeof made === 'object') {
    log.warn({ link: made.link }, 'there is no administrator: open this link to create the first one');
  }
}
