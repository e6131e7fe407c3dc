import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from './testing.ts';
import { SECRET } from './testing/people.ts';

/** Links for the operator: those of the command, and the one that the API logs when it starts. */

const ORIGIN = 'https://farol.example.org';
const ACCOUNTS = { AUTH: 'accounts', PUBLIC_URL: ORIGIN, AUTH_SECRET: SECRET };
const PASSWORD = 'correct horse 1';

let laboratory: StartedBackend;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  laboratory = await startBackend(ACCOUNTS);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await laboratory.stop();
});

const start = (file: string, args: string[], environment: Record<string, string>) =>
  spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
    env: { ...process.env, DATABASE_URL: laboratory.databaseUrl, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function admin(args: string[], environment: Record<string, string> = ACCOUNTS) {
  const child = start('admin.ts', args, environment);
  const ended = once(child, 'close');
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** Starts the API; returns what it logged about the administrator, or undefined if it logs nothing for a second. */
async function logOfStart(): Promise<{ level: number; link?: string; msg: string } | undefined> {
  const child = start('index.ts', [], ACCOUNTS);
  running.add(child);
  let logged = '';
  const found = new Promise<string>((resolve) => {
    child.stdout.on('data', (bytes) => {
      logged += String(bytes);
      const line = logged.split('\n').find((each) => each.includes('administrator') && each.endsWith('}'));
      if (line !== undefined) resolve(line);
      if (logged.includes('listening')) setTimeout(() => resolve(''), 3000);
    });
  });
  const line = await found;
  child.kill('SIGTERM');
  await once(child, 'exit');
  running.delete(child);
  expect(logged).toContain('listening');
  return line === '' ? undefined : JSON.parse(line);
}

const tokenOf = (link: string) => new URL(link.trim()).hash.slice(1);
const read = async (link: string) =>
  (await laboratory.ask('POST', '/invitations/read', { token: tokenOf(link) })).status;

test('the API logs a set-up link when it starts, and a process that starts with it keeps that link', async () => {
  const logs = await Promise.all([logOfStart(), logOfStart()]);
  const links = logs.flatMap((log) => log?.link ?? []);
  expect(links).toEqual([expect.stringMatching(/^https:\/\/farol\.example\.org\/invitation#[\w-]{43}$/)]);
  expect(logs.map((log) => log?.level)).toEqual([40, 40]);
  expect(logs.map((log) => log?.msg)).toContain(
    'there is no administrator: open the set-up link that was logged a moment ago',
  );
  expect(await read(links[0])).toBe(200);
  // A later start makes a new link: the newest line of the log always works.
  await laboratory.backend.db
    .updateTable('tickets')
    .set({ created_at: new Date(Date.now() - 61_000) })
    .execute();
  const later = await logOfStart();
  expect(await read(later!.link!)).toBe(200);
  expect(await read(links[0])).toBe(410);
});

test('set-up-link prints one link that works until there is an administrator', async () => {
  const first = await admin(['set-up-link']);
  const second = await admin(['set-up-link']);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(second.stdout).toMatch(/^https:\/\/farol\.example\.org\/invitation#[\w-]{43}\n$/);
  expect(await read(first.stdout)).toBe(410);
  const given = { token: tokenOf(second.stdout), email: 'ada@example.org', name: 'Ada', password: PASSWORD };
  expect((await laboratory.ask('POST', '/invitations/accept', given)).status).toBe(201);
  const third = await admin(['set-up-link']);
  expect([third.code, third.stdout]).toEqual([1, '']);
  expect(third.stderr).toContain('there is an administrator already');
  expect(await logOfStart()).toBeUndefined();
});

test('reset-password prints a link for an account, withdraws the one before, and is in the audit log', async () => {
  const first = await admin(['reset-password', 'Ada@Example.org']);
  const second = await admin(['reset-password', 'ada@example.org']);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(second.stdout).toMatch(/^https:\/\/farol\.example\.org\/reset-password#[\w-]{43}\n$/);
  expect(second.stderr).toMatch(/it works once, until \d{4}-/);
  const { db } = laboratory.backend;
  expect(await db.selectFrom('tickets').select('id').where('purpose', '=', 'reset').execute()).toHaveLength(1);
  const events = await db
    .selectFrom('audit_events')
    .select(['action', 'by', 'actor_name', 'subject'])
    .where('by', '=', 'command')
    .execute();
  const { id } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  const event = { action: 'password-reset-requested', by: 'command', actor_name: 'the operator', subject: id };
  expect(events).toEqual([event, event]);
  const unknown = await admin(['reset-password', 'bob@example.org']);
  expect([unknown.code, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toBe('no account has the e-mail address bob@example.org\n');
});

test('remove-two-factor lets an account sign in without a code, and is in the audit log', async () => {
  const { db } = laboratory.backend;
  const email = 'ada@example.org';
  const { id } = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  await db.updateTable('users').set({ two_factor_enabled: true }).where('id', '=', id).execute();
  const factor = { id: randomUUID(), user_id: id, secret: 'x', backup_codes: 'x' };
  await db.insertInto('two_factors').values(factor).execute();
  expect(await admin(['remove-two-factor', email])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('signs in without a code now'),
  });
  expect(await db.selectFrom('two_factors').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('sessions').select('id').where('user_id', '=', id).execute()).toEqual([]);
  const user = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const events = await db.selectFrom('audit_events').select('by').where('action', '=', 'two-factor-off').execute();
  expect([user.two_factor_enabled, events]).toEqual([false, [{ by: 'command' }]]);
  expect((await admin(['remove-two-factor', 'bob@example.org'])).code).toBe(1);
});

test.each<[string, string[], Record<string, string>, number, string]>([
  ['no command', [], ACCOUNTS, 2, 'usage: node admin.js set-up-link'],
  ['another command', ['make'], ACCOUNTS, 2, 'usage: '],
  ['no address', ['reset-password'], ACCOUNTS, 2, 'usage: '],
  ['a wrong address', ['reset-password', 'ada'], ACCOUNTS, 2, 'usage: '],
  ['no accounts', ['set-up-link'], {}, 78, 'AUTH=accounts is missing'],
  ['half the settings', ['set-up-link'], { AUTH: 'accounts' }, 78, 'AUTH_SECRET is missing'],
  [
    'no database',
    ['set-up-link'],
    { ...ACCOUNTS, DATABASE_URL: 'postgres://nobody:hush@127.0.0.1:1/x' },
    1,
    'the database',
  ],
])('the command with %s ends with words', async (_, args, environment, code, words) => {
  const ended = await admin(args, environment);
  expect(ended.stderr).toContain(words);
  expect(ended.stderr).not.toMatch(/hush|^\s+at /m);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
});
