import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../apps/backend/src/accounts/passwords.ts';
import { createUser } from '../apps/backend/src/accounts/queries.ts';
import { cookiesOf, PASSWORD, signIn, WITH_ACCOUNTS } from '../apps/backend/src/testing/people.ts';
import { serveApp, type StartedBackend, startBackend } from '../apps/backend/src/testing.ts';
import { finish, startFarolIn } from '../apps/cli/src/testing/farol-process.ts';

/** farol login and the commands that use its key, against a laboratory with accounts. */

const PERSON = { name: 'Ada', email: 'ada@example.org', role: 'member' } as const;

const scratch = mkdtempSync(join(tmpdir(), 'farol-login-'));
let laboratory: StartedBackend;
let served: Awaited<ReturnType<typeof serveApp>>;
let cookie: string;
beforeAll(async () => {
  laboratory = await startBackend(WITH_ACCOUNTS);
  served = await serveApp(laboratory.app);
  const password = await hashPassword(PASSWORD);
  await laboratory.backend.db.transaction().execute((trx) => createUser(trx, { ...PERSON, password }));
  cookie = cookiesOf(await laboratory.ask('POST', '/session', { email: PERSON.email, password: PASSWORD }));
});
afterAll(async () => {
  served.server.close();
  await laboratory.stop();
  rmSync(scratch, { recursive: true });
});

function farol(input: string, ...args: string[]) {
  const child = startFarolIn({ XDG_CONFIG_HOME: scratch, FAROL_API_KEY: '' }, ...args);
  child.stdin.end(input);
  return finish(child);
}

async function makeKey(scope: string): Promise<{ id: string; key: string }> {
  return (await laboratory.ask('POST', '/account/keys', { name: 'cli', scope }, { Cookie: cookie })).body;
}

test('a stored key imports a game for its owner until it is revoked', async () => {
  const server = ['--server', served.address];
  const file = join(scratch, 'game.json');
  await farol('', 'run', 'minority', '--agents', '11', '--rounds', '10', '--seed', '1', '--manifest', file);
  const refused = await farol('', 'import', file, ...server);
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain(`; run farol login ${server.join(' ')}\n`);

  const { id, key } = await makeKey('play');
  const login = await farol(key, 'login', '--key-stdin', ...server);
  expect([login.code, login.stderr]).toEqual([0, '']);
  expect(login.stdout).toContain('logged in as Ada <ada@example.org>, member\n');
  const imported = await farol('', 'import', file, '--json', ...server);
  expect([imported.code, imported.stderr]).toEqual([0, '']);
  const { games } = (await laboratory.ask('GET', '/games', undefined, { Cookie: cookie })).body;
  expect(games.map((game: { id: string }) => game.id)).toEqual([JSON.parse(imported.stdout).id]);

  await laboratory.ask('DELETE', `/account/keys/${id}`, undefined, { Cookie: cookie });
  const revoked = await farol('', 'import', file, ...server);
  expect([revoked.code, revoked.stdout]).toEqual([2, '']);
  expect(revoked.stderr).toContain(`; run farol login ${server.join(' ')}\n`);
  const again = await farol(key, 'login', '--key-stdin', ...server);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('the server refuses the key')]);
});

test('a key of the scope read plays nothing', async () => {
  const { key } = await makeKey('read');
  const server = ['--server', served.address];
  expect((await farol(key, 'login', '--key-stdin', ...server)).code).toBe(0);
  const file = join(scratch, 'game.json');
  const { code, stderr } = await farol('', 'import', file, ...server);
  expect([code, stderr]).toEqual([2, 'error: the server: the key has the scope "read", and this needs "play"\n']);
});

test('a key of the scope admin manages the accounts of the laboratory', async () => {
  const root = await signIn(laboratory, 'Root', 'administrator');
  const { key } = (await root('POST', '/account/keys', { name: 'cli', scope: 'admin' })).body as { key: string };
  const server = ['--server', served.address];
  expect((await farol(key, 'login', '--key-stdin', ...server)).code).toBe(0);
  const admin = async (...args: string[]) => {
    const { code, stdout, stderr } = await farol('', 'admin', ...args, ...server);
    expect([code, stderr], args.join(' ')).toEqual([0, '']);
    return stdout;
  };
  const roleOfAda = async () => {
    const { people } = JSON.parse(await admin('people', '--json')) as {
      people: { email: string; role: string; isBlocked: boolean }[];
    };
    const { role, isBlocked } = people.find(({ email }) => email === PERSON.email)!;
    return { role, isBlocked };
  };
  expect(await admin('invite', '--email', 'bob@example.org')).toContain('/invitation#');
  expect(await admin('reset-password', PERSON.email)).toContain('/reset-password#');
  await admin('role', PERSON.email, 'viewer');
  await admin('block', PERSON.email);
  expect(await roleOfAda()).toEqual({ role: 'viewer', isBlocked: true });
  await admin('unblock', PERSON.email);
  expect(await roleOfAda()).toEqual({ role: 'viewer', isBlocked: false });
  expect(await admin('people')).toContain('ada@example.org');
  const log = await admin('audit', '--email', PERSON.email);
  for (const action of ['role-changed', 'blocked', 'unblocked', 'password-reset-requested'])
    expect(log).toContain(action);
});
