import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { hashPassword } from './passwords.ts';
import { createUser } from './queries.ts';
import { issueTicket } from './tickets.ts';
import { SECRET } from '../testing/people.ts';

const ORIGIN = 'http://localhost:3000';
const ACCOUNTS = { AUTH: 'accounts', PUBLIC_URL: ORIGIN, AUTH_SECRET: SECRET };
const PASSWORD = 'correct horse 1';
let mails: MailServer;
let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  mails = await startMailServer();
  laboratory = await startBackend({
    ...ACCOUNTS,
    SIGN_UP: 'open',
    MAIL_URL: mails.url,
    MAIL_FROM: 'Farol <farol@example.org>',
  });
  ({ ask } = laboratory);
});
afterAll(async () => {
  await laboratory.stop();
  await mails.stop();
});
// Each test has the limits for itself.
beforeEach(() => laboratory.backend.db.deleteFrom('rate_limits').execute());

const tokenOf = (text: string) => /#(\S+)/.exec(text)![1];
const signIn = (email: string, password: string) => ask('POST', '/session', { email, password });
const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function createPerson(email: string) {
  const password = await hashPassword(PASSWORD);
  const { db } = laboratory.backend;
  return db.transaction().execute((trx) => createUser(trx, { name: 'Ada', email, role: 'member', password }));
}
const eventsOf = async (subject: string) =>
  (
    await laboratory.backend.db
      .selectFrom('audit_events')
      .select(['action', 'by', 'actor_id'])
      .where('subject', '=', subject)
      .orderBy('id')
      .execute()
  ).map(({ action, by, actor_id }) => [action, by, actor_id]);

test('a sign-up is an account after its link was opened, and not before', async () => {
  const given = { email: 'Grace@example.org', name: 'Grace' };
  expect((await ask('POST', '/sign-up', given)).status).toBe(202);
  const { recipients, text } = await mails.next();
  expect(recipients).toEqual(['grace@example.org']);
  expect(text).toContain(`${ORIGIN}/verify-email#`);
  expect((await signIn(given.email, PASSWORD)).status).toBe(401);
  expect((await ask('POST', '/sign-up/verify', { token: tokenOf(text), password: PASSWORD })).status).toBe(204);
  const { headers, status } = await signIn(given.email, PASSWORD);
  expect(status).toBe(200);
  const { person } = (await ask('GET', '/session', undefined, { Cookie: cookieOf(headers) })).body;
  expect(person).toMatchObject({ name: 'Grace', email: 'grace@example.org', role: 'member' });
  expect(await eventsOf(person.id)).toEqual([['account-created', 'link', person.id]]);
  const again = await ask('POST', '/sign-up/verify', { token: tokenOf(text), password: PASSWORD });
  expect([again.status, again.body.type]).toEqual([410, 'urn:farol:problem:link-gone']);
});

test('a name and a role of a sign-up go no further than the account’s name', async () => {
  const given = { email: 'eve@example.org', name: 'Call https://evil.example' };
  const withRole = await ask('POST', '/sign-up', { ...given, role: 'administrator' });
  expect(withRole.status).toBe(422);
  const broken = await ask('POST', '/sign-up', { ...given, name: 'Eve\r\nBcc: x@example.org' });
  expect(broken.status).toBe(422);
  await ask('POST', '/sign-up', given);
  expect((await mails.next()).raw).not.toContain('evil.example');
});

