import { Events } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  comeBack,
  failed,
  OPEN,
  ORIGIN,
  say,
  signIn,
  startLaboratory,
  startProvider,
  visit,
} from '../testing/openid-provider.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { createUser } from './queries.ts';
import { issueTicket } from './tickets.ts';
import { SECRET } from '../testing/people.ts';

let issuer: Awaited<ReturnType<typeof startProvider>>;
let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  issuer = await startProvider();
  laboratory = await startLaboratory(issuer.issuer.url!);
  ({ ask } = laboratory);
});
afterAll(async () => {
  await laboratory.stop();
  await issuer.stop();
});
beforeEach(() => laboratory.backend.db.deleteFrom('rate_limits').execute());
afterEach(() => void issuer.service.removeAllListeners());

const ada = { sub: 'ada-1', email: 'Ada@example.org', email_verified: true, name: 'Ada Lovelace' };

const invite = (email: string, role: 'member' | 'viewer') =>
  issueTicket(laboratory.backend.db, ORIGIN, { purpose: 'invitation', email, role });

async function createLocal(email: string) {
  const { db } = laboratory.backend;
  return db
    .transaction()
    .execute((trx) => createUser(trx, { name: 'Local', email, role: 'member', password: 'no hash' }));
}
const lastEvents = async (count: number) => {
  const { db } = laboratory.backend;
  const rows = await db.selectFrom('audit_events').selectAll().orderBy('id', 'desc').limit(count).execute();
  return rows.toReversed().map(({ action, by, actor_name, detail }) => ({ action, by, actor_name, detail }));
};

test('a person whom nobody invited is refused while sign-up is closed', async () => {
  say(issuer, ada);
  expect(await signIn(ask)).toMatchObject(failed('not-invited'));
  expect(await laboratory.backend.db.selectFrom('users').selectAll().execute()).toEqual([]);
  expect(await lastEvents(1)).toEqual([
    { action: 'sign-in-failed', by: 'none', actor_name: '', detail: { with: 'provider', failure: 'not-invited' } },
  ]);
});

test('an invited person gets an account with the invitation’s role, and continues where the visit began', async () => {
  await invite('ada@example.org', 'viewer');
  say(issuer, ada);
  const { location, person, headers } = await signIn(ask);
  expect(location).toBe(`${ORIGIN}/games/7`);
  expect(person).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.org', role: 'viewer' });
  expect(headers.getSetCookie().find((cookie) => cookie.startsWith('farol.session_token'))).toMatch(
    /HttpOnly; SameSite=Lax/,
  );
  expect((await lastEvents(3)).map(({ action, by, actor_name }) => [action, by, actor_name])).toEqual([
    ['account-created', 'none', 'Ada Lovelace'],
    ['account-changed', 'none', 'Ada Lovelace'],
    ['signed-in', 'session', 'Ada Lovelace'],
  ]);
  const { db } = laboratory.backend;
  expect(await db.selectFrom('tickets').selectAll().execute()).toEqual([]);
  const [credential] = await db.selectFrom('credentials').selectAll().execute();
  expect(credential).toMatchObject({ provider_id: 'oidc', account_id: 'ada-1' });
  expect([credential.access_token, credential.refresh_token, credential.id_token]).toEqual([null, null, null]);
});

test('a person is known by the provider’s subject, whatever the e-mail address is by now', async () => {
  say(issuer, { ...ada, email: 'countess@example.org', name: 'Ada King' });
  expect((await signIn(ask)).person).toMatchObject({ email: 'ada@example.org', name: 'Ada Lovelace' });
});

test('a blocked person is refused', async () => {
  const { db } = laboratory.backend;
  await db.updateTable('users').set({ is_blocked: true }).where('email', '=', 'ada@example.org').execute();
  say(issuer, ada);
  expect(await signIn(ask)).toMatchObject(failed('blocked'));
  await db.updateTable('users').set({ is_blocked: false }).where('email', '=', 'ada@example.org').execute();
});

