import { Problem, type Role } from '@farol/api';
import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queryable, Transaction } from '../database/connection.ts';
import type { Tickets } from '../database/schema.ts';
import { hashOf, newToken } from './secrets.ts';

export type Ticket = Selectable<Tickets>;
type Purpose = Ticket['purpose'];

const HOUR_MS = 3_600_000;
/** How long a link works. The set-up link works until it is used. */
const LIFETIME_MS: Record<Purpose, number> = {
  invitation: 7 * 24 * HOUR_MS,
  'set-up': 100 * 365 * 24 * HOUR_MS,
  reset: HOUR_MS,
  'sign-up': 24 * HOUR_MS,
};

/** Pages of the dashboard that take a token in their fragment, which browsers send to no server. */
const PAGES: Record<Purpose, string> = {
  invitation: 'invitation',
  'set-up': 'invitation',
  reset: 'reset-password',
  'sign-up': 'verify-email',
};

export interface NewTicket {
  purpose: Purpose;
  userId?: string;
  email?: string | undefined;
  role?: Role;
  name?: string;
}

/** Makes a link that works once. Only its hash is stored. */
export async function issueTicket(db: Queryable, publicOrigin: string, given: NewTicket) {
  const token = newToken();
  const ticket = await db
    .insertInto('tickets')
    .values({
      id: uuidv7(),
      purpose: given.purpose,
      token_hash: hashOf(token),
      user_id: given.userId ?? null,
      email: given.email ?? null,
      role: given.role ?? null,
      name: given.name ?? null,
      expires_at: new Date(Date.now() + LIFETIME_MS[given.purpose]),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ticket, link: `${publicOrigin}/${PAGES[given.purpose]}#${token}` };
}

export const linkGone = () =>
  new Problem('link-gone', 'the link was used, withdrawn, or has expired: ask for a new one');

/** The ticket of a token, without using it. */
export async function readTicket(db: Queryable, token: string, purposes: readonly Purpose[]): Promise<Ticket> {
  const ticket = await db
    .selectFrom('tickets')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (!ticket) throw linkGone();
  return ticket;
}

/** Uses a ticket up: of two requests at once, one gets it. */
export async function takeTicket(trx: Transaction, token: string, purposes: readonly Purpose[]): Promise<Ticket> {
  const ticket = await trx
    .deleteFrom('tickets')
    .where('token_hash', '=', hashOf(token))
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', new Date())
    .returningAll()
    .executeTakeFirst();
  if (!ticket) throw linkGone();
  return ticket;
}

/** Deletes tickets that have expired. */
export async function forgetTickets(db: Queryable): Promise<void> {
  await db.deleteFrom('tickets').where('expires_at', '<', new Date()).execute();
}
