import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AttackedApi, startAttackedApi } from './attacked-api.ts';
import { addKey, addPerson, addSession, ORIGIN, PASSWORD } from './people.ts';

/** Requests that a page of another site can make the browser of a signed-in person send. */
let api: AttackedApi;
let ask: AttackedApi['ask'];
let Cookie: string;
let Authorization: string;
let game: string;
beforeAll(async () => {
  api = await startAttackedApi({ CORS_ORIGINS: 'https://tools.example.org' });
  ({ ask } = api);
  const { id } = await addPerson(api.db, 'member', 'ada');
  Cookie = await addSession(api.db, id);
  Authorization = `Bearer ${(await addKey(api.db, id, 'play')).key}`;
  const body = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 10 }] };
  game = (await ask('POST', '/games', { body, headers: { Cookie } })).json.id;
});
afterAll(() => api.stop());

const countTokens = async () =>
  (await api.db.selectFrom('audit_events').select('id').where('action', '=', 'token-issued').execute()).length;

const form = 'application/x-www-form-urlencoded';
const evil = { Origin: 'https://evil.example' };
const across = { 'Sec-Fetch-Site': 'cross-site' };

// oxfmt-ignore
const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ['a form of another site',                       { ...evil, ...across, 'Content-Type': form, 'Sec-Fetch-Mode': 'navigate' }],
  ['a form with text/plain',                       { ...evil, ...across, 'Content-Type': 'text/plain' }],
  ['fetch with credentials',                       { ...evil, ...across, 'Content-Type': 'application/json' }],
  ['a sandboxed frame',                            { Origin: 'null', ...across }],
  ['a data: page without an Origin',               { ...across }],
  ['a browser that does not send Sec-Fetch-Site',  { ...evil }],
  ['a subdomain without an Origin',                { 'Sec-Fetch-Site': 'same-site' }],
  ['a subdomain',                                  { Origin: 'http://evil.localhost:3000', 'Sec-Fetch-Site': 'same-site' }],
  ['another port of this machine',                 { Origin: 'http://localhost:4444', 'Sec-Fetch-Site': 'same-site' }],
  ['the name with another ending',                 { Origin: 'http://localhost:3000.evil.example', ...across }],
  ['another site that only lies about its Origin', { Origin: ORIGIN, ...across }],
  ['a page whose requests with a key are allowed', { Origin: 'https://tools.example.org', ...across }],
];

describe('a write with the session’s cookie', () => {
  test.each(FOREIGN)('from %s is refused', async (_, headers) => {
    const before = await countTokens();
    // No body is needed here: a form without fields would do.
    for (const path of ['/account/token', `/games/${game}/rounds`, '/account/keys']) {
      const { status, json } = await ask('POST', path, { headers: { Cookie, ...headers } });
      expect([path, status, json.type]).toEqual([path, 403, 'urn:farol:problem:foreign-origin']);
      expect(json.detail.length).toBeGreaterThan(40);
    }
    for (const [method, path] of [
      ['DELETE', `/games/${game}`],
      ['PATCH', `/games/${game}`],
      ['DELETE', '/session'],
    ]) {
      expect((await ask(method, path, { headers: { Cookie, ...headers } })).status).toBe(403);
    }
    expect(await countTokens()).toBe(before);
    expect((await ask('GET', `/games/${game}`, { headers: { Cookie } })).json.rounds.played).toBe(0);
  });

  test.each([
    ['the dashboard', { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }],
    [
      'the dashboard’s server, which forwards it',
      { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', Host: '127.0.0.1' },
    ],
    ['an older browser', { Origin: ORIGIN }],
    ['a subdomain that is allowed', { Origin: 'https://tools.example.org', 'Sec-Fetch-Site': 'same-site' }],
    ['a program', {}],
  ])('from %s is done', async (_, headers: Record<string, string>) => {
    expect((await ask('POST', '/account/token', { headers: { Cookie, ...headers } })).status).toBe(201);
  });

  test('is not sent by an allowed page of another site with a key: there the page proves who it is', async () => {
    const headers = { Authorization, Origin: 'https://tools.example.org', ...across };
    expect((await ask('POST', `/games/${game}/fork`, { headers })).status).toBe(201);
  });

  test('takes no body that a form could send', async () => {
    for (const type of [form, 'text/plain', 'multipart/form-data; boundary=x']) {
      const headers = { Cookie, Origin: ORIGIN, 'Content-Type': type };
      const answer = await ask('POST', '/games', { text: '{"rules":{"kind":"el-farol"}}', headers });
      expect(answer.status).toBe(415);
    }
  });
});

describe('reading', () => {
  test('of another origin gets no permission to see the answer, with or without cookies', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://tools.example.org']) {
      const { headers } = await ask('GET', '/games', { headers: { Cookie, Origin: origin } });
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
      if (origin !== 'https://tools.example.org') expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  });

  test('changes nothing: no route that is read by GET plays, deletes or signs in', async () => {
    const { headers } = await ask('GET', '/session', { headers: { Cookie, ...across } });
    expect(headers.getSetCookie()).toEqual([]);
    expect((await ask('GET', `/games/${game}`, { headers: { Cookie, ...across } })).json.rounds.played).toBe(0);
  });
});

test('signing a person in as somebody else, from another site, is refused', async () => {
  const mallory = await addPerson(api.db, 'member', 'mallory');
  const body = { email: mallory.email, password: PASSWORD };
  const answer = await ask('POST', '/session', { body, headers: { ...evil, ...across } });
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
});

describe('every answer', () => {
  test.each([
    ['GET', '/games', 200],
    ['GET', '/docs', 200],
    ['GET', '/nowhere', 404],
    ['POST', '/games', 422],
    ['POST', '/games', 403, { Origin: 'https://evil.example' }],
    ['GET', '/games', 401, { Authorization: 'Bearer x' }],
  ] as [string, string, number, Record<string, string>?][])(
    'to %s %s by %i cannot be framed, sniffed or kept, and names no referrer',
    async (method, path, status, more = {}) => {
      const answer = await ask(method, path, { headers: { Cookie, ...more } });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('Content-Security-Policy')).not.toMatch(/unsafe-(inline|eval)|\*/);
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(answer.headers.get('Cache-Control')).toContain('private');
    },
  );
});
