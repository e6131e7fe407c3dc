import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { StartedBackend } from '../testing.ts';
import { PASSWORD, type SignedUp, signUp, startLaboratory } from './testing/sign-up.ts';

let laboratory: StartedBackend;
let ada: SignedUp;
beforeAll(async () => {
  laboratory = await startLaboratory({ QUOTA_RUNNING_GAMES: '20' });
  ada = await signUp(laboratory, 'ada', 'administrator', true);
});
afterAll(() => laboratory.stop());

const actionsOf = async (person: string) =>
  (await ada.ask('GET', `/audit?person=${person}`)).body.events.map(({ action }: { action: string }) => action);
const becomes = (status: number, ask: () => Promise<{ status: number }>) =>
  vi.waitFor(async () => expect((await ask()).status).toBe(status), { timeout: 1000, interval: 10 });

test('people are listed by name, page by page, with limits and use', async () => {
  for (const name of ['zoe', 'Bob', 'carl']) await signUp(laboratory, name, 'member');
  const names: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const { status, body } = await ada.ask('GET', `/people?limit=3${next === '' ? '' : `&cursor=${next}`}`);
    expect(status).toBe(200);
    names.push(...body.people.map(({ name }: { name: string }) => name));
    ({ next } = body);
  }
  expect(names).toEqual(['ada', 'Bob', 'carl', 'zoe']);
  const [first] = (await ada.ask('GET', '/people')).body.people;
  expect(first).toMatchObject({
    id: ada.id,
    hasOwnLimits: false,
    limits: { runningGames: 20, agentRoundsPerDay: null },
    use: { runningGames: 0, agentRoundsToday: 0, storageBytes: 0 },
  });
  expect(first.lastSeenAt).not.toBeNull();
  expect((await ada.ask('GET', '/people?cursor=x')).status).toBe(422);
  const member = await signUp(laboratory, 'member', 'member');
  expect((await member.ask('GET', '/people')).status).toBe(403);
});

test('own limits go before those of the laboratory until they are removed', async () => {
  const { id, ask } = await signUp(laboratory, 'dora', 'member');
  const change = async (limits: unknown) => (await ada.ask('PATCH', `/people/${id}`, { limits })).body;
  expect((await change({ runningGames: null })).limits.runningGames).toBeNull();
  expect((await change({ storageBytes: 5 })).limits).toMatchObject({ runningGames: null, storageBytes: 5 });
  expect((await ask('GET', '/account')).body.limits.storageBytes).toBe(5);
  expect(await change(null)).toMatchObject({ hasOwnLimits: false, limits: { runningGames: 20, storageBytes: null } });
  expect(await actionsOf(id)).toEqual(['limits-changed', 'limits-changed', 'limits-changed', 'account-created']);
});

test('a blocked person is out at once, and stays out until unblocked', async () => {
  const { id, email, ask } = await signUp(laboratory, 'eve', 'member');
  const { key } = (await ask('POST', '/account/keys', { name: 'k', scope: 'play' })).body;
  const byKey = () => laboratory.ask('GET', '/games', undefined, { Authorization: `Bearer ${key}` });
  expect([(await ask('GET', '/games')).status, (await byKey()).status]).toEqual([200, 200]);
  expect((await ada.ask('PATCH', `/people/${id}`, { isBlocked: true })).body.isBlocked).toBe(true);
  await becomes(401, () => ask('GET', '/games'));
  await becomes(401, byKey);
  expect((await laboratory.ask('POST', '/session', { email, password: PASSWORD })).status).toBe(401);
  await ada.ask('PATCH', `/people/${id}`, { isBlocked: false });
  await becomes(200, byKey);
  expect((await ask('GET', '/games')).status, 'its sessions ended').toBe(401);
  expect((await laboratory.ask('POST', '/session', { email, password: PASSWORD })).status).toBe(200);
  expect(await actionsOf(id)).toEqual(expect.arrayContaining(['unblocked', 'blocked']));
});

test('a new role counts from the next request', async () => {
  const { id, ask } = await signUp(laboratory, 'finn', 'member');
  expect((await ask('GET', '/people')).status).toBe(403);
  await ada.ask('PATCH', `/people/${id}`, { role: 'administrator' });
  await becomes(200, () => ask('GET', '/people'));
  await ada.ask('PATCH', `/people/${id}`, { role: 'viewer' });
  await becomes(403, () => ask('GET', '/people'));
  const bar = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'always' }] };
  expect((await ask('POST', '/games', bar)).status).toBe(403);
});

test('the last administrator is neither demoted, nor blocked, nor deleted', async () => {
  for (const change of [{ role: 'member' }, { role: 'viewer' }, { isBlocked: true }]) {
    const { status, body } = await ada.ask('PATCH', `/people/${ada.id}`, change);
    expect([status, body.type]).toEqual([409, 'urn:farol:problem:impossible-transition']);
    expect(body.detail).toContain('make another person an administrator first');
  }
  expect((await ada.ask('DELETE', `/people/${ada.id}`)).status).toBe(409);
  expect((await ada.ask('POST', '/account/delete', { password: PASSWORD })).status).toBe(409);
  expect((await ada.ask('PATCH', `/people/${ada.id}`, { role: 'administrator' })).status).toBe(200);
});

