import { Events } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  comeBack,
  failed,
  ORIGIN,
  say,
  signIn,
  startLaboratory,
  startProvider,
  visit,
} from '../testing/openid-provider.ts';
import type { StartedBackend } from '../testing.ts';
import { issueTicket } from './tickets.ts';

let issuer: Awaited<ReturnType<typeof startProvider>>;
let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  issuer = await startProvider();
  laboratory = await startLaboratory(issuer.issuer.url!);
  ({ ask } = laboratory);
  // Each attack would succeed but for what it changes.
  await issueTicket(laboratory.backend.db, ORIGIN, { purpose: 'invitation', email: 'ada@example.org', role: 'member' });
});
afterAll(async () => {
  await laboratory.stop();
  await issuer.stop();
});
beforeEach(() => laboratory.backend.db.deleteFrom('rate_limits').execute());
afterEach(() => void issuer.service.removeAllListeners());

const ada = { sub: 'ada-1', email: 'Ada@example.org', email_verified: true, name: 'Ada Lovelace' };

test.each([
  ['nonce', { nonce: 'another visit' }],
  ['no nonce', { nonce: undefined }],
  ['issuer', { iss: 'http://localhost:1' }],
  ['audience', { aud: 'another client' }],
  ['authorised party', { azp: 'another client' }],
  ['expiry', { exp: Math.floor(Date.now() / 1000) - 60 }],
  ['subject', { sub: undefined }],
])('an ID token with a wrong %s is refused', async (_, claims) => {
  say(issuer, { ...ada, ...claims });
  expect(await signIn(ask)).toMatchObject(failed('failed'));
});

test.each([
  ['none', { alg: 'none' }, ''],
  ['by the client’s secret', { alg: 'HS256' }, 'signature'],
  ['of another text', undefined, undefined],
])('an ID token with the signature %s is refused', async (_, head, signature) => {
  say(issuer, ada);
  issuer.service.once(Events.BeforeResponse, (answer) => {
    const body = answer.body as { id_token: string };
    const [given, payload, own] = body.id_token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, forged: true })).toString('base64url');
    const encoded = head === undefined ? given : Buffer.from(JSON.stringify(head)).toString('base64url');
    body.id_token = [encoded, forged, signature ?? own].join('.');
  });
  expect(await signIn(ask)).toMatchObject(failed('failed'));
});

test('an answer for another browser, another visit or no visit is refused', async () => {
  say(issuer, ada);
  const [mine, other] = [await visit(ask), await visit(ask)];
  expect(await comeBack(ask, { callback: mine.callback, cookie: '' })).toMatchObject(failed('expired'));
  expect(await comeBack(ask, { callback: other.callback, cookie: mine.cookie })).toMatchObject(failed('expired'));
  const invented = new URL(mine.callback);
  invented.searchParams.set('state', 'x'.repeat(32));
  expect(await comeBack(ask, { callback: invented, cookie: mine.cookie })).toMatchObject(failed('expired'));
  expect(await comeBack(ask, { callback: new URL('/api/auth/callback/oidc', ORIGIN), cookie: '' })).toMatchObject(
    failed('expired'),
  );
  const again = await visit(ask);
  expect((await comeBack(ask, again)).person).toMatchObject({ name: 'Ada Lovelace' });
  expect(await comeBack(ask, again)).toMatchObject(failed('expired'));
});

test('the code of another visit is refused: its PKCE challenge differs', async () => {
  say(issuer, ada);
  const [mine, other] = [await visit(ask), await visit(ask)];
  mine.callback.searchParams.set('code', other.callback.searchParams.get('code')!);
  expect(await comeBack(ask, mine)).toMatchObject(failed('failed'));
});

test('an answer that names another issuer is refused', async () => {
  say(issuer, ada);
  const mine = await visit(ask);
  mine.callback.searchParams.set('iss', 'https://evil.example');
  expect(await comeBack(ask, mine)).toMatchObject(failed('failed'));
});

test('a person who cancels comes back to the page of sign-in, without the provider’s words', async () => {
  const mine = await visit(ask);
  mine.callback.search = new URLSearchParams({
    error: 'access_denied',
    error_description: '<script>alert(1)</script>',
    state: mine.callback.searchParams.get('state')!,
  }).toString();
  expect(await comeBack(ask, mine)).toMatchObject(failed('cancelled'));
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'games',
])('a visit that would continue at %j is refused', async (to) => {
  const { status, body } = await ask('GET', `/session/provider?to=${encodeURIComponent(to)}`);
  expect([status, body.type]).toEqual([422, 'urn:farol:problem:invalid-request']);
});

test('the visit asks for a code with PKCE, state and nonce, at the address of this laboratory', async () => {
  const { headers } = await ask('GET', '/session/provider');
  const { searchParams } = new URL(headers.get('Location')!);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    client_id: 'farol',
    redirect_uri: `${ORIGIN}/api/auth/callback/oidc`,
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  });
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)!.length).toBeGreaterThan(30);
  expect(headers.getSetCookie().join()).toMatch(/farol\.state=.*HttpOnly/);
});

test('other routes of the library are not served', async () => {
  for (const path of ['/api/auth/sign-in/social', '/api/auth/sign-up/email', '/api/auth/callback/google']) {
    expect((await ask('POST', path, {})).status).toBe(404);
    expect((await ask('GET', path)).status).toBe(404);
  }
});

test('too many visits from one network lead back to the page of sign-in', async () => {
  for (let count = 0; count < 30; count++) await ask('GET', '/session/provider');
  const { status, headers } = await ask('GET', '/session/provider');
  expect([status, headers.get('Location')]).toEqual([302, `${ORIGIN}/sign-in?error=too-many-requests`]);
});
