import type { AuditEvent, QuotaLimits, Role } from '@farol/api';
import type { Transaction } from '../database/connection.ts';
import type { SecurityEvent } from './audit.ts';
import { refuseLastAdministrator } from './people.ts';
import { findUser, type UserRow } from './queries.ts';

export interface PersonChanges {
  role?: Role | undefined;
  isBlocked?: boolean | undefined;
  /** Null: the defaults of the laboratory. */
  limits?: { [Name in keyof QuotaLimits]?: number | null | undefined } | null | undefined;
}

/** Changes role, block and limits of a person, and returns an event for each change. */
export async function changePerson(
  trx: Transaction,
  id: string,
  { role, isBlocked, limits }: PersonChanges,
): Promise<{ user: UserRow; events: SecurityEvent[] }> {
  if (isBlocked === true) await refuseLastAdministrator(trx, id, 'blocked');
  if (role !== undefined && role !== 'administrator') await refuseLastAdministrator(trx, id, 'demoted');
  const user = await findUser(trx, id, { lock: true });
  const events: SecurityEvent[] = [];
  const add = (action: SecurityEvent['action'], detail: AuditEvent['detail'] = {}) =>
    events.push({ action, subject: id, detail });
  const isOtherRole = role !== undefined && role !== user.role;
  if (isOtherRole) add('role-changed', { from: user.role, to: role });
  if (isBlocked !== undefined && isBlocked !== user.is_blocked) add(isBlocked ? 'blocked' : 'unblocked');
  const own = limits === undefined ? user.limits : limits === null ? null : mergeLimits(user.limits, limits);
  if (limits !== undefined) add('limits-changed', own ?? { defaults: true });
  await trx
    .updateTable('users')
    .set({
      ...(isOtherRole ? { role } : {}),
      is_blocked: isBlocked ?? user.is_blocked,
      limits: own,
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute();
  // Unblocked later, the person signs in again.
  if (isBlocked === true) await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
  return { user: await findUser(trx, id), events };
}

/** The own limits with those that are given in their place. */
function mergeLimits(own: Partial<QuotaLimits> | null, given: NonNullable<PersonChanges['limits']>) {
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...own, ...Object.fromEntries(set) } as Partial<QuotaLimits>;
}
