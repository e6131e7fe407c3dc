import { ACCOUNT_ROUTES, Problem } from '@farol/api';
import type { Context } from 'hono';
import { v7 as uuidv7 } from 'uuid';
import { isDatabaseAway } from '../database/connection.ts';
import { spend } from '../http/rate-limit.ts';
import { createRouter, type Env } from '../http/router.ts';
import { record } from './audit.ts';
import { TOKEN_MINUTES } from './auth.ts';
import { headersOf, take, wrongCredentials } from './call-auth.ts';
import { PASSWORDS_BY_PERSON } from './limits.ts';
import { findUser } from './queries.ts';
import { hashOf, KEY_PREFIX, newToken } from './secrets.ts';
import type { AccountTools } from './account-tools.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_KEY_DAYS = 90;
/** How much of a key its owner sees later, to tell it from others. */
const SHOWN_LENGTH = KEY_PREFIX.length + 4;

const wrongPassword = () => wrongCredentials('the password is wrong');

/** Passwords, devices, second factors, keys and tokens of the person who is signed in. */
export function accountRoutes(accounts: AccountTools) {
  const { db, auth } = accounts;
  const routes = createRouter();

  routes.openapi(ACCOUNT_ROUTES.changePassword, async (c) => {
    const { current, password } = c.req.valid('json');
    await spend(db, PASSWORDS_BY_PERSON, c.get('viewer').ownerId);
    const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
    const answer = await take(c, await auth.api.changePassword({ body, headers: headersOf(c), asResponse: true }));
    if (!answer) throw wrongPassword();
    await record(db, c, { action: 'password-changed', subject: c.get('viewer').ownerId });
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.listDevices, async (c) => {
    const { ownerId, sessionId } = c.get('viewer');
    const rows = await db
      .selectFrom('sessions')
      .selectAll()
      .where('user_id', '=', ownerId)
      .where('expires_at', '>', new Date())
      .orderBy('updated_at', 'desc')
      .execute();
    const devices = rows.map((row) => ({
      id: row.id,
      agent: row.user_agent ?? '',
      address: row.ip_address,
      isThis: row.id === sessionId,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.updated_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    }));
    return c.json({ devices }, 200);
  });

  routes.openapi(ACCOUNT_ROUTES.revokeDevice, async (c) => {
    const { id } = c.req.valid('param');
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('user_id', '=', c.get('viewer').ownerId)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw new Problem('not-found', `you are not signed in on a device ${id}`);
      await record(trx, c, { action: 'session-revoked', subject: id });
    });
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.setUpTwoFactor, async (c) => {
    const { ownerId } = c.get('viewer');
    const { password } = c.req.valid('json');
    await spend(db, PASSWORDS_BY_PERSON, ownerId);
    if ((await findUser(db, ownerId)).two_factor_enabled) {
      throw new Problem('impossible-transition', 'two-factor sign-in is on: turn it off first');
    }
    const answer = await take(
      c,
      await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(c), asResponse: true }),
    );
    if (!answer) throw wrongPassword();
    return c.json({ uri: answer['totpURI'] as string, recoveryCodes: answer['backupCodes'] as string[] }, 200);
  });

  routes.openapi(ACCOUNT_ROUTES.confirmTwoFactor, async (c) => {
    await spend(db, PASSWORDS_BY_PERSON, c.get('viewer').ownerId);
    const { code } = c.req.valid('json');
    const answer = await take(
      c,
      await auth.api.verifyTOTP({ body: { code }, headers: headersOf(c), asResponse: true }),
    );
    if (!answer) throw wrongCredentials('the code is wrong or too old: check the clock of the device');
    await record(db, c, { action: 'two-factor-on', subject: c.get('viewer').ownerId });
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.removeTwoFactor, async (c) => {
    await spend(db, PASSWORDS_BY_PERSON, c.get('viewer').ownerId);
    const { password } = c.req.valid('json');
    const answer = await take(
      c,
      await auth.api.disableTwoFactor({ body: { password }, headers: headersOf(c), asResponse: true }),
    );
    if (!answer) throw wrongPassword();
    await record(db, c, { action: 'two-factor-off', subject: c.get('viewer').ownerId });
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.listKeys, async (c) => {
    const rows = await db
      .selectFrom('api_keys')
      .selectAll()
      .where('user_id', '=', c.get('viewer').ownerId)
      .orderBy('id', 'desc')
      .execute();
    return c.json({ keys: rows.map(showKey) }, 200);
  });

  routes.openapi(ACCOUNT_ROUTES.createKey, async (c) => {
    const { name, scope, days = DEFAULT_KEY_DAYS } = c.req.valid('json');
    refuseScope(c, scope);
    const key = newToken(KEY_PREFIX);
    const row = await db.transaction().execute(async (trx) => {
      const inserted = await trx
        .insertInto('api_keys')
        .values({
          id: uuidv7(),
          user_id: c.get('viewer').ownerId,
          name,
          scope,
          key_hash: hashOf(key),
          start: key.slice(0, SHOWN_LENGTH),
          expires_at: days === null ? null : new Date(Date.now() + days * DAY_MS),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await record(trx, c, { action: 'key-created', subject: inserted.id, detail: { name, scope, days } });
      return inserted;
    });
    return c.json({ ...showKey(row), key }, 201);
  });

  routes.openapi(ACCOUNT_ROUTES.revokeKey, async (c) => {
    const { id } = c.req.valid('param');
    await db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('api_keys')
        .where('id', '=', id)
        .where('user_id', '=', c.get('viewer').ownerId)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) throw new Problem('not-found', `you have no key ${id}`);
      await record(trx, c, { action: 'key-revoked', subject: id });
    });
    return c.body(null, 204);
  });

  routes.openapi(ACCOUNT_ROUTES.issueToken, async (c) => {
    const { ownerId } = c.get('viewer');
    const expiresAt = new Date(Date.now() + TOKEN_MINUTES * 60_000);
    const token = await signToken(accounts, ownerId);
    await record(db, c, { action: 'token-issued' });
    return c.json({ token, expiresAt: expiresAt.toISOString() }, 201);
  });

  return routes;
}

/** Signs a token. Keys that an earlier AUTH_SECRET encrypted cannot sign: new ones take their place. */
async function signToken({ db, auth, settings: { publicOrigin } }: AccountTools, ownerId: string): Promise<string> {
  const body = { payload: { sub: ownerId, scope: 'play', iss: publicOrigin, aud: publicOrigin } };
  const sign = async () => (await auth.api.signJWT({ body })).token;
  try {
    return await sign();
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await db.deleteFrom('signing_keys').execute();
    return sign();
  }
}

interface KeyRow {
  id: string;
  name: string;
  scope: 'read' | 'play' | 'admin';
  start: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}
const showKey = (row: KeyRow) => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  start: row.start,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});

/** A key allows no more than its owner may do. */
function refuseScope(c: Context<Env>, scope: KeyRow['scope']): void {
  const { role } = c.get('viewer');
  if (scope === 'admin' && role !== 'administrator')
    throw new Problem('not-allowed', 'only administrators have keys of the scope "admin"');
  if (scope === 'play' && role === 'viewer') throw new Problem('not-allowed', 'a viewer’s keys have the scope "read"');
}
