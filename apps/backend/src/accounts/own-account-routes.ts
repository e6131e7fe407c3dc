import { ACCOUNT_ROUTES, type Account } from '@farol/api';
import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import { spend } from '../http/rate-limit.ts';
import { createRouter } from '../http/router.ts';
import { limitsFor, readUse } from '../owners/quotas.ts';
import type { ThreadPool } from '../threads/pool.ts';
import type { Quotas } from '../tools.ts';
import { record } from './audit.ts';
import { headersOf, passCookies, wrongCredentials } from './call-auth.ts';
import { deletePerson } from './delete-person.ts';
import { PASSWORDS_BY_PERSON } from './limits.ts';
import { readOwnData } from './own-data.ts';
import { verifyPassword } from './passwords.ts';
import { findUser, showPerson } from './queries.ts';
import type { AccountTools } from './account-tools.ts';
import { answerLines } from './stream-lines.ts';

/** One's account as a whole: read, rename, export, delete. */
export function ownAccountRoutes({ db, auth, quotas, log, checks }: AccountTools & { checks: ThreadPool }) {
  const routes = createRouter();

  routes.openapi(ACCOUNT_ROUTES.read, async (c) => c.json(await readAccount(db, quotas, c.get('viewer').ownerId), 200));

  routes.openapi(ACCOUNT_ROUTES.change, async (c) => {
    const { ownerId } = c.get('viewer');
    const { name } = c.req.valid('json');
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('users').set({ name, updated_at: new Date() }).where('id', '=', ownerId).execute();
      // Cached sessions and keys name the person in the audit log.
      await sql`SELECT pg_notify('access_changed', ${ownerId})`.execute(trx);
      await record(trx, c, { action: 'account-changed', subject: ownerId });
    });
    return c.json(await readAccount(db, quotas, ownerId), 200);
  });

  routes.openapi(ACCOUNT_ROUTES.remove, async (c) => {
    const { ownerId } = c.get('viewer');
    await spend(db, PASSWORDS_BY_PERSON, ownerId);
    await refuseWrongPassword(db, checks, ownerId, c.req.valid('json').password);
    await deletePerson(db, ownerId, (trx) => record(trx, c, { action: 'account-deleted', subject: ownerId }));
    passCookies(c, await auth.api.signOut({ headers: headersOf(c), asResponse: true }));
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.export, async (c) => {
    const viewer = c.get('viewer');
    await record(db, c, { action: 'data-exported', subject: viewer.ownerId });
    return answerLines(c, log, `farol-account-${viewer.ownerId.slice(-8)}.ndjson`, readOwnData(db, viewer));
  });

  return routes;
}

async function readAccount(db: Queryable, quotas: Quotas, id: string): Promise<Account> {
  const user = await findUser(db, id);
  const use = (await readUse(db, quotas, [id])).get(id)!;
  return { ...showPerson(user), limits: limitsFor(quotas, user.limits), use };
}

async function refuseWrongPassword(db: Queryable, checks: ThreadPool, userId: string, password: string): Promise<void> {
  const row = await db
    .selectFrom('credentials')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (!row?.password)
    throw wrongCredentials('this account has no password: set one by a reset link, or ask an administrator');
  if (!(await verifyPassword(checks, row.password, password))) throw wrongCredentials('the password is wrong');
}
