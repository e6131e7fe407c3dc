import type { AuditAction, AuditEvent } from '@farol/api';
import type { Context } from 'hono';
import type { Queryable } from '../database/connection.ts';
import type { Env } from '../http/router.ts';
import type { Viewer } from '../owners/viewer.ts';

/** A security event as callers give it. */
export interface SecurityEvent {
  action: AuditAction;
  /** The person who did it; default: the viewer. */
  actor?: { id: string | null; name: string };
  by?: AuditEvent['by'];
  /** Id of the person, key, game or experiment that it is about. */
  subject?: string | undefined;
  detail?: AuditEvent['detail'];
}

const MAX_AGENT = 300;
/** Line breaks and other control characters would forge lines where the log is shown as text. */
const clean = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, MAX_AGENT);

/** Adds an event to the audit log, in the transaction of what it records. */
export async function record(db: Queryable, c: Context<Env>, event: SecurityEvent): Promise<void> {
  const viewer = c.get('viewer');
  await insertEvent(db, { ...event, viewer, address: c.get('address'), agent: c.req.header('User-Agent') });
}

/** The same for an event that comes from no request. */
export async function insertEvent(
  db: Queryable,
  {
    viewer,
    address,
    agent,
    ...event
  }: SecurityEvent & { viewer?: Viewer; address?: string | undefined; agent?: string | undefined },
): Promise<void> {
  const known = viewer && viewer.role !== null ? { id: viewer.ownerId, name: viewer.name } : undefined;
  const actor = event.actor ?? known ?? { id: null, name: '' };
  await db
    .insertInto('audit_events')
    .values({
      action: event.action,
      actor_id: actor.id,
      actor_name: clean(actor.name),
      by: event.by ?? viewer?.by ?? 'none',
      address: address ?? null,
      agent: agent === undefined ? null : clean(agent),
      subject: event.subject ?? null,
      detail: event.detail ?? {},
    })
    .execute();
}
