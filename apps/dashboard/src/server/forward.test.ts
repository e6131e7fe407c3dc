import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { forward } from './forward.ts';
import { refuseSubPath } from './refuse-sub-path.ts';

/** A server in the API's place, which answers with the Origin that it was sent. */
let api: Server;
beforeAll(async () => {
  api = createServer((request, answer) => answer.end(request.headers.origin ?? 'none')).listen(0, '127.0.0.1');
  await once(api, 'listening');
});
afterAll(() => api.close());
beforeEach(() => {
  vi.stubEnv('ALLOWED_HOSTS', 'Lab.Example.Org');
  vi.stubEnv('API_URL', `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
});
afterEach(() => vi.unstubAllEnvs());

const request = (headers: Record<string, string>) =>
  new Request('http://dashboard/api/games', { method: 'POST', headers });

test.each([
  ['localhost:3000', 200],
  ['[::1]:3000', 200],
  ['lab.example.org:3000', 200],
  ['LAB.Example.org', 200],
  ['evil.example', 403],
])('under the host name %s, where Lab.Example.Org is allowed, it answers %i', async (host, status) => {
  expect((await forward(request({ host }))).status).toBe(status);
});

test('the refusal of a host name names it and the setting that allows it', async () => {
  const { detail } = (await (await forward(request({ host: 'mine.example:3000' }))).json()) as { detail: string };
  expect(detail).toContain('"mine.example:3000"');
  expect(detail).toContain('add the name to ALLOWED_HOSTS');
});

test('without the API it answers 502', async () => {
  vi.stubEnv('API_URL', 'http://127.0.0.1:1');
  expect((await forward(request({ host: 'localhost:3000' }))).status).toBe(502);
});

test.each([
  ['http://localhost:8080', 'localhost:8080', 'none'],
  ['https://lab.example.org', 'lab.example.org', 'none'],
  ['https://lab.example.org', '127.0.0.1:3000', 'none'],
  ['http://localhost:5000', 'localhost:3000', 'http://localhost:5000'],
  ['https://evil.example', '127.0.0.1:3000', 'https://evil.example'],
])('a page from %s that calls %s reaches the API with the Origin %s', async (origin, host, passed) => {
  expect(await (await forward(request({ host, origin }))).text()).toBe(passed);
});

test('below a path it answers a page with the remedy, and the API’s clients a problem', async () => {
  const headers = { 'x-forwarded-prefix': '/farol"<b>', accept: 'text/html,*/*' };
  const page = refuseSubPath(new Request('http://dashboard/games', { headers }));
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  const html = await page.text();
  expect(html).toContain('Give Farol a host name of its own');
  expect(html).not.toContain('<b>');
  const problem = refuseSubPath(new Request('http://dashboard/api/games', { headers: { 'x-forwarded-prefix': '/f' } }));
  expect(await problem.json()).toMatchObject({ type: 'urn:farol:problem:no-such-route', status: 404 });
});

/** Forwards a request to an API with this answer: the request that it was sent, and the answer that is passed on. */
async function pass(request: Request, answer: Response) {
  const fetch = vi.fn<(address: string, init: RequestInit) => Promise<Response>>(async () => answer);
  vi.stubGlobal('fetch', fetch);
  try {
    const passed = await forward(request);
    const [address, init] = fetch.mock.calls[0];
    return { passed, address, init, headers: new Headers(init.headers) };
  } finally {
    vi.unstubAllGlobals();
  }
}

test('a request reaches the API with its path, query, body and headers, but those of its connection', async () => {
  const headers = { host: 'localhost:3000', 'idempotency-key': '7', connection: 'keep-alive', te: 'trailers' };
  const url = 'http://dashboard/api/games/a%2Fb/rounds?from=3&points=9';
  const sent = await pass(new Request(url, { method: 'PATCH', headers, body: '{"name":"new"}' }), new Response('{}'));
  expect(sent.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/games\/a%2Fb\/rounds\?from=3&points=9$/);
  expect(sent.init).toMatchObject({ method: 'PATCH', redirect: 'manual', cache: 'no-store', duplex: 'half' });
  expect(await new Response(sent.init.body).text()).toBe('{"name":"new"}');
  expect(sent.headers.get('idempotency-key')).toBe('7');
  expect(sent.headers.get('accept-encoding')).toBe('identity');
  for (const name of ['host', 'connection', 'te', 'content-length']) expect(sent.headers.has(name)).toBe(false);
});

test('a request without a body has none', async () => {
  const get = new Request('http://dashboard/api/games', { headers: { host: 'localhost:3000' } });
  const { init } = await pass(get, new Response('[]'));
  expect(init.body).toBeNull();
  expect(init).not.toHaveProperty('duplex');
});

test('an answer is passed on with its status and its headers, a redirect among them', async () => {
  const answer = new Response('{"title":"Late"}', {
    status: 412,
    headers: { 'content-type': 'application/problem+json', etag: '"7"', 'transfer-encoding': 'chunked' },
  });
  const { passed } = await pass(request({ host: 'localhost:3000' }), answer);
  expect([passed.status, await passed.text()]).toEqual([412, '{"title":"Late"}']);
  expect(Object.fromEntries(passed.headers)).toEqual({ 'content-type': 'application/problem+json', etag: '"7"' });
  const moved = new Response(null, { status: 303, headers: { location: '/api/games/9' } });
  const { passed: redirect } = await pass(request({ host: 'localhost:3000' }), moved);
  expect([redirect.status, redirect.headers.get('location')]).toEqual([303, '/api/games/9']);
});

test('a client that has gone is no failure of the API', async () => {
  const gone = new Request('http://dashboard/api/games', {
    headers: { host: 'localhost:3000' },
    signal: AbortSignal.abort(),
  });
  expect((await forward(gone)).status).toBe(499);
});

test('a problem of the dashboard has the form of the API’s, and is not cached', async () => {
  const refused = await forward(request({ host: 'evil.example' }));
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(refused.headers.get('cache-control')).toBe('no-store');
  expect(await refused.json()).toMatchObject({ type: 'urn:farol:problem:foreign-origin', status: 403 });
});

test('a host name of any length is quoted in part', async () => {
  const refused = await forward(request({ host: `${'a'.repeat(300)}.example` }));
  const { detail } = (await refused.json()) as { detail: string };
  expect(detail).toContain(`"${'a'.repeat(100)}"`);
});
