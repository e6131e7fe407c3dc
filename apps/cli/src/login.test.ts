import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { type Answer, listenAs, type Seen } from './testing/fake-laboratory.ts';
import { farol, finish, PROGRAM, scratchDirectory, startFarolIn } from './testing/farol-process.ts';

const KEY = `farol_${'Kx7'.repeat(14)}q`;
const OTHER = `farol_${'Zu2'.repeat(14)}w`;
const PERSON = {
  id: '0',
  name: 'Ada',
  email: 'ada@example.org',
  role: 'administrator',
  isTwoFactorOn: false,
  createdAt: '2026-11-01T10:00:00.000Z',
};
const SESSION = { auth: 'accounts', link: null, isSignUpOpen: false, sendsMail: false, provider: null };

/** A citation of a game, to import. */
let citation: string;
beforeAll(async () => {
  using directory = scratchDirectory();
  const file = directory.file('game.json');
  await farol('run', 'minority', '--agents', '11', '--rounds', '10', '--seed', '1', '--manifest', file);
  citation = readFileSync(file, 'utf8');
});

/** A laboratory that knows one key; it quotes what it is sent, as no server should. */
const knowing =
  (key: string) =>
  ({ headers: { authorization }, url }: Seen): Answer => {
    if (authorization === `Bearer ${key}`) {
      return { body: url === '/session' ? { ...SESSION, person: PERSON } : { games: [], next: null } };
    }
    const detail = `${authorization ?? 'nothing'} is not valid`;
    return { status: 401, body: { type: 'about:blank', title: 'Not signed in', status: 401, code: 'x', detail } };
  };

/** A user's configuration directory, and the program in it. */
function home() {
  const directory = scratchDirectory();
  const environment: Record<string, string> = { XDG_CONFIG_HOME: directory.path, FAROL_API_KEY: '' };
  return {
    file: directory.file('farol/credentials.json'),
    directory,
    environment,
    async run(input: string, ...args: string[]) {
      const child = startFarolIn(environment, ...args);
      child.stdin.on('error', () => {});
      child.stdin.end(input);
      const ended = await finish(child);
      expect(ended.stdout + ended.stderr).not.toContain(KEY);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
      return ended;
    },
    [Symbol.dispose]: () => directory[Symbol.dispose](),
  };
}

const keysIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { servers: object }).servers;

test('a key that the server knows is stored for its origin, for the user alone, and sent by other commands', async () => {
  await using one = await listenAs(knowing(KEY));
  await using two = await listenAs(knowing(OTHER));
  using user = home();
  const first = await user.run(`${KEY}\n`, 'login', '--key-stdin', '--server', `${one.address}/`);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toBe(
    `${one.address}: logged in as Ada <ada@example.org>, administrator\nthe key is in ${user.file}\n`,
  );
  expect((await user.run(OTHER, 'login', '--key-stdin', '--server', two.address)).code).toBe(0);
  expect(keysIn(user.file)).toEqual({ [one.address]: { key: KEY }, [two.address]: { key: OTHER } });
  expect(statSync(user.file).mode & 0o777).toBe(0o600);
  expect(statSync(user.directory.file('farol')).mode & 0o777).toBe(0o700);

  const file = user.directory.file('game.json');
  writeFileSync(file, citation);
  // The answer to a list is not that of a new game; what matters is what was sent.
  await user.run('', 'import', file, '--server', one.address);
  const sent = one.seen.slice(1);
  expect(sent.map(({ method }) => method)).toContain('GET');
  expect(new Set(sent.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${KEY}`]));
  expect(JSON.stringify(two.seen)).not.toContain(KEY);
  expect(one.seen.map(({ url }) => url).join()).not.toContain('farol_');

  expect((await user.run('', 'logout', '--server', one.address)).stdout).toContain('the key is forgotten here');
  expect((await user.run('', 'logout', '--server', one.address)).stdout).toContain('no key was stored');
  expect(keysIn(user.file)).toEqual({ [two.address]: { key: OTHER } });
});

test('FAROL_API_KEY is sent instead of the stored key', async () => {
  await using server = await listenAs(knowing(OTHER));
  using user = home();
  user.environment['FAROL_API_KEY'] = KEY;
  const { code, stderr } = await user.run('', 'admin', 'people', '--server', server.address);
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${KEY}`]);
  expect([code, stderr]).toEqual([
    2,
    'error: the server: Bearer … is not valid; FAROL_API_KEY is not valid for this server\n',
  ]);
});

test('a refusal says how to log in', async () => {
  await using server = await listenAs(knowing(KEY));
  using user = home();
  const file = user.directory.file('game.json');
  writeFileSync(file, citation);
  const { code, stderr } = await user.run('', 'import', file, '--server', server.address);
  expect([code, stderr]).toEqual([
    2,
    `error: the server: nothing is not valid; run farol login --server ${server.address}\n`,
  ]);
});

