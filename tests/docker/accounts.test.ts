import { readFileSync, statSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDeployment, type Deployment, TESTED_VERSION } from './deployment.ts';
import { blocksOf } from './operating-page.ts';
import { testProxies } from './proxy-tests.ts';
import { cookieOf, exchange, PUBLIC_ORIGIN } from './proxies.ts';
import { HOST, SMUGGLING, statusesOf } from './smuggling.ts';

/** A laboratory without accounts is turned to accounts; people are invited, and a game is shared. */

let stack: Deployment;
let games: string[];
let digests: string;
/** Of an administrator's link that another one made useless. */
let firstToken: string;
beforeAll(async () => {
  stack = await createDeployment('accounts');
  stack.init();
  stack.control('up');
  games = await stack.startGames(2);
  await stack.untilAllGoOn(games);
  for (const id of games) await stack.ask('PATCH', `/games/${id}/status`, { action: 'pause' });
  digests = digestsOfGames();
});
afterAll(() => stack.remove());

const digestsOfGames = () => stack.query('SELECT id, digest, rounds_played FROM games ORDER BY id');
const settings = () => readFileSync(join(stack.directory, '.env'), 'utf8');
const settingOf = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(settings())?.[1];

interface Answer<T> {
  status: number;
  body: T;
  cookie: string;
}

