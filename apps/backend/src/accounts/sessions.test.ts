import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { issueTicket } from './tickets.ts';

const ORIGIN = 'http://localhost:3000';
let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend({
    AUTH: 'accounts',
    PUBLIC_URL: ORIGIN,
    AUTH_SECRET: 'f3b1c94e5ad27086b1f3c94e5ad27086',
  });
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

test('nothing but health, readiness and signing in is answered to a stranger', async () => {
  expect((await ask('GET', '/health')).status).toBe(200);
  expect((await ask('GET', '/games')).status).toBe(401);
  expect((await ask('GET', '/openapi.json')).status).toBe(401);
  expect((await ask('GET', '/metrics')).status).toBe(401);
  expect((await ask('GET', '/session')).body).toMatchObject({ auth: 'accounts', person: null });
});

test('the set-up link makes the first administrator', async () => {
  const { link } = await issueTicket(laboratory.backend.db, ORIGIN, { purpose: 'set-up', role: 'administrator' });
  const token = new URL(link).hash.slice(1);
  expect((await ask('POST', '/invitations/read', { token })).body).toEqual({
    email: null,
    role: 'administrator',
    isFirst: true,
  });
  const given = { token, email: 'Ada@example.org', name: 'Ada', password: 'correct horse 1' };
  const { status, body, headers } = await ask('POST', '/invitations/accept', given);
  expect([status, body.email]).toEqual([201, 'ada@example.org']);
  const cookie = cookiesOf(headers);
  expect((await ask('GET', '/session', undefined, { Cookie: cookie })).body.person.name).toBe('Ada');
  expect((await ask('GET', '/games', undefined, { Cookie: cookie })).status).toBe(200);
  const key = await ask('POST', '/account/keys', { name: 'cli', scope: 'read' }, { Cookie: cookie });
  expect(key.status).toBe(201);
  expect((await ask('GET', '/games', undefined, { Authorization: `Bearer ${key.body.key}` })).status).toBe(200);
  const { body: issued } = await ask('POST', '/account/token', undefined, { Cookie: cookie });
  expect((await ask('GET', '/games', undefined, { Authorization: `Bearer ${issued.token}` })).status).toBe(200);
  expect((await ask('GET', '/.well-known/jwks.json')).body.keys).toHaveLength(1);
  const { headers: second } = await ask('POST', '/session', { email: 'ada@example.org', password: 'correct horse 1' });
  const other = cookiesOf(second);
  const devices = await ask('GET', '/account/devices', undefined, { Cookie: cookie });
  expect(devices.body.devices).toHaveLength(2);
  const { id } = devices.body.devices.find(({ isThis }: { isThis: boolean }) => !isThis);
  expect((await ask('DELETE', `/account/devices/${id}`, undefined, { Cookie: cookie })).status).toBe(204);
  expect((await ask('GET', '/games', undefined, { Cookie: other })).status).toBe(401);
  const change = { current: 'correct horse 1', password: 'battery staple 2' };
  const changed = await ask('POST', '/account/password', change, { Cookie: cookie });
  expect(changed.status).toBe(204);
  const { body: setUp, status: s2 } = await ask(
    'POST',
    '/account/two-factor',
    { password: 'battery staple 2' },
    { Cookie: cookiesOf(changed.headers) },
  );
  expect([s2, setUp.recoveryCodes?.length]).toEqual([200, 10]);
});