test('a key is not sent to where the server redirects', async () => {
  await using thief = await listenAs(knowing(KEY));
  await using server = await listenAs(() => ({ status: 307, headers: { Location: `${thief.address}/session` } }));
  using user = home();
  const { code, stderr } = await user.run(KEY, 'login', '--key-stdin', '--server', server.address);
  expect(code).toBe(2);
  expect(stderr).toContain(`${server.address} redirects to ${thief.address}: the key is not sent there`);
  expect(thief.seen).toEqual([]);
});

test.each<[string, string, string[], string]>([
  ['a key that the server refuses', OTHER, [], 'the server refuses the key'],
  ['no key', '', [], 'no key was given: make one at http://127.0.0.1:'],
  ['two lines', `${KEY}\n${KEY}`, [], 'the text is not an API key: copy it whole, in one line'],
  ['a text that no header takes', 'clé', [], 'the text is not an API key'],
  ['an unencrypted server', KEY, ['--server', 'http://farol.example.org'], 'http://farol.example.org is not encrypted'],
  ['another address', KEY, ['--server', 'ftp://x'], '--server: must be an address'],
])('login with %s stores nothing', async (_, input, args, words) => {
  await using server = await listenAs(knowing(KEY));
  using user = home();
  const ended = await user.run(input, 'login', '--key-stdin', '--server', server.address, ...args);
  expect(ended.stderr).toContain(words);
  expect([ended.code, ended.stdout]).toEqual([2, '']);
  expect(() => statSync(user.file)).toThrow('ENOENT');
});

test('a key is not asked for without a terminal, and not sent unencrypted', async () => {
  using user = home();
  const asked = await user.run(KEY, 'login', '--server', 'http://127.0.0.1:1');
  expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('pass the key to it with --key-stdin')]);
  user.environment['FAROL_API_KEY'] = KEY;
  const sent = await user.run('', 'admin', 'people', '--server', 'http://farol.example.org');
  expect([sent.code, sent.stderr]).toEqual([2, expect.stringContaining('is not encrypted')]);
  user.environment['FAROL_API_KEY'] = `${KEY}\n${KEY}`;
  const wrong = await user.run('', 'admin', 'people');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('FAROL_API_KEY is not an API key')]);
});

test.each([
  ['that others can read', 0o644, '{"servers":{}}', 'can be read by other users: run chmod 600 on it'],
  ['with other content', 0o600, `${KEY} {`, 'is not as farol login writes it'],
  ['with another shape', 0o600, `{"servers":{"http://127.0.0.1:1":{"key":7}}}`, 'is not as farol login writes it'],
])('a file of keys %s is refused', async (_, mode, content, words) => {
  using user = home();
  mkdirSync(user.directory.file('farol'));
  writeFileSync(user.file, content);
  chmodSync(user.file, mode);
  const { code, stderr } = await user.run('', 'admin', 'people', '--server', 'http://127.0.0.1:1');
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
});

/** The program on a terminal of its own, by script(1); `answer` is typed once it asks. */
async function onTerminal(user: ReturnType<typeof home>, address: string, answer: string) {
  const command = `'${process.execPath}' '${PROGRAM}' login --server ${address}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], { env: { ...process.env, ...user.environment } });
  let shown = '';
  child.stdout.on('data', (bytes) => {
    const before = shown;
    shown += String(bytes);
    if (!before.includes('not shown') && shown.includes('not shown')) child.stdin.write(answer);
  });
  const errors = text(child.stderr);
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, shown: shown + (await errors) };
}

test('on a terminal the key is asked for and not shown', async () => {
  await using server = await listenAs(knowing(KEY));
  using user = home();
  // A mistyped character, taken back.
  const { code, shown } = await onTerminal(user, server.address, `${KEY}x\u007F\r`);
  expect(shown).toContain(`account page of the dashboard: ${server.address}/account`);
  expect(shown).toContain('logged in as Ada');
  expect(shown).not.toContain(KEY.slice(0, 12));
  expect(code).toBe(0);
  expect(keysIn(user.file)).toEqual({ [server.address]: { key: KEY } });
});

test('Ctrl-C at the question ends the program and stores nothing', async () => {
  await using server = await listenAs(knowing(KEY));
  using user = home();
  const { code, shown } = await onTerminal(user, server.address, `${KEY.slice(0, 20)}\u0003`);
  expect(shown).toContain('interrupted; nothing was stored');
  expect(shown).not.toContain(KEY.slice(0, 12));
  expect(code).toBe(130);
  expect(server.seen).toEqual([]);
});
