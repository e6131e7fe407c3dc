import { type AuditAction, type AuditEvent, invalidRequest } from '@farol/api';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { AuditEvents } from '../database/schema.ts';

const ROWS_AT_ONCE = 1000;

/** An event as the API shows it. */
function showEvent(row: Selectable<AuditEvents>): AuditEvent {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    action: row.action,
    actor: { id: row.actor_id, name: row.actor_name },
    by: row.by,
    address: row.address,
    agent: row.agent,
    subject: row.subject,
    detail: row.detail,
  };
}

export interface AuditFilter {
  action?: AuditAction | undefined;
  /** Actor or subject. */
  person?: string | undefined;
}

const fits = ({ action, person }: AuditFilter) => sql`
  ${action === undefined ? sql`true` : sql`action = ${action}`}
  AND ${person === undefined ? sql`true` : sql`(actor_id = ${person}::uuid OR subject = ${person})`}`;

/** A page of events, the newest first, and the cursor of the next one: the id of the last event. */
export async function listEvents(
  db: Queryable,
  filter: AuditFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ events: AuditEvent[]; next: string | null }> {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) {
    throw invalidRequest([{ field: 'cursor', message: 'must be the `next` of the page before' }], 'query');
  }
  const { rows } = await sql<Selectable<AuditEvents>>`
    SELECT * FROM audit_events WHERE ${fits(filter)} ${cursor === undefined ? sql`` : sql`AND id < ${cursor}::int8`}
    ORDER BY id DESC LIMIT ${limit + 1}`.execute(db);
  const events = rows.slice(0, limit).map(showEvent);
  return { events, next: rows.length > limit ? events.at(-1)!.id : null };
}

/** All events that fit, the oldest first. */
export async function* readEvents(db: Queryable, filter: AuditFilter): AsyncGenerator<AuditEvent> {
  for (let last = 0, isWhole = false; !isWhole;) {
    const { rows } = await sql<Selectable<AuditEvents>>`
      SELECT * FROM audit_events WHERE ${fits(filter)} AND id > ${last}::int8
      ORDER BY id LIMIT ${ROWS_AT_ONCE}`.execute(db);
    for (const row of rows) yield showEvent(row);
    last = rows.at(-1)?.id ?? last;
    isWhole = rows.length < ROWS_AT_ONCE;
  }
}