test('of two sign-ups with one address, the first confirmed is the account', async () => {
  const given = { email: 'twice@example.org', name: 'Twice' };
  await ask('POST', '/sign-up', given);
  const first = tokenOf((await mails.next()).text);
  await ask('POST', '/sign-up', given);
  const second = tokenOf((await mails.next()).text);
  const answers = await Promise.all(
    [first, second].map((token) => ask('POST', '/sign-up/verify', { token, password: PASSWORD })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
});

test('a sign-up with the address of an account is answered alike; its owner gets a note', async () => {
  await createPerson('known@example.org');
  const given = { email: 'known@example.org', name: 'Eve' };
  const known = await ask('POST', '/sign-up', given);
  const { subject, text } = await mails.next().then((mail) => ({ ...mail, subject: mail.headers.join('\n') }));
  expect(subject).toContain('Subject: You already have an account');
  expect(text.match(/https?:\S+/g)).toEqual([`${ORIGIN}/sign-in`]);
  const unknown = await ask('POST', '/sign-up', { ...given, email: 'unknown@example.org' });
  await mails.next();
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect((await signIn('known@example.org', PASSWORD)).status).toBe(200);
});

test('a forgotten password is reset by a link that works once; sessions end, the second factor stays', async () => {
  const { id, email } = await createPerson('forgets@example.org');
  const { db } = laboratory.backend;
  const { headers } = await signIn(email, PASSWORD);
  await db.updateTable('users').set({ two_factor_enabled: true }).where('id', '=', id).execute();
  expect((await ask('POST', '/password/forgot', { email })).status).toBe(202);
  const { text, recipients } = await mails.next();
  expect(recipients).toEqual([email]);
  expect(text).toContain(`${ORIGIN}/reset-password#`);
  const given = { token: tokenOf(text), password: 'battery staple 2' };
  const attempts = await Promise.all([ask('POST', '/password/reset', given), ask('POST', '/password/reset', given)]);
  expect(attempts.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
  expect((await ask('GET', '/games', undefined, { Cookie: cookieOf(headers) })).status).toBe(401);
  expect((await signIn(email, PASSWORD)).status).toBe(401);
  const signedIn = await signIn(email, 'battery staple 2');
  expect([signedIn.status, signedIn.body]).toEqual([200, { needsCode: true }]);
  expect(await eventsOf(id)).toEqual([
    ['password-reset-requested', 'none', null],
    ['password-reset', 'link', id],
  ]);
});

test('a sign-in with the old password that waits for its code ends with a reset', async () => {
  const { id, email } = await createPerson('waits@example.org');
  const { db } = laboratory.backend;
  await db.updateTable('users').set({ two_factor_enabled: true }).where('id', '=', id).execute();
  await signIn(email, PASSWORD);
  const waiting = () => db.selectFrom('verifications').select('id').where('value', '=', id).execute();
  expect(await waiting()).toHaveLength(1);
  const { link } = await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id });
  await ask('POST', '/password/reset', { token: tokenOf(link), password: 'battery staple 2' });
  expect(await waiting()).toEqual([]);
});

test('a link that was used, has expired, or is for something else is gone', async () => {
  const { db } = laboratory.backend;
  const { id, email } = await createPerson('links@example.org');
  const fresh = { email: 'new@example.org', name: 'New' };
  const reset = await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id });
  const old = await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id });
  const signUp = await issueTicket(db, ORIGIN, { purpose: 'sign-up', ...fresh });
  const oldSignUp = await issueTicket(db, ORIGIN, { purpose: 'sign-up', ...fresh });
  for (const { ticket } of [old, oldSignUp]) {
    await db.updateTable('tickets').set({ expires_at: new Date() }).where('id', '=', ticket.id).execute();
  }
  const invitation = await issueTicket(db, ORIGIN, { purpose: 'invitation', role: 'administrator' });
  for (const token of [old.link, signUp.link, invitation.link, `#${'x'.repeat(43)}`].map(tokenOf)) {
    const { status, body } = await ask('POST', '/password/reset', { token, password: 'battery staple 2' });
    expect([status, body.type]).toEqual([410, 'urn:farol:problem:link-gone']);
  }
  for (const token of [oldSignUp.link, reset.link, invitation.link].map(tokenOf)) {
    expect((await ask('POST', '/sign-up/verify', { token, password: PASSWORD })).status).toBe(410);
  }
  expect((await signIn(email, PASSWORD)).status).toBe(200);
  expect((await ask('POST', '/invitations/read', { token: tokenOf(reset.link) })).status).toBe(410);
  expect(
    (await ask('POST', '/password/reset', { token: tokenOf(reset.link), password: 'battery staple 2' })).status,
  ).toBe(204);
});