/** A request to the dashboard, as one of its pages sends it. */
async function call<T>(method: string, path: string, body?: unknown, cookie = ''): Promise<Answer<T>> {
  const answer = await fetch(`${stack.dashboard}/api${path}`, {
    method,
    // Commands between requests take longer than an idle connection lasts.
    headers: {
      connection: 'close',
      origin: PUBLIC_ORIGIN,
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  const headers: IncomingHttpHeaders = { 'set-cookie': answer.headers.getSetCookie() };
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return { status: answer.status, body: (isJson ? JSON.parse(text) : text) as T, cookie: cookieOf(headers) };
}

/** The token of a link, in its fragment. */
function tokenOf(text: string): string {
  const [link] = /https:\/\/farol\.example\.org\/\S+#\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error(`there is no link in: ${text}`);
  return new URL(link).hash.slice(1);
}

const ADA = { email: 'ada@example.org', password: 'Analytical-Engine-1843' };
const BEA = { email: 'bea@example.org', password: 'Bar-Below-Sixty-1994' };
const CLEO = { email: 'cleo@example.org', password: 'Coordinate-Alone-1997' };
const cookies: Record<string, string> = {};

async function accept(token: string, person: { email: string; password: string }): Promise<string> {
  const name = person.email.split('@')[0];
  const { password } = person;
  const { status, body, cookie } = await call('POST', '/invitations/accept', {
    token,
    name,
    password,
    email: person.email,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return cookie;
}

test('init --accounts adds what accounts need, and changes no secret', () => {
  const before = settings();
  expect(settingOf('AUTH_SECRET')).toMatch(/^[0-9a-f]{64}$/);
  stack.control('init', '--accounts', PUBLIC_ORIGIN);
  const subnet = settingOf('PROXY_SUBNET');
  expect([settingOf('AUTH'), settingOf('PUBLIC_URL'), subnet]).toEqual([
    'accounts',
    PUBLIC_ORIGIN,
    expect.stringMatching(/^10\.83\.\d+\.0\/24$/),
  ]);
  const kept = before.split('\n').filter((line) => /^[A-Z]/.test(line));
  expect(settings().split('\n')).toEqual(expect.arrayContaining(kept));
  expect((statSync(join(stack.directory, '.env')).mode & 0o777).toString(8)).toBe('600');
  const once = settings().split('\n').toSorted();
  stack.control('init', '--accounts', `${PUBLIC_ORIGIN}/`);
  expect(settings().split('\n').toSorted()).toEqual(once);
});

test.each(['http://farol.example.org', 'https://example.org/farol', 'farol.example.org', 'https://a.org$HOME', ''])(
  'init --accounts refuses %j',
  (url) => {
    const before = settings();
    const { status, output } = stack.tryToControl('init', '--accounts', url);
    expect([status, output]).toEqual([1, expect.stringContaining('https://farol.example.org')]);
    expect(settings()).toBe(before);
  },
);

test('the commands of the document: the same games, and nobody reads them without signing in', async () => {
  const [commands] = blocksOf('Accounts');
  const { status, output } = stack.run('sh', '-ec', commands);
  expect(status, output).toBe(0);
  firstToken = tokenOf(output);
  expect(digestsOfGames()).toBe(digests);
  expect((await call('GET', '/games')).status).toBe(401);
  expect((await fetch(`${stack.api}/games/${games[0]}`)).status).toBe(401);
  expect((await fetch(`${stack.api}/health/ready`)).status).toBe(200);
});

test('the administrator’s link works once, and the games from before belong to that account', async () => {
  const token = tokenOf(stack.control('admin'));
  expect((await call<{ isFirst: boolean }>('POST', '/invitations/read', { token })).body.isFirst).toBe(true);
  cookies['ada'] = await accept(token, ADA);
  for (const used of [token, firstToken]) {
    expect((await call('POST', '/invitations/accept', { token: used, name: 'Eve', ...CLEO })).status).toBe(410);
  }
  const { body } = await call<{ games: { id: string }[] }>('GET', '/games', undefined, cookies['ada']);
  expect(body.games.map(({ id }) => id).toSorted()).toEqual(games.toSorted());
  const { status, output } = stack.tryToControl('admin');
  expect(status).not.toBe(0);
  expect(output).not.toContain('#');
});

test('a member accepts an invitation, and reads the game that is shared; another member does not', async () => {
  for (const person of [BEA, CLEO]) {
    const invitation = { email: person.email, role: 'member' };
    const { status, body } = await call<{ link: string }>('POST', '/invitations', invitation, cookies['ada']);
    expect(status, JSON.stringify(body)).toBe(201);
    cookies[person.email] = await accept(tokenOf(body.link), person);
  }
  const [shared, kept] = games;
  const share = await call('POST', `/games/${shared}/shares`, { email: BEA.email, may: 'view' }, cookies['ada']);
  expect(share.status, JSON.stringify(share.body)).toBe(201);
  const statusOf = async (id: string, email: string) =>
    (await call('GET', `/games/${id}`, undefined, cookies[email])).status;
  expect(await statusOf(shared, BEA.email)).toBe(200);
  expect(await statusOf(kept, BEA.email)).toBe(404);
  expect(await statusOf(shared, CLEO.email)).toBe(404);
  expect((await call('GET', `/games/${shared}`)).status).toBe(401);
});

test('a lost password is reset by a link of the command, which works once', async () => {
  const password = 'Below-The-Capacity-2026';
  const [, commands] = blocksOf('Accounts');
  const token = tokenOf(stack.run('sh', '-ec', commands).output);
  expect((await call('POST', '/password/reset', { token, password })).status).toBe(204);
  expect((await call('POST', '/password/reset', { token, password: BEA.password })).status).toBe(410);
  // Sessions are cached; a revocation reaches the API within a second.
  await expect.poll(async () => (await call('GET', '/games', undefined, cookies['ada'])).status).toBe(401);
  expect((await call('POST', '/session', ADA)).status).toBe(401);
  ADA.password = password;
  const { status, cookie } = await call('POST', '/session', ADA);
  expect(status).toBe(200);
  cookies['ada'] = cookie;
});

test('verify finds everything as it should be, with an API key and without', async () => {
  const created = await call<{ key: string }>(
    'POST',
    '/account/keys',
    { name: 'verify', scope: 'play', days: 1 },
    cookies['ada'],
  );
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  // Both at once: each reads every layer of the images.
  const both = `FAROL_KEY=${created.body.key} scripts/dev-ctl.sh verify --online >with-key 2>&1 & pid=$!
    scripts/dev-ctl.sh verify --online >without-key 2>&1; status=$?; wait $pid || status=1; exit $status`;
  const { status } = stack.run('sh', '-c', both);
  const [withKey, withoutKey] = ['with-key', 'without-key'].map((file) => stack.run('cat', file).output);
  expect(`${withKey}${withoutKey}`.split('\n').filter((line) => line.startsWith('FAILED'))).toEqual([]);
  expect(status, `${withKey}${withoutKey}`).toBe(0);
  expect(withKey).toContain('ok      the API has its digest');
  expect(withoutKey).toContain('no game is played');
  console.log(withKey.trim().split('\n').at(-1), withoutKey.trim().split('\n').at(-1));
});

test.each([
  ['dashboard', 'is believed: the last address is the client’s', '198.51.100.9'],
  ['backend-worker', 'is not believed: it is no proxy', undefined],
])('X-Forwarded-For from the network of %s %s', async (service, _, expected) => {
  const [container] = stack.containersOf(service);
  const attempt = `fetch('http://backend-api:3001/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7, 198.51.100.9', 'cf-connecting-ip': '192.0.2.8' },
    body: JSON.stringify({ email: 'nobody@example.org', password: 'unknown-to-all' }),
  }).then(({ status }) => console.log(status))`;
  expect(stack.docker('exec', container, 'node', '-e', attempt)).toBe('401');
  const path = '/audit?action=sign-in-failed&limit=1';
  const { body } = await call<{ events: { address: string }[] }>('GET', path, undefined, cookies['ada']);
  const own = stack.inspect(container, '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}');
  expect(body.events[0].address).toBe(expected ?? own);
});

test('no log has a secret', () => {
  const logs = stack.control('logs', '--no-color');
  for (const name of ['AUTH_SECRET', 'DATABASE_PASSWORD', 'POSTGRES_PASSWORD']) {
    expect(logs.includes(settingOf(name)!), name).toBe(false);
  }
  for (const { password } of [ADA, BEA, CLEO]) expect(logs).not.toContain(password);
});

test('the tunnel starts: its guard finds nothing, and it is in the network that the API believes', () => {
  // Nothing in this image is called tunnel: the engine tries to start the container, which is all that is tested.
  stack.set({ CLOUDFLARED_IMAGE: `farol-backend:${TESTED_VERSION}`, TUNNEL_TOKEN: 'a-token' });
  const { output } = stack.tryToControl('--profile', 'tunnel', 'up', '-d', 'cloudflared');
  expect(output).toMatch(/tunnel-guard.*Exited/);
  const [guard] = stack.containersOf('tunnel-guard');
  expect(stack.inspect(guard, '{{.State.Status}} {{.State.ExitCode}}')).toBe('exited 0');
  expect(stack.inspect(guard, '{{.Config.Env}}')).not.toContain(settingOf('AUTH_SECRET'));
  const [tunnel] = stack.containersOf('cloudflared');
  expect(stack.inspect(tunnel, '{{json .NetworkSettings.Networks}}')).toContain('_front-fixed"');
  stack.docker('rm', '-f', tunnel, guard);
});

test.each(['api', 'dashboard'] as const)('the %s refuses smuggled requests itself', async (part) => {
  const { hostname, port } = new URL(stack[part]);
  for (const [form, rest] of Object.entries(SMUGGLING)) {
    const bytes = `POST /api/games HTTP/1.1\r\n${HOST}${rest}`;
    const answers = await exchange(connect(Number(port), hostname), bytes);
    expect([form, statusesOf(answers)]).toEqual([form, [400]]);
  }
});

describe('the proxies of docs/operating.md', () => {
  testProxies(() => ({ dashboard: new URL(stack.dashboard).host, credentials: ADA }));
});
