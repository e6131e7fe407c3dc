import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AttackedApi, startAttackedApi } from './attacked-api.ts';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { addPerson, addSession, ORIGIN, PASSWORD } from './people.ts';

let api: AttackedApi;
let ask: AttackedApi['ask'];
let Cookie: string;
let owner: string;
beforeAll(async () => {
  api = await startAttackedApi();
  ({ ask } = api);
  const person = await addPerson(api.db, 'member', 'ada');
  owner = person.id;
  Cookie = await addSession(api.db, owner);
});
afterAll(() => api.stop());

const rules = { kind: 'el-farol' };
const agents = [{ strategy: 'bernoulli', count: 10 }];
const post = (path: string, body: unknown) => ask('POST', path, { body, headers: { Cookie } });

/** Texts that break out of a careless statement, log line, terminal, template or page. */
const TEXTS = [
  "'; DROP TABLE games; --",
  "' OR '1'='1",
  "') RETURNING (select private_key from signing_keys) --",
  '$2; select sleep(10)',
  '\\x27; UPDATE users SET role = $$administrator$$; --',
  '{"level":60,"msg":"forged"}',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("https://evil.example")',
  '\u202egnp.exe\u2066',
  '%s%n%d',
  '../../../../etc/passwd',
];

describe('SQL and other code in a text', () => {
  test.each(TEXTS)('%j is stored and shown as it is, in every field', async (text) => {
    const game = await post('/games', { name: text, rules, agents: [{ ...agents[0], name: text }] });
    expect([game.status, game.json.name]).toEqual([201, text]);
    const list = await ask('GET', `/games?search=${encodeURIComponent(text)}`, { headers: { Cookie } });
    expect(list.json.games.map(({ name }: { name: string }) => name)).toEqual([text]);
    const shown = await ask('GET', `/games/${game.json.id}/agents`, { headers: { Cookie } });
    expect(shown.json.agents[0].name).toBe(text);
    const key = await post('/account/keys', { name: text, scope: 'read' });
    expect([key.status, key.json.name]).toEqual([201, text]);
    const { link } = await issueTicket(api.db, ORIGIN, { purpose: 'invitation', role: 'viewer' });
    const email = `someone-${TEXTS.indexOf(text)}@example.org`;
    const given = { token: new URL(link).hash.slice(1), email, name: text, password: PASSWORD };
    const accepted = await ask('POST', '/invitations/accept', { body: given });
    expect([accepted.status, accepted.json.name, accepted.json.role]).toEqual([201, text, 'viewer']);
  });

  test.each(TEXTS)('%j finds nothing as an address, a token, an id, a cursor or a filter', async (text) => {
    const part = encodeURIComponent(text);
    for (const path of [`/games/${part}`, `/games?cursor=${part}`, `/games?status=${part}`, `/experiments/${part}`]) {
      const { status } = await ask('GET', path, { headers: { Cookie } });
      expect([path, status]).toEqual([path, path.includes('?') ? 422 : 404]);
    }
    const from = `10.2.2.${TEXTS.indexOf(text) + 1}`;
    expect((await ask('POST', '/invitations/read', { body: { token: text }, from })).status).toBe(410);
    expect((await ask('POST', '/links/open', { body: { token: text }, from })).status).toBe(410);
    expect((await ask('POST', '/session', { body: { email: text, password: text }, from })).status).toBe(422);
    const email = 'ada-0@example.org';
    expect((await ask('POST', '/session', { body: { email, password: text }, from })).status).toBe(401);
  });

  test('leaves all tables, all roles and the keys as they were', async () => {
    const roles = await api.db.selectFrom('users').select('role').where('role', '=', 'administrator').execute();
    expect(roles).toEqual([]);
    const { games } = (await ask('GET', '/games?limit=100', { headers: { Cookie } })).json;
    expect(games).toHaveLength(TEXTS.length);
  });
});

