import { request as ask } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cookieOf,
  type Proxy,
  type ProxyName,
  PROXY_NAMES,
  PUBLIC_NAME,
  PUBLIC_ORIGIN,
  startProxy,
} from './proxies.ts';
import { HOST, SMUGGLING, statusesOf } from './smuggling.ts';

/** The deployment behind the proxies. */
export interface Served {
  /** host:port of its dashboard. */
  dashboard: string;
  /** Of an administrator. */
  credentials: { email: string; password: string };
}

/**
 * Caddy follows RFC 9112: it reads chunks in spite of a Content-Length, and joins folded lines. It writes every request
 * anew for the dashboard, so bytes after the first request are a second request of the same client, without a session,
 * and a request within chunks is the text of a body.
 */
const REFRAMED_BY_CADDY: Record<string, number[]> = { 'CL.TE': [401, 401], 'TE.CL': [415], 'obs-fold': [401, 401] };

/** A connection that sends one byte of a header a second, and the seconds until the server closes it. */
function openSlowly(proxy: Proxy) {
  const socket = proxy.open();
  const opened = performance.now();
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  socket.on('error', () => socket.destroy()).resume();
  socket.write(`GET / HTTP/1.1\r\n${HOST}X-Slow: `);
  const drip = setInterval(() => socket.writable && socket.write('a'), 1000).unref();
  socket.once('close', () => {
    clearInterval(drip);
    resolve((performance.now() - opened) / 1000);
  });
  return { socket, closed };
}

/** Status and Location of an answer over plain HTTP. */
function askForRedirect(port: number) {
  const { promise, resolve, reject } = Promise.withResolvers<[number | undefined, string | undefined]>();
  const options = { host: '127.0.0.1', port, path: '/games', headers: { host: PUBLIC_NAME } };
  const sent = ask(options, (answer) => resolve([answer.statusCode, answer.headers.location]));
  sent.once('error', reject);
  sent.end();
  return promise;
}

/** Tests of the proxies of docs/operating.md in front of one deployment with accounts, which `serve` describes. */
export function testProxies(serve: () => Served): void {
  const proxies: Partial<Record<ProxyName, Proxy>> = {};
  let slow: ReturnType<typeof openSlowly>[] = [];
  beforeAll(async () => {
    for (const name of PROXY_NAMES) proxies[name] = await startProxy(name, serve().dashboard);
    slow = Object.values(proxies).flatMap((proxy) => Array.from({ length: 200 }, () => openSlowly(proxy)));
    await sleep(1500);
  });
  afterAll(() => {
    for (const { socket } of slow) socket.destroy();
    for (const proxy of Object.values(proxies)) proxy.stop();
  });

  describe.each(PROXY_NAMES)('behind %s', (name) => {
    const client = createClient(() => proxies[name]!);
    testSession(name, client, serve);
    testTransport(name, client);
    testHostile(name, client);
  });

  test('200 connections with slow headers to each proxy stopped nobody, and end after 20 s', async () => {
    const seconds = await Promise.all(slow.map(({ closed }) => closed));
    expect(seconds).toHaveLength(400);
    expect(Math.min(...seconds)).toBeGreaterThan(10);
    expect(Math.max(...seconds)).toBeLessThan(40);
  });
}

/** A browser behind a proxy. */
function createClient(proxy: () => Proxy) {
  const client = {
    proxy,
    cookie: '',
    send: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      proxy().send(method, path, body, { headers: { origin: PUBLIC_ORIGIN, cookie: client.cookie, ...headers } }),
  };
  return client;
}
type Client = ReturnType<typeof createClient>;

