import { expect, test } from 'vitest';
import { type Answer, listenAs, type Seen } from './testing/fake-laboratory.ts';
import { finish, scratchDirectory, startFarolIn } from './testing/farol-process.ts';

const KEY = `farol_${'Kx7'.repeat(14)}q`;
const NO_LIMITS = { runningGames: null, agentRoundsPerDay: null, storageBytes: null, experimentGames: null };
const NO_USE = { runningGames: 0, agentRoundsToday: 0, storageBytes: 0, resetsAt: '2026-11-28T00:00:00.000Z' };
const person = (name: string, changes: object = {}) => ({
  id: `id-${name}`,
  name,
  email: `${name.toLowerCase()}@example.org`,
  role: 'member',
  isTwoFactorOn: false,
  createdAt: '2026-11-01T10:00:00.000Z',
  isBlocked: false,
  lastSeenAt: '2026-11-27T20:15:30.000Z',
  limits: NO_LIMITS,
  hasOwnLimits: false,
  use: NO_USE,
  ...changes,
});
const ADA = person('Ada', { role: 'administrator', isTwoFactorOn: true });
const BOB = person('Bob', { lastSeenAt: null });
const EVENT = {
  id: '7',
  at: '2026-11-27T20:15:30.000Z',
  action: 'signed-in',
  actor: { id: BOB.id, name: 'Bob\u001B[2J' },
  by: 'session',
  address: '192.0.2.7',
  agent: 'curl',
  subject: null,
  detail: { with: 'password' },
};
const LINK = { link: 'https://farol.example.org/reset-password#abc', expiresAt: '2026-11-27T21:00:00.000Z' };
const INVITATION = {
  id: 'i',
  email: 'eve@example.org',
  role: 'viewer',
  createdAt: '2026-11-27T20:00:00.000Z',
  expiresAt: '2026-12-04T20:00:00.000Z',
  link: 'https://farol.example.org/invitation#abc',
  isSent: true,
};

/** Two pages of people, and what the other routes answer. */
function answer({ method, url, body, headers }: Seen): Answer {
  if (headers.authorization !== `Bearer ${KEY}`) return { status: 401, body: { title: 'Not signed in' } };
  const { pathname, searchParams } = new URL(url, 'http://x');
  switch (`${method} ${pathname}`) {
    case 'GET /people':
      return { body: searchParams.has('cursor') ? { people: [BOB], next: null } : { people: [ADA], next: 'more' } };
    case `PATCH /people/${BOB.id}`:
      return { body: { ...BOB, ...(JSON.parse(body) as object) } };
    case `POST /people/${BOB.id}/reset-link`:
      return { status: 201, body: LINK };
    case 'POST /invitations':
      return { status: 201, body: INVITATION };
    case 'GET /audit':
      return { body: { events: [EVENT], next: null } };
    default:
      return { status: 404, body: {} };
  }
}

/** Runs `farol admin` against the server; returns how it ended and the last request. */
async function admin(args: string[], environment: Record<string, string> = { FAROL_API_KEY: KEY }) {
  using directory = scratchDirectory();
  await using server = await listenAs(answer);
  const given = { XDG_CONFIG_HOME: directory.path, FAROL_API_KEY: '', ...environment };
  const child = startFarolIn(given, 'admin', ...args, '--server', server.address);
  child.stdin.end();
  const ended = await finish(child);
  expect(ended.stdout + ended.stderr).not.toContain(KEY);
  const last = server.seen.at(-1);
  return { ...ended, address: server.address, last: last && `${last.method} ${last.url} ${last.body}`.trim() };
}

const HEADING = 'name  e-mail           role           two-factor  last seen (UTC)\n';

test('people lists the accounts of all pages', async () => {
  const { code, stdout, stderr } = await admin(['people']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(
    `${HEADING}Ada   ada@example.org  administrator  on          2026-11-27 20:15\n` +
      'Bob   bob@example.org  member         off         –\n',
  );
  const { stdout: json } = await admin(['people', '--json']);
  expect(JSON.parse(json)).toEqual({ people: [ADA, BOB] });
});

test.each([
  [['block', 'Bob@Example.org'], `PATCH /people/${BOB.id} {"isBlocked":true}`, 'blocked'],
  [['unblock', 'bob@example.org'], `PATCH /people/${BOB.id} {"isBlocked":false}`, 'bob@example.org'],
  [['role', 'bob@example.org', 'viewer'], `PATCH /people/${BOB.id} {"role":"viewer"}`, 'viewer'],
  [['reset-password', 'bob@example.org'], `POST /people/${BOB.id}/reset-link`, `${LINK.link}\n`],
  [
    ['invite', '--email', 'eve@example.org', '--role', 'viewer'],
    'POST /invitations {"role":"viewer","email":"eve@example.org"}',
    `sent to eve@example.org; this link creates an account (viewer) once, until 2026-12-04T20:00:00.000Z:\n${INVITATION.link}\n`,
  ],
  [['invite'], 'POST /invitations {"role":"member"}', INVITATION.link],
  [
    ['audit', '--action', 'signed-in', '--email', 'bob@example.org', '--limit', '5'],
    `GET /audit?limit=5&action=signed-in&person=${BOB.id}`,
    '2026-11-27 20:15:30  signed-in  Bob [2J  session  192.0.2.7  –      with=password',
  ],
])('%j asks the API', async (args, request, words) => {
  const { code, stdout, stderr, last } = await admin(args);
  expect([code, stderr, last]).toEqual([0, '', request]);
  expect(stdout).toContain(words);
  expect(stdout).not.toContain('\u001B');
});

test.each<[string[], string]>([
  [['block', 'eve@example.org'], 'no account has the e-mail address eve@example.org'],
  [['role', 'bob@example.org', 'king'], 'role: must be administrator, member, viewer'],
  [['invite', '--role', 'king'], 'Allowed choices are administrator, member, viewer'],
  [['audit', '--limit', '0'], '--limit: must be from 1 to 1000'],
  [['audit', '--action', 'nothing'], 'Allowed choices are'],
])('%j is refused with words', async (args, words) => {
  const { code, stdout, stderr } = await admin(args);
  expect(stderr).toContain(words);
  expect([code, stdout]).toEqual([2, '']);
});

test('without a key it says how to log in', async () => {
  const { code, stderr, last, address } = await admin(['people'], {});
  expect([code, stderr, last]).toEqual([
    2,
    `error: no key is stored for ${address}: run farol login --server ${address}\n`,
    undefined,
  ]);
});
