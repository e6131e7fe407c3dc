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