test.each([
  ['both addresses are verified is linked', true, true, true],
  ['the provider did not verify the address is not linked', true, false, false],
  ['the local address is not verified is not linked', false, true, false],
  ['neither is verified is not linked', false, false, false],
])('an existing account where %s', async (_, isLocalVerified, isVerified, isLinked) => {
  const { db } = laboratory.backend;
  const email = `local-${isLocalVerified}-${isVerified}@example.org`;
  const { id } = await createLocal(email);
  await db.updateTable('users').set({ email_verified: isLocalVerified }).where('id', '=', id).execute();
  say(issuer, { sub: email, email, email_verified: isVerified, name: 'Somebody' });
  const { location, person } = await signIn(ask);
  expect(person?.id ?? null).toBe(isLinked ? id : null);
  expect(location).toBe(isLinked ? `${ORIGIN}/games/7` : `${ORIGIN}/sign-in?error=not-linked`);
});

test('an address that the provider did not verify uses up no invitation', async () => {
  await invite('grace@example.org', 'member');
  say(issuer, { sub: 'mallory', email: 'grace@example.org', email_verified: false });
  expect(await signIn(ask)).toMatchObject(failed('not-invited'));
  say(issuer, { sub: 'grace', email: 'grace@example.org', email_verified: 'true', name: 'Grace\r\nHopper' });
  // The name would be refused as a person's: the address's first part stands in for it.
  expect((await signIn(ask)).person).toMatchObject({ name: 'grace', role: 'member' });
});

test('a profile may be at the userinfo endpoint, but only of the same person', async () => {
  await invite('info@example.org', 'member');
  const profile = { email: 'info@example.org', email_verified: true, name: 'Info' };
  issuer.service.once(Events.BeforeUserinfo, (answer) => void (answer.body = { sub: 'other', ...profile }));
  expect(await signIn(ask)).toMatchObject(failed('failed'));
  issuer.service.once(Events.BeforeUserinfo, (answer) => void (answer.body = { sub: 'johndoe', ...profile }));
  expect((await signIn(ask)).person).toMatchObject({ name: 'Info' });
});

test('without a provider there is no such route', async () => {
  const plain = await startBackend({
    AUTH: 'accounts',
    PUBLIC_URL: ORIGIN,
    AUTH_SECRET: SECRET,
  });
  try {
    for (const path of ['/session/provider', '/api/auth/callback/oidc?state=1&code=2']) {
      const { status, body } = await plain.ask('GET', path);
      expect([status, body.type]).toEqual([404, 'urn:farol:problem:not-found']);
    }
  } finally {
    await plain.stop();
  }
});

test('a provider that is away at the start stops nothing, and is asked again at the next sign-in', async () => {
  const late = await startProvider();
  const { port } = late.address();
  await late.stop();
  const open = await startLaboratory(`http://localhost:${port}`, OPEN);
  try {
    expect((await open.ask('GET', '/session')).body).toMatchObject({ provider: 'the university', isSignUpOpen: true });
    const away = await open.ask('GET', '/session/provider');
    expect([away.status, away.headers.get('Location')]).toEqual([302, `${ORIGIN}/sign-in?error=provider-away`]);
    await late.start(port, '127.0.0.1');
    say(late, ada);
    // Where sign-up is open, nobody needs an invitation.
    expect((await signIn(open.ask)).person).toMatchObject({ name: 'Ada Lovelace', role: 'member' });
  } finally {
    await open.stop();
    await late.stop();
  }
});

test('a class that signs in for the first time at once does not use up the connections', async () => {
  const open = await startLaboratory(issuer.issuer.url!, OPEN);
  try {
    issuer.service.on(Events.BeforeTokenSigning, ({ payload }) => {
      const email = `${String(payload['nonce'] ?? 'x').toLowerCase()}@example.org`;
      Object.assign(payload, { sub: email, email, email_verified: true });
    });
    const visits = [];
    for (let count = 0; count < 28; count++) visits.push(await visit(open.ask));
    await open.backend.db.deleteFrom('rate_limits').execute();
    const people = await Promise.all(visits.map((given) => comeBack(open.ask, given)));
    expect(people.map(({ location }) => location)).toEqual(visits.map(() => `${ORIGIN}/games/7`));
  } finally {
    await open.stop();
  }
});
