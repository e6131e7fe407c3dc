import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem, type Scope } from '@farol/api';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { sql } from 'kysely';
import type { AccountSettings } from '../account-settings.ts';
import type { ChangeListener } from '../database/changes.ts';
import { type Database, isDatabaseAway } from '../database/connection.ts';
import { READING } from '../http/origins.ts';
import type { Env } from '../http/router.ts';
import { findLink } from '../owners/shares.ts';
import { ANONYMOUS, LOCAL_VIEWER, type Viewer } from '../owners/viewer.ts';
import { type Auth, SESSION_DAYS } from './auth.ts';
import { hashOf, KEY_PREFIX } from './secrets.ts';

/** A look-up is repeated after this time even if nothing changed: an expired session ends by then. */
const FRESH_MS = 30_000;
const MAX_CACHED = 10_000;
/** The last use of a session or key is stored at most this often. */
const LAST_USE_SECONDS = 300;

export const LINK_COOKIE = 'farol.link';

interface Tools {
  db: Database;
  changes: ChangeListener;
  auth: Auth;
  settings: AccountSettings;
}

const cookieName = ({ publicOrigin }: AccountSettings, name: string) =>
  publicOrigin.startsWith('https:') ? `__Secure-${name}` : name;

export const linkCookieName = (settings: AccountSettings) => cookieName(settings, LINK_COOKIE);

/** The token of a signed cookie `token.signature`; undefined if the signature is not ours. */
function readSigned(value: string, secret: string): string | undefined {
  const cut = value.lastIndexOf('.');
  if (cut < 1) return undefined;
  const token = value.slice(0, cut);
  const given = Buffer.from(value.slice(cut + 1), 'base64');
  const expected = createHmac('sha256', secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

/** While an upgrade holds writes, the last use is not stored. */
const ignoreReadOnly = (error: unknown) => {
  if (!isDatabaseAway(error)) throw error;
};

async function readSession(db: Database, token: string): Promise<Viewer | undefined> {
  const hash = hashOf(token);
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['sessions.id', 'user_id', 'name', 'role', 'sessions.updated_at'])
    .where('token_hash', '=', hash)
    .where('expires_at', '>', new Date())
    .where('is_blocked', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  if (Date.now() - row.updated_at.getTime() > LAST_USE_SECONDS * 1000) {
    // Each use extends the session.
    await sql`UPDATE sessions SET updated_at = now(), expires_at = now() + ${SESSION_DAYS} * interval '1 day'
      WHERE token_hash = ${hash}`
      .execute(db)
      .catch(ignoreReadOnly);
  }
  return {
    ownerId: row.user_id,
    role: row.role,
    scope: 'admin',
    by: 'session',
    name: row.name,
    sessionId: row.id,
    links: [],
  };
}

async function readKey(db: Database, key: string): Promise<Viewer | undefined> {
  const hash = hashOf(key);
  const row = await db
    .selectFrom('api_keys')
    .innerJoin('users', 'users.id', 'api_keys.user_id')
    .select(['user_id', 'users.name', 'role', 'scope', 'last_used_at'])
    .where('key_hash', '=', hash)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
    .where('is_blocked', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  if (Date.now() - (row.last_used_at?.getTime() ?? 0) > LAST_USE_SECONDS * 1000) {
    await sql`UPDATE api_keys SET last_used_at = now() WHERE key_hash = ${hash}`.execute(db).catch(ignoreReadOnly);
  }
  return { ownerId: row.user_id, role: row.role, scope: row.scope, by: 'key', name: row.name, links: [] };
}

async function readToken({ db, auth }: Tools, token: string): Promise<Viewer | undefined> {
  const { payload } = await auth.api.verifyJWT({ body: { token } }).catch(() => ({ payload: null }));
  if (!payload?.sub || !/^[\da-f-]{36}$/.test(payload.sub)) return undefined;
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'role'])
    .where('id', '=', payload.sub)
    .where('is_blocked', '=', false)
    .executeTakeFirst();
  if (!row) return undefined;
  return { ownerId: row.id, role: row.role, scope: payload['scope'] as Scope, by: 'token', name: row.name, links: [] };
}

async function readLink(db: Database, token: string): Promise<Viewer | undefined> {
  const row = await findLink(db, hashOf(token));
  return row && { ...ANONYMOUS, by: 'link', name: 'a share link', links: [row.id] };
}

type Read = (secret: string) => Promise<Viewer | undefined>;

/** Look-ups of sessions, keys and tokens, kept for a short time and dropped when what they read changes. */
function createCache(changes: ChangeListener) {
  const kept = new Map<string, { viewer: Viewer; until: number }>();
  // Counts changes: a look-up during which something changed is not kept.
  let changed = 0;
  changes.watchAccess((userId) => {
    changed++;
    for (const [hash, { viewer }] of kept) {
      if (userId === undefined || userId === '' || viewer.ownerId === userId || viewer.by === 'link') kept.delete(hash);
    }
  });
  // The kind is part of the name, or a session's token would also work where a link's is read, without its signature.
  return async (kind: Viewer['by'], secret: string, read: Read): Promise<Viewer | undefined> => {
    const hash = `${kind} ${hashOf(secret)}`;
    const known = kept.get(hash);
    if (known && known.until > performance.now()) return known.viewer;
    const before = changed;
    const viewer = await read(secret);
    kept.delete(hash);
    if (!viewer || before !== changed) return viewer;
    if (kept.size >= MAX_CACHED) kept.delete(kept.keys().next().value!);
    kept.set(hash, { viewer, until: performance.now() + FRESH_MS });
    return viewer;
  };
}

/**
 * The problem if a page of another site writes with the session's cookie. Browsers do not send the cookie there
 * (SameSite=Lax), and http/origins.ts refuses foreign origins; this holds if either fails. A subdomain counts as the
 * same site: without an Origin that was allowed, it may not write either.
 */
function refuseForeignWrite(c: Context): void {
  if (READING.has(c.req.method)) return;
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== 'cross-site' && (site !== 'same-site' || c.req.header('Origin') !== undefined)) return;
  throw new Problem(
    'foreign-origin',
    'pages of other sites may not write with the cookie of a session: use the dashboard, or send an API key',
  );
}

