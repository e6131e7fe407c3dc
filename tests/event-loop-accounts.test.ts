import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { ROUTES } from '../packages/api/src/index.ts';
import { type AttackedApi, cookiesOf, startAttackedApi } from './attacked-api.ts';
import { ACCOUNT_TAGS, MAX_HOLD_MS } from './event-loop-limits.ts';
import { addPerson, addSession, ORIGIN, PASSWORD } from './people.ts';

/** A laboratory of 3,000 people, 20,000 security events and one person with much to export. */
let api: AttackedApi;
let Cookie: string;
let email: string;
const ids: Record<string, string> = {};
let requests = 0;

/** Each request comes from an address of its own, so that no limit refuses it. */
const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = { Cookie }) => {
  const from = `10.2.${Math.floor(requests / 200)}.${(requests++ % 200) + 1}`;
  const answer = await api.ask(method, path, { body, headers, from });
  expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(300);
  return answer;
};
const asStranger = (method: string, path: string, body: unknown) => ask(method, path, body, {});
const refused = (method: string, path: string, body: unknown) =>
  api.ask(method, path, { body, headers: { Cookie }, from: '10.9.1.1' });
const ticket = async (purpose: 'invitation' | 'reset', userId?: string) => {
  const given = purpose === 'reset' ? { purpose, userId: userId! } : { purpose, role: 'member' as const };
  return new URL((await issueTicket(api.db, ORIGIN, given)).link).hash.slice(1);
};

async function addMany(): Promise<void> {
  await runSql(
    api.databaseUrl,
    `INSERT INTO users (id, name, email, role)
      SELECT gen_random_uuid(), 'Person ' || n, n || '@many.example', 'member' FROM generate_series(1, 3000) AS n`,
  );
  await runSql(
    api.databaseUrl,
    `INSERT INTO audit_events (action, actor_name, by, agent, detail)
      SELECT 'signed-in', repeat('x', 100), 'session', repeat('y', 300), '{"with": "password"}'
      FROM generate_series(1, 20000)`,
  );
}

beforeAll(async () => {
  api = await startAttackedApi({ LOG_LEVEL: 'error' }, ['--import', join(import.meta.dirname, 'probe-event-loop.ts')]);
  const admin = await addPerson(api.db, 'administrator', 'Ada');
  ({ email } = admin);
  Cookie = await addSession(api.db, admin.id);
  await addMany();
  ids['member'] = (await addPerson(api.db, 'member', 'Bea')).id;
  const game = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] };
  ids['game'] = (await ask('POST', '/games', game)).json.id;
  for (let turn = 0; turn < 20; turn++) await ask('POST', `/games/${ids['game']}/rounds`, { count: 10_000 });
  for (let copy = 0; copy < 20; copy++) await ask('POST', `/games/${ids['game']}/fork`, {});
  const design = { base: { ...game, rounds: 10 }, factors: [{ path: 'rules.capacity', from: 0, to: 99, step: 1 }] };
  ids['experiment'] = (await ask('POST', '/experiments', { ...design, replicates: 1 })).json.id;
});
afterAll(() => api.stop());

const shares = (kind: 'games' | 'experiments') => `/${kind}/${ids[kind === 'games' ? 'game' : 'experiment']}/shares`;
const withdrawn = async (kind: 'games' | 'experiments') =>
  ask('DELETE', `${shares(kind)}/${(await ask('POST', shares(kind), {})).json.id}`);
/** A session of a new person, who may be changed or deleted. */
async function another() {
  const person = await addPerson(api.db, 'member', `P${randomUUID().slice(0, 8)}`);
  return { person, headers: { Cookie: await addSession(api.db, person.id) } };
}
const asAnother = async (method: string, path: string, body?: unknown) =>
  ask(method, path, body, (await another()).headers);