test('of two links of one person that are used at once, one resets the password', async () => {
  const { db } = laboratory.backend;
  const { id } = await createPerson('both@example.org');
  const links = [
    await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id }),
    await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id }),
  ];
  const answers = await Promise.all(
    links.map(({ link }) => ask('POST', '/password/reset', { token: tokenOf(link), password: 'battery staple 2' })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
});

test('a blocked person gets no link, and one sent before does not work', async () => {
  const { db } = laboratory.backend;
  const { id, email } = await createPerson('blocked@example.org');
  const { link } = await issueTicket(db, ORIGIN, { purpose: 'reset', userId: id });
  await db.updateTable('users').set({ is_blocked: true }).where('id', '=', id).execute();
  expect((await ask('POST', '/password/forgot', { email })).status).toBe(202);
  expect((await ask('POST', '/password/reset', { token: tokenOf(link), password: PASSWORD })).status).toBe(410);
  await createPerson('other@example.org');
  await ask('POST', '/password/forgot', { email: 'other@example.org' });
  expect((await mails.next()).recipients).toEqual(['other@example.org']);
});

test('the answer waits for nothing that depends on the address', async () => {
  const { db } = laboratory.backend;
  await createPerson('timed@example.org');
  // While nobody can read accounts or write links, only answers that need neither come.
  await db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE users, credentials, tickets, audit_events IN ACCESS EXCLUSIVE MODE`.execute(trx);
    for (const email of ['timed@example.org', 'nobody@example.org']) {
      expect((await ask('POST', '/password/forgot', { email })).status).toBe(202);
      expect((await ask('POST', '/sign-up', { email, name: 'Eve' })).status).toBe(202);
    }
  });
  const recipients = [await mails.next(), await mails.next(), await mails.next()].flatMap((mail) => mail.recipients);
  expect(recipients.toSorted()).toEqual(['nobody@example.org', 'timed@example.org', 'timed@example.org']);
});

test('one address gets three links an hour, whether or not it has an account', async () => {
  await createPerson('often@example.org');
  for (const email of ['often@example.org', 'never@example.org']) {
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push(await ask('POST', '/password/forgot', { email }));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
  }
  for (let count = 0; count < 3; count++) await mails.next();
});

test('one network tries 60 links in ten minutes', async () => {
  const statuses = [];
  for (let count = 0; count < 61; count++) {
    statuses.push((await ask('POST', '/sign-up/verify', { token: `guess-${count}`, password: PASSWORD })).status);
  }
  expect([statuses.slice(0, 60).every((status) => status === 410), statuses[60]]).toEqual([true, 429]);
});

test('the database holds no link, no password and no readable token', async () => {
  const { db } = laboratory.backend;
  await ask('POST', '/sign-up', { email: 'dump@example.org', name: 'Dump' });
  const token = tokenOf((await mails.next()).text);
  const rows = JSON.stringify(await db.selectFrom('tickets').selectAll().execute());
  expect(rows).toContain('dump@example.org');
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(PASSWORD);
});

test('where sign-up is closed and there is no mail, nothing is created and a forgotten password is answered alike', async () => {
  const closed = await startBackend(ACCOUNTS);
  try {
    const given = { email: 'ada@example.org', name: 'Ada' };
    const { status, body } = await closed.ask('POST', '/sign-up', given);
    expect([status, body.type]).toEqual([403, 'urn:farol:problem:not-allowed']);
    expect((await closed.ask('POST', '/password/forgot', { email: given.email })).status).toBe(202);
    const { link } = await issueTicket(closed.backend.db, ORIGIN, { purpose: 'sign-up', ...given });
    expect((await closed.ask('POST', '/sign-up/verify', { token: tokenOf(link), password: PASSWORD })).status).toBe(
      410,
    );
  } finally {
    await closed.stop();
  }
});