const badCredential = () =>
  new Problem('not-signed-in', 'the key or token is not valid: it may have expired or been revoked');

/** Finds out who sends each request: by key or token, by session cookie, or by the cookie of an opened share link. */
export function identify(tools: Tools): MiddlewareHandler<Env> {
  const { db, settings } = tools;
  const lookUp = createCache(tools.changes);
  const sessionCookie = cookieName(settings, 'farol.session_token');
  const linkCookie = linkCookieName(settings);

  /** A cookie that is kept was verified with its signature, so the signature is not computed for each request. */
  async function readSignedSession(signed: string): Promise<Viewer | undefined> {
    const token = readSigned(signed, settings.secret);
    return token === undefined ? undefined : readSession(db, token);
  }

  async function fromHeader(header: string): Promise<Viewer> {
    const [, secret] = /^Bearer +(\S{1,4000})$/i.exec(header) ?? [];
    if (secret === undefined) throw new Problem('not-signed-in', 'send Authorization: Bearer KEY');
    const viewer = secret.startsWith(KEY_PREFIX)
      ? await lookUp('key', secret, (key) => readKey(db, key))
      : await lookUp('token', secret, (token) => readToken(tools, token));
    if (!viewer) throw badCredential();
    return viewer;
  }

  async function fromCookies(c: Context): Promise<Viewer> {
    if (c.req.header('Cookie') === undefined) return ANONYMOUS;
    const signed = getCookie(c, sessionCookie);
    const session = signed && (await lookUp('session', signed, readSignedSession));
    const linkToken = getCookie(c, linkCookie);
    const link = linkToken && (await lookUp('link', linkToken, (given) => readLink(db, given)));
    if (session) return link ? { ...session, links: link.links } : session;
    return link || ANONYMOUS;
  }

  return async (c, next) => {
    const header = c.req.header('Authorization');
    const viewer = header === undefined ? await fromCookies(c) : await fromHeader(header);
    if (viewer.by === 'session') refuseForeignWrite(c);
    c.set('viewer', viewer);
    await next();
  };
}

/** Everyone is the owner of a laboratory without accounts. */
export const identifyLocally: MiddlewareHandler<Env> = (c, next) => {
  c.set('viewer', LOCAL_VIEWER);
  return next();
};
