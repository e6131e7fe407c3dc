import { createHmac } from 'node:crypto';
import { hash } from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ask, clientWith, cookiesOf, PASSWORD, signIn, WITH_ACCOUNTS } from '../testing/people.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { hashPassword } from './passwords.ts';
import { createUser } from './queries.ts';
import { issueTicket } from './tickets.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend(WITH_ACCOUNTS);
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const statusOf = async (answer: ReturnType<Ask>) => (await answer).status;
const bearing = (secret: string) => (path: string) =>
  statusOf(ask('GET', path, undefined, { Authorization: `Bearer ${secret}` }));

test('a stranger gets health, readiness and the ways to sign in, and nothing else', async () => {
  for (const path of ['/health', '/health/ready', '/session', '/.well-known/jwks.json']) {
    expect(await statusOf(ask('GET', path)), path).toBe(200);
  }
  for (const path of ['/games', '/strategies', '/openapi.json', '/docs', '/metrics', '/operations', '/account/keys']) {
    expect(await statusOf(ask('GET', path)), path).toBe(401);
  }
  expect((await ask('GET', '/games')).headers.get('WWW-Authenticate')).toBe('Bearer');
  expect((await ask('GET', '/session')).body).toMatchObject({ auth: 'accounts', person: null });
});

test('a laboratory without accounts has an owner who is not signed in', async () => {
  const local = await startBackend();
  try {
    expect((await local.ask('GET', '/session')).body).toMatchObject({ auth: 'none', person: null });
    expect((await local.ask('GET', '/games')).status).toBe(200);
    expect((await local.ask('GET', '/account')).status).toBe(404);
  } finally {
    await local.stop();
  }
});

describe('the set-up link', () => {
  const person = { email: 'Ada@example.org', name: 'Ada', password: PASSWORD };

  test('makes the first administrator, signs in, and works once', async () => {
    const { db } = laboratory.backend;
    const { link } = await issueTicket(db, WITH_ACCOUNTS.PUBLIC_URL, { purpose: 'set-up', role: 'administrator' });
    const token = new URL(link).hash.slice(1);
    expect((await ask('POST', '/invitations/read', { token })).body).toMatchObject({ email: null, isFirst: true });
    const accepted = await ask('POST', '/invitations/accept', { token, ...person });
    expect(accepted).toMatchObject({ status: 201, body: { email: 'ada@example.org', role: 'administrator' } });
    const { body } = await clientWith(laboratory, accepted)('GET', '/session');
    expect(body.person).toMatchObject({ id: accepted.body.id, name: 'Ada' });
    expect(await statusOf(ask('POST', '/invitations/accept', { token, ...person }))).toBe(410);
  });

  test('is used up by one of two requests at once', async () => {
    const { db } = laboratory.backend;
    const { link } = await issueTicket(db, WITH_ACCOUNTS.PUBLIC_URL, { purpose: 'invitation', role: 'member' });
    const token = new URL(link).hash.slice(1);
    const twice = ['one', 'two'].map((name) =>
      statusOf(ask('POST', '/invitations/accept', { ...person, token, email: `${name}@example.org` })),
    );
    expect(new Set(await Promise.all(twice))).toEqual(new Set([201, 410]));
  });
});