describe('the logs', () => {
  test('have a JSON object for each line, whatever a request contains', async () => {
    for (const path of ['/games/%0A{"level":60,"msg":"forged"}', '/%C2%9B31mred', '/%E2%80%AEright', '/a%E2%80%A8b']) {
      expect((await ask('GET', path, { headers: { Cookie } })).status).toBe(404);
    }
    for (const id of ['x"}\t{"msg":"forged"', '\x9b31m', '<b>', 'a'.repeat(200)]) {
      const { headers } = await ask('GET', '/rules', { headers: { Cookie, 'X-Request-Id': id } });
      expect(headers.get('X-Request-Id')).toMatch(/^[\w.-]{1,100}$/);
    }
    await vi.waitFor(() => expect(api.logged()).toContain('/a?b'));
    const lines = api.logged().trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    expect(lines.filter((line) => JSON.parse(line).msg === 'forged')).toEqual([]);
    expect(api.logged()).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  });

  test('contain no password, session, key or address of a person', async () => {
    const { logged } = api;
    expect(logged()).not.toContain(PASSWORD);
    expect(logged()).not.toContain(decodeURIComponent(Cookie.split('=')[1]));
    expect(logged()).not.toMatch(/farol_[\w-]{20}|@example\.org/);
  });

  test('of security events keep what a client says of itself as one short line', async () => {
    const agent = `x\x9b31m\t'; DELETE FROM audit_events; -- ${'y'.repeat(2000)}`;
    const headers = { 'User-Agent': agent, 'X-Forwarded-For': "1.2.3.4'; --, 10.6.6.6" };
    const body = { email: 'ada-0@example.org', password: 'wrong' };
    expect((await ask('POST', '/session', { body, headers })).status).toBe(401);
    const event = await api.db.selectFrom('audit_events').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
    expect(event).toMatchObject({ action: 'sign-in-failed', address: '10.6.6.6' });
    expect(event!.agent!.length).toBeLessThanOrEqual(300);
    expect(event!.agent).toMatch(/^x 31m/);
  });

  test('of security events cannot be changed by the API’s own role', async () => {
    const { db } = api;
    await expect(db.deleteFrom('audit_events').execute()).rejects.toThrow();
    await expect(db.updateTable('audit_events').set({ actor_name: 'x' }).execute()).rejects.toThrow();
  });
});

describe('fields that nobody may set', () => {
  test.each([
    ['POST', '/games', { rules, agents, ownerId: 'x' }],
    ['POST', '/games', { rules, agents, owner_id: 'x' }],
    ['POST', '/games', { rules, agents, id: '00000000-0000-7000-8000-000000000001' }],
    ['POST', '/games', { rules, agents, digest: 'x', revision: 7 }],
    ['POST', '/account/keys', { name: 'x', scope: 'read', userId: 'x' }],
    ['POST', '/account/keys', { name: 'x', scope: 'admin' }],
    ['POST', '/account/token', { scope: 'admin', sub: 'x' }],
    ['POST', '/session', { email: 'ada-0@example.org', password: PASSWORD, role: 'administrator' }],
    ['POST', '/session', { email: ['ada-0@example.org'], password: PASSWORD }],
    ['POST', '/session', { email: { $ne: null }, password: { $ne: null } }],
    ['POST', '/invitations/accept', { token: 'x', name: 'x', password: PASSWORD, role: 'administrator' }],
    ['POST', '/invitations/accept', { token: 'x', name: 'x', password: PASSWORD, emailVerified: true }],
    ['PATCH', '/account', { name: 'x', role: 'administrator' }],
    ['PATCH', '/account', { isBlocked: false, limits: null }],
  ])('%s %s %j changes nothing', async (method, path, body) => {
    const before = await api.db.selectFrom('users').selectAll().where('id', '=', owner).execute();
    const { status } = await ask(method, path, { body, headers: { Cookie }, from: '10.4.4.4' });
    // Without a body's schema there is nothing to set: the token of POST /account/token is the same as ever.
    if (path !== '/account/token') expect(status).toBeGreaterThanOrEqual(400);
    expect(await api.db.selectFrom('users').selectAll().where('id', '=', owner).execute()).toEqual(before);
    const keys = await api.db.selectFrom('api_keys').select('scope').where('scope', '!=', 'read').execute();
    expect(keys).toEqual([]);
  });

  test('of an object’s prototype are unknown fields, and no later request has them', async () => {
    const given = '"rules":{"kind":"el-farol"},"agents":[{"strategy":"bernoulli","count":3}]';
    for (const text of [
      `{${given},"__proto__":{"name":"polluted","rounds":7}}`,
      `{${given},"constructor":{"prototype":{"name":"polluted"}}}`,
      `{"rules":{"kind":"el-farol","__proto__":{"capacity":1}},"agents":[]}`,
    ]) {
      const headers = { Cookie, 'Content-Type': 'application/json' };
      expect((await ask('POST', '/games', { text, headers })).status).toBe(422);
    }
    const query = '/games?__proto__[name]=polluted&constructor.prototype.name=polluted&__proto__=1';
    expect((await ask('GET', query, { headers: { Cookie } })).status).toBe(422);
    const { json } = await post('/games', { rules, agents });
    expect([json.name === 'polluted', json.rounds.planned]).toEqual([false, null]);
    expect((await ask('GET', '/session')).text).not.toContain('polluted');
  });
});