function testSession(name: ProxyName, client: Client, serve: () => Served): void {
  test('the cookies of a session are for TLS and no script', async () => {
    const { status, headers } = await client.proxy().send('POST', '/api/session', serve().credentials, {
      headers: { origin: PUBLIC_ORIGIN },
    });
    expect(status).toBe(200);
    const cookies = headers['set-cookie'] ?? [];
    expect(cookies.length).toBeGreaterThan(0);
    for (const given of cookies) expect(given).toMatch(/^(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=Lax)/i);
    client.cookie = cookieOf(headers);
  });

  test('the audit log has the address of the client, whatever it claims', async () => {
    const password = `wrong of ${name}`;
    const { status } = await client.proxy().send(
      'POST',
      '/api/session',
      { ...serve().credentials, password },
      {
        headers: { origin: PUBLIC_ORIGIN, 'x-forwarded-for': '192.0.2.7', 'cf-connecting-ip': '192.0.2.8' },
        localAddress: '127.0.0.77',
      },
    );
    expect(status).toBe(401);
    const { body } = await client.send('GET', '/api/audit?action=sign-in-failed&limit=1');
    expect((JSON.parse(body) as { events: { address: string }[] }).events[0].address).toBe('127.0.0.77');
  });
}

function testTransport(name: ProxyName, client: Client): void {
  test('beside 200 slow connections others are served', async () => {
    const times = [];
    for (let index = 0; index < 20; index++) {
      const start = performance.now();
      expect((await client.send('GET', '/api/games?limit=1')).status).toBe(200);
      times.push(Math.round(performance.now() - start));
    }
    console.log(`${name}: the slowest of 20 requests beside 200 slow connections took ${Math.max(...times)} ms`);
    expect(Math.max(...times)).toBeLessThan(5000);
  });

  test('plain HTTP leads to TLS, whose answers have one HSTS header', async () => {
    const [status, location] = await askForRedirect(client.proxy().httpPort);
    expect([301, 308]).toContain(status);
    expect(location).toMatch(/^https:\/\/farol\.example\.org(:\d+)?\/games$/);
    for (const path of ['/games', '/api/health']) {
      const { status, headers } = await client.send('GET', path);
      expect([path, status, headers['strict-transport-security']]).toEqual([path, 200, 'max-age=31536000']);
    }
  });

  test('events arrive while the stream is open', async () => {
    const created = await client.send('POST', '/api/games', {
      rules: { kind: 'minority' },
      agents: [{ strategy: 'bernoulli', count: 11 }],
      seed: '1',
    });
    expect(created.status, created.body).toBe(201);
    const { id } = JSON.parse(created.body) as { id: string };
    await client.send('PATCH', `/api/games/${id}`, { roundsPerSecond: 10 });
    await client.send('POST', `/api/games/${id}/simulate`, { rounds: 100_000 });
    const times = await client.proxy().listen(`/api/games/${id}/events`, { cookie: client.cookie }, 3000);
    console.log(`${name}: events after ${times.map(Math.round).join(', ')} ms`);
    expect(times.length).toBeGreaterThan(3);
    expect(times[0]).toBeLessThan(2000);
    // Buffered events would arrive together.
    expect(times.at(-1)! - times[0]).toBeGreaterThan(1000);
    await client.send('DELETE', `/api/games/${id}`);
  });
}

const bodyOfLength = (length: number) => ({ name: 'a'.repeat(length) });

function testHostile(name: ProxyName, client: Client): void {
  test('a body of 4 MiB reaches the API, a larger one does not', async () => {
    expect((await client.send('POST', '/api/games', bodyOfLength(4_100_000))).status).toBe(422);
    expect((await client.send('POST', '/api/games', bodyOfLength(5_500_000))).status).toBe(413);
  });

  // API and dashboard read the first of two Host headers; a proxy may choose by the other.
  const ambiguous = { ...SMUGGLING, 'two Host': 'Host: elsewhere.example\r\nContent-Length: 0\r\n\r\n' };
  test.each(Object.entries(ambiguous))('smuggling: %s', async (form, rest) => {
    const answers = await client.proxy().sendRaw(`POST /api/games HTTP/1.1\r\n${HOST}${rest}`);
    const expected = (name === 'caddy' && REFRAMED_BY_CADDY[form]) || [400];
    expect(statusesOf(answers), answers).toEqual(expected);
  });

  test('a sub-path is refused with words', async () => {
    const { status, body } = await client.send('GET', '/games', undefined, { 'x-forwarded-prefix': '/farol' });
    expect([status, body]).toEqual([404, expect.stringContaining('Give Farol a host name of its own')]);
  });
}