test('of two administrators who demote each other at once, one stays', async () => {
  for (let round = 0; round < 10; round++) {
    const other = await signUp(laboratory, `g${round}`, 'administrator');
    const answers = await Promise.all([
      ada.ask('PATCH', `/people/${other.id}`, { role: 'member' }),
      other.ask('PATCH', `/people/${ada.id}`, round % 2 === 0 ? { role: 'member' } : { isBlocked: true }),
    ]);
    const { rows } = await sql<{
      id: string;
    }>`SELECT id FROM users WHERE role = 'administrator' AND NOT is_blocked`.execute(laboratory.backend.db);
    expect(rows).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    await sql`UPDATE users SET role = 'administrator', is_blocked = false WHERE id = ${ada.id}`.execute(
      laboratory.backend.db,
    );
    await sql`UPDATE users SET role = 'member' WHERE id = ${other.id}`.execute(laboratory.backend.db);
    // Blocking ended the session.
    if ((await ada.ask('GET', '/people')).status !== 200) ada = { ...ada, ask: await signInAgain(ada) };
  }
});

async function signInAgain({ email }: SignedUp): Promise<StartedBackend['ask']> {
  const { headers } = await laboratory.ask('POST', '/session', { email, password: PASSWORD });
  const [cookie] = headers.getSetCookie().map((each) => each.split(';')[0]);
  return (method, path, body, others = {}) => laboratory.ask(method, path, body, { Cookie: cookie, ...others });
}

test('an invitation works until it is withdrawn, and not for an address with an account', async () => {
  const made = await ada.ask('POST', '/invitations', { email: 'Hugo@example.org', role: 'viewer' });
  expect([made.status, made.body.email, made.body.isSent]).toEqual([201, 'hugo@example.org', false]);
  const token = new URL(made.body.link).hash.slice(1);
  expect((await laboratory.ask('POST', '/invitations/read', { token })).body.role).toBe('viewer');
  const { invitations } = (await ada.ask('GET', '/invitations')).body;
  expect(invitations.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
  expect(JSON.stringify(invitations)).not.toContain(token);
  expect((await ada.ask('DELETE', `/invitations/${made.body.id}`)).status).toBe(204);
  expect((await ada.ask('DELETE', `/invitations/${made.body.id}`)).status).toBe(404);
  expect((await laboratory.ask('POST', '/invitations/read', { token })).status).toBe(410);
  expect((await ada.ask('POST', '/invitations', { email: 'ada@example.org', role: 'viewer' })).status).toBe(409);
  expect(await actionsOf(made.body.id)).toEqual(['invitation-withdrawn', 'invited']);
});

test('a reset link is made for an account, and the log says by whom', async () => {
  const { id } = await signUp(laboratory, 'ines', 'member');
  const { status, body } = await ada.ask('POST', `/people/${id}/reset-link`);
  expect([status, body.link]).toEqual([201, expect.stringContaining('/reset-password#')]);
  const [event] = (await ada.ask('GET', `/audit?person=${id}&action=password-reset-requested`)).body.events;
  expect(event).toMatchObject({ actor: { id: ada.id, name: 'ada' }, by: 'session', subject: id });
  expect((await ada.ask('POST', `/people/${crypto.randomUUID()}/reset-link`)).status).toBe(404);
});

test('the audit log is paged, filtered and exported whole, and its export is an event', async () => {
  const all: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const { body } = await ada.ask('GET', `/audit?limit=7${next === '' ? '' : `&cursor=${next}`}`);
    all.push(...body.events.map(({ id }: { id: string }) => id));
    ({ next } = body);
  }
  expect(all.map(Number)).toEqual(all.map(Number).toSorted((a, b) => b - a));
  const { status, headers, body } = await ada.ask('GET', '/audit/export');
  expect([status, headers.get('Content-Type')]).toEqual([200, 'application/x-ndjson']);
  const lines = (body as string).trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as { id: string; action: string });
  expect(events.map(({ id }) => id)).toEqual([...all.toReversed(), events.at(-1)!.id]);
  expect(events.at(-1)!.action).toBe('audit-exported');
  const created = (await ada.ask('GET', '/audit?action=account-created')).body.events;
  expect(created.length).toBe(events.filter(({ action }) => action === 'account-created').length);
  expect((await ada.ask('GET', '/audit?cursor=abc')).status).toBe(422);
});

test('a row of the audit log can be neither changed nor deleted by the application', async () => {
  const { db } = laboratory.backend;
  const count = async () => (await sql<{ n: number }>`SELECT count(*) AS n FROM audit_events`.execute(db)).rows[0].n;
  const before = await count();
  for (const statement of [
    sql`UPDATE audit_events SET actor_name = 'nobody'`,
    sql`DELETE FROM audit_events`,
    sql`TRUNCATE audit_events`,
  ]) {
    await expect(statement.execute(db)).rejects.toThrow(/append-only|permission denied/);
  }
  expect(await count()).toBe(before);
});
