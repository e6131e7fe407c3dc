import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { type AttackedApi, cookiesOf, startAttackedApi } from './attacked-api.ts';
import { addKey, addPerson, addSession, ORIGIN, PASSWORD } from './people.ts';

let api: AttackedApi;
let ask: AttackedApi['ask'];
beforeAll(async () => {
  api = await startAttackedApi();
  ({ ask } = api);
});
afterAll(() => api.stop());

const signIn = (email: string, headers: Record<string, string> = {}) =>
  ask('POST', '/session', { body: { email, password: PASSWORD }, headers });
const whoIs = async (Cookie: string) => (await ask('GET', '/session', { headers: { Cookie } })).json.person;

describe('session fixation', () => {
  test('a session that was set before the sign-in is not the one after', async () => {
    const [attacker, victim] = [await addPerson(api.db, 'member', 'mallory'), await addPerson(api.db, 'member', 'ada')];
    const planted = await addSession(api.db, attacker.id);
    const { headers, status } = await signIn(victim.email, { Cookie: planted });
    expect(status).toBe(200);
    const cookie = cookiesOf(headers);
    expect(cookie).toMatch(/^farol\.session_token=/);
    expect(cookie).not.toBe(planted);
    expect((await whoIs(cookie)).id).toBe(victim.id);
    expect((await whoIs(planted)).id).toBe(attacker.id);
  });

  test.each(['nonsense', 'a.b', `x.${createHmac('sha256', 'x').update('x').digest('base64')}`])(
    'a value of the attacker’s choice, %j, does not become a session',
    async (value) => {
      const { email, id } = await addPerson(api.db, 'member', 'ben');
      const { headers } = await signIn(email, { Cookie: `farol.session_token=${encodeURIComponent(value)}` });
      expect(cookiesOf(headers)).not.toContain(encodeURIComponent(value));
      expect((await whoIs(cookiesOf(headers))).id).toBe(id);
    },
  );

  test('each sign-in makes another session, whose cookie no script reads', async () => {
    const { email } = await addPerson(api.db, 'member', 'eve');
    const [first, second] = [await signIn(email), await signIn(email)];
    expect(cookiesOf(first.headers)).not.toBe(cookiesOf(second.headers));
    const cookie = first.headers.getSetCookie().find((each) => each.startsWith('farol.session_token='))!;
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  test('signing out ends the session on the server, and a change of the password all others', async () => {
    const { id, email } = await addPerson(api.db, 'member', 'zoe');
    const [left, other] = [await addSession(api.db, id), await addSession(api.db, id)];
    expect((await whoIs(left)).id).toBe(id);
    expect((await ask('DELETE', '/session', { headers: { Cookie: left } })).status).toBe(204);
    await vi.waitFor(async () => expect(await whoIs(left)).toBeNull(), 1000);
    expect((await whoIs(other)).id).toBe(id);
    const mine = cookiesOf((await signIn(email)).headers);
    const body = { current: PASSWORD, password: 'another walk by the lake 8' };
    const changed = await ask('POST', '/account/password', { body, headers: { Cookie: mine } });
    expect(changed.status).toBe(204);
    for (const ended of [other, mine]) await vi.waitFor(async () => expect(await whoIs(ended)).toBeNull(), 1000);
    expect((await whoIs(cookiesOf(changed.headers))).id).toBe(id);
  });

  test('the first factor alone is no session', async () => {
    const { id, email } = await addPerson(api.db, 'member', 'tom');
    await api.db.updateTable('users').set({ two_factor_enabled: true }).where('id', '=', id).execute();
    const { json, headers } = await signIn(email);
    expect(json).toEqual({ needsCode: true });
    // Not by the cookies that are left, nor by one that the same answer set and deleted.
    for (const cookie of [cookiesOf(headers), ...headers.getSetCookie().map((each) => each.split(';')[0])]) {
      expect(await whoIs(cookie)).toBeNull();
    }
    expect(await api.db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()).toEqual([]);
  });
});

describe('who was blocked', () => {
  test('is out within a second, with every session and key, and cannot sign in', async () => {
    const { id, email } = await addPerson(api.db, 'member', 'max');
    const Cookie = await addSession(api.db, id);
    const Authorization = `Bearer ${(await addKey(api.db, id, 'play')).key}`;
    const clients = [{ Cookie }, { Authorization }];
    for (const headers of clients) expect((await ask('GET', '/games', { headers })).status).toBe(200);
    await api.db.updateTable('users').set({ is_blocked: true }).where('id', '=', id).execute();
    for (const headers of clients) {
      await vi.waitFor(async () => expect((await ask('GET', '/games', { headers })).status).toBe(401), 1000);
    }
    const refused = await signIn(email);
    expect([refused.status, cookiesOf(refused.headers)]).toEqual([401, '']);
    const wrong = await ask('POST', '/session', { body: { email, password: 'wrong' } });
    expect({ ...refused.json, requestId: '' }).toEqual({ ...wrong.json, requestId: '' });
  });
});

describe('an invited person', () => {
  test.each([
    ['who typed in an address', undefined, false],
    ['whose address was invited', 'kim@example.org', true],
  ])('%s', async (_, invited, isVerified) => {
    const given = { purpose: 'invitation', role: 'member', email: invited } as const;
    const { link } = await issueTicket(api.db, ORIGIN, given);
    const email = invited ?? 'victim@example.org';
    const body = { token: new URL(link).hash.slice(1), email, name: 'x', password: PASSWORD };
    expect((await ask('POST', '/invitations/accept', { body })).status).toBe(201);
    // An OpenID sign-in is linked to an account only if the account's address is verified.
    const user = api.db.selectFrom('users').select('email_verified').where('email', '=', email);
    expect(await user.executeTakeFirstOrThrow()).toEqual({ email_verified: isVerified });
  });
});