/** The most expensive requests of each route of accounts. */
const REQUESTS: Record<string, (() => Promise<unknown>)[]> = {
  readSession: [() => ask('GET', '/session')],
  signIn: [() => asStranger('POST', '/session', { email, password: PASSWORD })],
  enterCode: [() => refused('POST', '/session/code', { code: '000000' })],
  signOut: [() => asAnother('DELETE', '/session')],
  signInByProvider: [() => refused('GET', '/session/provider', undefined)],
  readInvitation: [async () => asStranger('POST', '/invitations/read', { token: await ticket('invitation') })],
  acceptInvitation: [
    async () => {
      const person = { name: 'x'.repeat(100), email: `${randomUUID()}@example.org`, password: PASSWORD };
      await asStranger('POST', '/invitations/accept', { token: await ticket('invitation'), ...person });
    },
  ],
  signUp: [() => refused('POST', '/sign-up', { email: 'x@example.org', name: 'x' })],
  verifyEmail: [() => refused('POST', '/sign-up/verify', { token: 'x'.repeat(500), password: PASSWORD })],
  forgotPassword: [() => asStranger('POST', '/password/forgot', { email: `${randomUUID()}@example.org` })],
  resetPassword: [
    async () =>
      asStranger('POST', '/password/reset', { token: await ticket('reset', ids['member']), password: PASSWORD }),
  ],
  readKeySet: [() => asStranger('GET', '/.well-known/jwks.json', undefined)],
  readAccount: [() => ask('GET', '/account')],
  changeAccount: [() => ask('PATCH', '/account', { name: 'Ada' })],
  deleteAccount: [() => asAnother('POST', '/account/delete', { password: PASSWORD })],
  exportAccount: [() => ask('GET', '/account/export')],
  changePassword: [() => asAnother('POST', '/account/password', { current: PASSWORD, password: `${PASSWORD}!` })],
  listDevices: [() => ask('GET', '/account/devices')],
  revokeDevice: [() => refused('DELETE', `/account/devices/${randomUUID()}`, undefined)],
  setUpTwoFactor: [() => asAnother('POST', '/account/two-factor', { password: PASSWORD })],
  confirmTwoFactor: [() => refused('POST', '/account/two-factor/confirm', { code: '000000' })],
  removeTwoFactor: [() => refused('POST', '/account/two-factor/remove', { password: 'wrong' })],
  listKeys: [() => ask('GET', '/account/keys')],
  createKey: [() => ask('POST', '/account/keys', { name: 'key', scope: 'admin' })],
  revokeKey: [() => refused('DELETE', `/account/keys/${randomUUID()}`, undefined)],
  issueToken: [() => ask('POST', '/account/token')],
  listPeople: [() => ask('GET', '/people?limit=1000')],
  changePerson: [() => ask('PATCH', `/people/${ids['member']}`, { limits: { runningGames: 3 } })],
  deletePerson: [async () => ask('DELETE', `/people/${(await another()).person.id}`)],
  makeResetLink: [() => ask('POST', `/people/${ids['member']}/reset-link`)],
  listInvitations: [() => ask('GET', '/invitations')],
  invite: [() => ask('POST', '/invitations', { role: 'member' })],
  withdrawInvitation: [
    async () => ask('DELETE', `/invitations/${(await ask('POST', '/invitations', { role: 'viewer' })).json.id}`),
  ],
  listAuditEvents: [() => ask('GET', '/audit?limit=1000')],
  exportAuditEvents: [() => ask('GET', '/audit/export')],
  readGameAccess: [() => ask('GET', `/games/${ids['game']}/access`)],
  shareGame: [() => ask('POST', shares('games'), { days: 1 })],
  withdrawGameShare: [() => withdrawn('games')],
  readExperimentAccess: [() => ask('GET', `/experiments/${ids['experiment']}/access`)],
  shareExperiment: [() => ask('POST', shares('experiments'), { days: 1 })],
  withdrawExperimentShare: [() => withdrawn('experiments')],
  openLink: [
    async () => {
      const { link } = (await ask('POST', shares('games'), {})).json;
      const opened = await asStranger('POST', '/links/open', { token: new URL(link).hash.slice(1) });
      await ask('GET', `/games/${ids['game']}`, undefined, { Cookie: cookiesOf(opened.headers) });
    },
  ],
};
const cases = Object.entries(REQUESTS).flatMap(([operation, list]) =>
  list.map((request, index) => ({ operation, number: index + 1, request })),
);

test('every route of accounts has its most expensive requests here', () => {
  const operations = ROUTES.filter(({ tags }) => tags.some((tag) => ACCOUNT_TAGS.includes(tag)));
  expect(Object.keys(REQUESTS).toSorted()).toEqual(operations.map(({ operationId }) => operationId).toSorted());
});

// Twice again, because a collection of garbage may fall into one of them; a hold of the request itself comes each time.
test.each(cases)('$operation $number leaves the event loop to others', { retry: 2 }, async ({ request }) => {
  await api.longestHold();
  await request();
  await sleep(20);
  expect(await api.longestHold()).toBeLessThanOrEqual(MAX_HOLD_MS);
});
