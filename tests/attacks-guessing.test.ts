import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newToken } from '../apps/backend/src/accounts/secrets.ts';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { type AttackedApi, startAttackedApi } from './attacked-api.ts';
import { addPerson, addSession, ORIGIN, PASSWORD } from './people.ts';

let api: AttackedApi;
let ask: AttackedApi['ask'];
beforeAll(async () => {
  api = await startAttackedApi();
  ({ ask } = api);
});
afterAll(() => api.stop());

/** An address that no other request of this file has. */
const anywhere = () => `11.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
const signIn = (email: string, password: string, from = anywhere()) =>
  ask('POST', '/session', { body: { email, password }, from });
/** An answer without what differs for each request. */
const plain = ({ status, json, headers }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  json: { ...json, requestId: '' },
  headers: [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name)),
});

const password = 'another walk by the lake 8';
const LINKS = [
  { operation: 'openLink', path: '/links/open', more: {} },
  { operation: 'readInvitation', path: '/invitations/read', more: {} },
  { operation: 'acceptInvitation', path: '/invitations/accept', more: { name: 'x', email: 'x@example.org', password } },
  { operation: 'resetPassword', path: '/password/reset', more: { password } },
  { operation: 'verifyEmail', path: '/sign-up/verify', more: { password } },
];

describe('guessing a link', () => {
  test('means guessing 256 bits', async () => {
    const links = await Promise.all(
      Array.from({ length: 20 }, () => issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'member' })),
    );
    const tokens = links.map(({ link }) => new URL(link).hash.slice(1));
    expect(new Set(tokens).size).toBe(20);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test.each(LINKS)('$operation answers the same whatever is wrong with the token', async ({ path, more }) => {
    const { ticket, link } = await issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'member' });
    const token = new URL(link).hash.slice(1);
    await api.db
      .updateTable('tickets')
      .set({ expires_at: new Date(0) })
      .where('id', '=', ticket.id)
      .execute();
    const other = await issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'member' });
    const near = new URL(other.link).hash.slice(1).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const answers = [];
    for (const guess of [newToken(), token, near, 'x', 'x'.repeat(500), ticket.token_hash]) {
      answers.push(plain(await ask('POST', path, { body: { token: guess, ...more }, from: anywhere() })));
    }
    expect(answers[0]).toMatchObject({ status: 410, json: { type: 'urn:farol:problem:link-gone' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('stops after 60 attempts from one network, at whichever address they are tried', async () => {
    const from = anywhere();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 62; attempt++) {
      const { path, more } = LINKS[attempt % LINKS.length];
      statuses.push((await ask('POST', path, { body: { token: newToken(), ...more }, from })).status);
    }
    expect(statuses).toEqual([...Array(60).fill(410), 429, 429]);
    const refused = await ask('POST', LINKS[0].path, { body: { token: newToken() }, from });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(500);
    // A valid one is refused too: the answer does not tell it from others.
    const { link } = await issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'member' });
    const body = { token: new URL(link).hash.slice(1) };
    expect((await ask('POST', '/invitations/read', { body, from })).status).toBe(429);
    expect((await ask('POST', '/invitations/read', { body, from: anywhere() })).status).toBe(200);
  });

  test('works for one of two who accept an invitation at once', async () => {
    const { link } = await issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'member' });
    const token = new URL(link).hash.slice(1);
    const accept = (email: string) =>
      ask('POST', '/invitations/accept', { body: { token, email, name: 'x', password }, from: anywhere() });
    const answers = await Promise.all(['one@example.org', 'two@example.org'].map(accept));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 410]);
  });
});

describe('guessing passwords', () => {
  test('of many accounts from one network stops after 30, also of an IPv6 network', async () => {
    const victim = await addPerson(api.db, 'member', 'ada');
    for (const address of [() => '11.9.9.9', () => `2001:db8:1:2::${randomInt(1, 65_000).toString(16)}`]) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 30; attempt++) {
        statuses.push((await signIn(`user${attempt}${address()[0]}@example.org`, 'Winter2026!', address())).status);
      }
      expect(statuses).toEqual(Array(30).fill(401));
      expect((await signIn(victim.email, PASSWORD, address())).status).toBe(429);
    }
    expect((await signIn(victim.email, PASSWORD)).status).toBe(200);
  });

  test('stops though the client invents addresses of proxies before its own', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 32; index++) {
      statuses.push((await signIn(`u${index}@example.org`, 'Winter2026!', `1.2.3.${index}, 11.8.8.8`)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  test('of one account from many addresses stops after 20, whether the account exists or not', async () => {
    const known = await addPerson(api.db, 'member', 'ben');
    const refused = [];
    for (const email of [known.email, 'nobody@example.org']) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 20; attempt++) statuses.push((await signIn(email, `wrong ${attempt}`)).status);
      expect(statuses).toEqual(Array(20).fill(401));
      const { status, json } = await signIn(email, PASSWORD);
      refused.push([status, json.type, json.detail.replace(/\d+/, 'N')]);
    }
    expect(refused[0][0]).toBe(429);
    expect(refused[1]).toEqual(refused[0]);
    // Existing sessions continue: the attack does not end them.
    const Cookie = await addSession(api.db, known.id);
    expect((await ask('GET', '/games', { headers: { Cookie } })).status).toBe(200);
  });

  test('of the account of a stolen session stops after 10, at whichever route asks for it', async () => {
    const { id } = await addPerson(api.db, 'member', 'eve');
    const Cookie = await addSession(api.db, id);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const wrong = `wrong ${attempt}`;
      const [path, body] =
        attempt % 2 === 0 ? ['password', { current: wrong, password }] : ['two-factor', { password: wrong }];
      statuses.push((await ask('POST', `/account/${path}`, { body, headers: { Cookie }, from: anywhere() })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

const forget = (email: string) => ask('POST', '/password/forgot', { body: { email }, from: anywhere() });
const medianOf = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

describe('an account', () => {
  test('is not given away by the answer to a wrong sign-in', async () => {
    const { email } = await addPerson(api.db, 'member', 'tom');
    const blocked = await addPerson(api.db, 'member', 'max');
    await api.db.updateTable('users').set({ is_blocked: true }).where('id', '=', blocked.id).execute();
    const unknown = plain(await signIn('nobody-at-all@example.org', 'wrong'));
    expect(plain(await signIn(email, 'wrong'))).toEqual(unknown);
    expect(plain(await signIn(email.toUpperCase(), 'wrong'))).toEqual(unknown);
    expect(plain(await signIn(blocked.email, PASSWORD))).toEqual(unknown);
  });

  test('is not given away by the time that a wrong sign-in takes', async () => {
    const { email } = await addPerson(api.db, 'member', 'zoe');
    const times: Record<string, number[]> = { [email]: [], 'not-here@example.org': [] };
    for (let attempt = 0; attempt < 19; attempt++) {
      for (const [address, measured] of Object.entries(times)) {
        const start = performance.now();
        await signIn(address, 'wrong');
        measured.push(performance.now() - start);
      }
    }
    const [known, unknown] = Object.values(times).map(medianOf);
    // Without the same work, an unknown address takes a tenth of the time.
    expect(known / unknown).toBeGreaterThan(0.5);
    expect(known / unknown).toBeLessThan(2);
  });

  test('is not given away by a forgotten password', async () => {
    const { email } = await addPerson(api.db, 'member', 'kim');
    expect(plain(await forget(email))).toEqual(plain(await forget('nobody-at-all@example.org')));
  });

  test('is not found by sharing with many addresses', async () => {
    const { id } = await addPerson(api.db, 'member', 'spy');
    const headers = { Cookie: await addSession(api.db, id) };
    const body = { rules: { kind: 'el-farol' } };
    const game = (await ask('POST', '/games', { body, headers })).json.id;
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 62; attempt++) {
      const guess = { email: `guess${attempt}@example.org` };
      statuses.push((await ask('POST', `/games/${game}/shares`, { body: guess, headers, from: anywhere() })).status);
    }
    expect(statuses).toEqual([...Array(60).fill(404), 429, 429]);
  });
});
