import { createHmac, randomUUID } from 'node:crypto';
import { hashPassword } from '../apps/backend/src/accounts/passwords.ts';
import { createUser, type UserRow } from '../apps/backend/src/accounts/queries.ts';
import { hashOf, KEY_PREFIX, newToken } from '../apps/backend/src/accounts/secrets.ts';
import type { Database } from '../apps/backend/src/database/connection.ts';
import * as people from '../apps/backend/src/testing/people.ts';
import type { Role, Scope } from '../packages/api/src/index.ts';

export const { ORIGIN, SECRET } = people;
export const PASSWORD = 'a long walk by the lake 7';
/** A laboratory with accounts. Its proxy is the test: X-Forwarded-For gives each client its address. */
export const WITH_ACCOUNTS = { ...people.WITH_ACCOUNTS, TRUSTED_PROXIES: '127.0.0.1' };

const DAY_MS = 86_400_000;
let hash: string | undefined;
let created = 0;

/** A person with an account and the password PASSWORD. */
export async function addPerson(db: Database, role: Role, name: string = role): Promise<UserRow> {
  const password = (hash ??= await hashPassword(PASSWORD));
  const email = `${name.toLowerCase()}-${created++}@example.org`;
  return db.transaction().execute((trx) => createUser(trx, { name, email, role, password }));
}

/** The cookie of a new session, as signing in sets it; without the work of a password. */
export async function addSession(db: Database, userId: string): Promise<string> {
  const token = newToken();
  const expires_at = new Date(Date.now() + DAY_MS);
  await db
    .insertInto('sessions')
    .values({ id: randomUUID(), user_id: userId, token_hash: hashOf(token), expires_at })
    .execute();
  const signature = createHmac('sha256', SECRET).update(token).digest('base64');
  return `farol.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** A new API key, for a number of days: negative if it has expired. */
export async function addKey(
  db: Database,
  userId: string,
  scope: Scope,
  days = 1,
): Promise<{ id: string; key: string }> {
  const key = newToken(KEY_PREFIX);
  const id = randomUUID();
  const expires_at = new Date(Date.now() + days * DAY_MS);
  await db
    .insertInto('api_keys')
    .values({ id, user_id: userId, name: scope, scope, key_hash: hashOf(key), start: key.slice(0, 10), expires_at })
    .execute();
  return { id, key };
}

/** Shares a game or an experiment: with a person, or by the token of a link. */
export async function addShare(
  db: Database,
  thing: { game_id: string } | { experiment_id: string },
  to: { user_id: string } | { token: string },
  may: 'view' | 'play' = 'view',
): Promise<string> {
  const id = randomUUID();
  const way = 'token' in to ? { token_hash: hashOf(to.token) } : to;
  await db
    .insertInto('shares')
    .values({ id, ...thing, ...way, may })
    .execute();
  return id;
}

/** The cookie of a share link that was opened. */
export const linkCookie = (token: string) => `farol.link=${token}`;