describe('a session', () => {
  test('begins with the right password alone, under a new token each time', async () => {
    await signIn(laboratory, 'Bea');
    const email = 'bea@example.org';
    const wrong = await ask('POST', '/session', { email, password: 'wrong horse 1' });
    const unknown = await ask('POST', '/session', { email: 'nobody@example.org', password: PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    const [first, second] = [
      await ask('POST', '/session', { email, password: PASSWORD }),
      await ask('POST', '/session', { email, password: PASSWORD }),
    ];
    expect(cookiesOf(first)).not.toBe(cookiesOf(second));
    expect(first.headers.getSetCookie()[0]).toMatch(/^farol\.session_token=.*HttpOnly; SameSite=Lax$/);
  });

  test('is stored as a hash, and its cookie is worthless with another signature', async () => {
    const bea = await ask('POST', '/session', { email: 'bea@example.org', password: PASSWORD });
    const token = decodeURIComponent(cookiesOf(bea)).split(/[=.]/)[2];
    const rows = await laboratory.backend.db.selectFrom('sessions').select('token_hash').execute();
    expect(token).toMatch(/^\w{32}$/);
    expect(rows.map(({ token_hash: stored }) => stored)).not.toContain(token);
    const forged = { Cookie: `farol.session_token=${token}.${Buffer.alloc(32).toString('base64')}` };
    expect(await statusOf(ask('GET', '/games', undefined, forged))).toBe(401);
  });

  test('ends when its person signs out, or ends it from another device', async () => {
    const phone = await signIn(laboratory, 'Cy');
    const laptop = clientWith(
      laboratory,
      await ask('POST', '/session', { email: 'cy@example.org', password: PASSWORD }),
    );
    const { devices } = (await laptop('GET', '/account/devices')).body as {
      devices: { id: string; isThis: boolean }[];
    };
    expect(devices.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(devices).toHaveLength(2);
    expect(await statusOf(phone('GET', '/games'))).toBe(200);
    await laptop('DELETE', `/account/devices/${devices.find(({ isThis }) => !isThis)!.id}`);
    await expect.poll(() => statusOf(phone('GET', '/games')), { timeout: 1000 }).toBe(401);
    await laptop('DELETE', '/session');
    await expect.poll(() => statusOf(laptop('GET', '/games')), { timeout: 1000 }).toBe(401);
  });

  test('ends on all other devices when the password changes', async () => {
    const phone = await signIn(laboratory, 'Dan');
    const laptop = clientWith(
      laboratory,
      await ask('POST', '/session', { email: 'dan@example.org', password: PASSWORD }),
    );
    const change = { current: PASSWORD, password: 'battery staple 2' };
    expect(await statusOf(laptop('POST', '/account/password', { ...change, current: 'wrong' }))).toBe(401);
    const changed = await laptop('POST', '/account/password', change);
    expect(changed.status).toBe(204);
    await expect.poll(() => statusOf(phone('GET', '/games')), { timeout: 1000 }).toBe(401);
    expect(await statusOf(clientWith(laboratory, changed)('GET', '/games'))).toBe(200);
  });

  test('takes a bcrypt hash of another program, which sign-in replaces', async () => {
    const password = await hash(PASSWORD, 4);
    const { db } = laboratory.backend;
    const given = { name: 'Eve', email: 'eve@example.org', role: 'member', password } as const;
    const { id } = await db.transaction().execute((trx) => createUser(trx, given));
    expect(await statusOf(ask('POST', '/session', { email: given.email, password: 'wrong horse 1' }))).toBe(401);
    for (let time = 0; time < 2; time++) {
      expect(await statusOf(ask('POST', '/session', { email: given.email, password: PASSWORD }))).toBe(200);
    }
    const stored = await db.selectFrom('credentials').select('password').where('user_id', '=', id).execute();
    expect(stored[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is refused to a blocked person, and ends when the person is blocked', async () => {
    const fay = await signIn(laboratory, 'Fay');
    expect(await statusOf(fay('GET', '/games'))).toBe(200);
    await laboratory.backend.db.updateTable('users').set({ is_blocked: true }).where('name', '=', 'Fay').execute();
    await expect.poll(() => statusOf(fay('GET', '/games')), { timeout: 1000 }).toBe(401);
    expect(await statusOf(ask('POST', '/session', { email: 'fay@example.org', password: PASSWORD }))).toBe(401);
  });
});

/** The code of an authenticator (RFC 6238): SHA-1, 30 s, 6 digits. */
function codeOf(uri: string): string {
  const bits = Array.from(new URL(uri).searchParams.get('secret')!, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const place = digest[19] & 15;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('two-factor sign-in', () => {
  test('takes a code after it is confirmed, or a recovery code once', async () => {
    const email = 'gus@example.org';
    const first = await signIn(laboratory, 'Gus');
    expect(await statusOf(first('POST', '/account/two-factor', { password: 'wrong' }))).toBe(401);
    const { body: setUp } = await first('POST', '/account/two-factor', { password: PASSWORD });
    expect(setUp.recoveryCodes).toHaveLength(10);
    // Not confirmed: signing in takes no code yet.
    expect((await ask('POST', '/session', { email, password: PASSWORD })).body.needsCode).toBe(false);
    expect(await statusOf(first('POST', '/account/two-factor/confirm', { code: '000000' }))).toBe(401);
    expect(await statusOf(first('POST', '/account/two-factor/confirm', { code: codeOf(setUp.uri) }))).toBe(204);

    const begun = await ask('POST', '/session', { email, password: PASSWORD });
    expect(begun.body.needsCode).toBe(true);
    const half = clientWith(laboratory, begun);
    expect(await statusOf(half('GET', '/games'))).toBe(401);
    expect(await statusOf(half('POST', '/session/code', { code: '000000' }))).toBe(401);
    const complete = await half('POST', '/session/code', { code: codeOf(setUp.uri) });
    expect(complete.status).toBe(200);
    expect(await statusOf(clientWith(laboratory, complete)('GET', '/games'))).toBe(200);

    const recover = async () => {
      const again = clientWith(laboratory, await ask('POST', '/session', { email, password: PASSWORD }));
      return again('POST', '/session/code', { code: setUp.recoveryCodes[0], kind: 'recovery' });
    };
    const recovered = await recover();
    expect([recovered.status, await statusOf(recover())]).toEqual([200, 401]);
    const off = await clientWith(laboratory, recovered)('POST', '/account/two-factor/remove', { password: PASSWORD });
    expect(off.status).toBe(204);
    expect((await ask('POST', '/session', { email, password: PASSWORD })).body.needsCode).toBe(false);
  });
});

describe('an API key', () => {
  test('does what its scope says, until it expires or is revoked', async () => {
    const hal = await signIn(laboratory, 'Hal');
    const make = async (body: object) => (await hal('POST', '/account/keys', body)).body as { id: string; key: string };
    const reader = await make({ name: 'notebook', scope: 'read' });
    const game = { rules: { kind: 'el-farol' } };
    const create = (key: string) => statusOf(ask('POST', '/games', game, { Authorization: `Bearer ${key}` }));
    expect([await bearing(reader.key)('/games'), await create(reader.key)]).toEqual([200, 403]);
    const player = await make({ name: 'sweep', scope: 'play', days: 1 });
    expect(await create(player.key)).toBe(201);
    expect(await bearing(player.key)('/account/keys')).toBe(403);
    expect(await statusOf(hal('POST', '/account/keys', { name: 'all', scope: 'admin' }))).toBe(403);

    const { db } = laboratory.backend;
    const stored = await db.selectFrom('api_keys').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(reader.key);
    expect((await hal('GET', '/account/keys')).body.keys[0]).toMatchObject({
      name: 'sweep',
      start: player.key.slice(0, 10),
      lastUsedAt: expect.any(String),
    });
    await hal('DELETE', `/account/keys/${reader.id}`);
    await expect.poll(() => bearing(reader.key)('/games'), { timeout: 1000 }).toBe(401);
    const late = await make({ name: 'late', scope: 'read', days: 1 });
    await db
      .updateTable('api_keys')
      .set({ expires_at: new Date(0) })
      .where('id', '=', late.id)
      .execute();
    expect(await bearing(late.key)('/games')).toBe(401);
  });
});

test('a token plays for its person, and forged ones do not', async () => {
  const ida = await signIn(laboratory, 'Ida');
  const { token } = (await ida('POST', '/account/token')).body as { token: string };
  expect(await bearing(token)('/games')).toBe(200);
  expect(await bearing(token)('/account/keys')).toBe(403);
  const [, payload] = token.split('.');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  expect(await bearing(none)('/games')).toBe(401);
  expect(await bearing(`${token.slice(0, -4)}AAAA`)('/games')).toBe(401);
  expect(await bearing('farol_none')('/games')).toBe(401);
});

test('tokens are signed with new keys after AUTH_SECRET changed', async () => {
  const kim = await signIn(laboratory, 'Kim');
  await kim('POST', '/account/token');
  const { db } = laboratory.backend;
  const keyIds = async () => (await db.selectFrom('signing_keys').select('id').execute()).map(({ id }) => id);
  const [before] = await keyIds();
  await db.updateTable('signing_keys').set({ private_key: '"00ff"' }).execute();
  const { token } = (await kim('POST', '/account/token')).body as { token: string };
  expect(await bearing(token)('/games')).toBe(200);
  expect(await keyIds()).not.toContain(before);
});

test('attempts to sign in are limited by account and by address', async () => {
  const email = 'jo@example.org';
  const password = await hashPassword(PASSWORD);
  await laboratory.backend.db
    .transaction()
    .execute((trx) => createUser(trx, { name: 'Jo', email, role: 'member', password }));
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 31; attempt++) {
    statuses.push(await statusOf(ask('POST', '/session', { email, password: 'wrong horse 1' })));
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  const answer = await ask('POST', '/session', { email, password: PASSWORD });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
});
