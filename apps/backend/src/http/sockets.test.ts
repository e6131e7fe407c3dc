import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, expect, test, vi } from 'vitest';
import { limitSockets } from './sockets.ts';

const HALF_A_HEADER = 'GET / HTTP/1.1\r\nHost: localhost\r\nX';
const HALF_A_BODY =
  'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';

const servers: ServerType[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server whose POST reads the body, and whose GET answers when `release` is called. */
async function start(limits: Parameters<typeof limitSockets>[1], requestTimeout = 60_000) {
  const released = Promise.withResolvers<void>();
  const app = new Hono()
    .post('/', async (c) => c.text(await c.req.text()))
    .get('/', (c) => c.text('here'))
    .get('/slow', async (c) => {
      await released.promise;
      return c.text('at last');
    })
    .onError((_, c) => c.text('aborted', 400));
  const serverOptions = { headersTimeout: requestTimeout, requestTimeout, connectionsCheckingInterval: 100 };
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, serverOptions });
  servers.push(server);
  limitSockets(server, limits);
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { port, url: `http://127.0.0.1:${port}`, release: released.resolve, server };
}

/** A socket that keeps its side open after the answer, as an attacker does. */
async function open(port: number, text: string) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  let received = '';
  socket.on('data', (data) => (received += String(data))).on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return { socket, received: () => received };
}

const countConnections = (server: ServerType) =>
  new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

test.each([
  ['half a header', HALF_A_HEADER, 408],
  ['half a body', HALF_A_BODY, 408],
  ['no HTTP', 'x\r\n\r\n', 400],
])(
  'a client that sends %s is answered and its socket closed, also when it keeps its side open',
  async (_, text, status) => {
    const { port, server } = await start({}, 500);
    const { received } = await open(port, text);
    await vi.waitFor(() => expect(received()).toMatch(new RegExp(`^HTTP/1.1 ${status} `)), { timeout: 10_000 });
    expect(received()).toContain('Content-Type: application/problem+json');
    await vi.waitFor(async () => expect(await countConnections(server)).toBe(0), { timeout: 10_000 });
  },
);

test.each([
  ['half a header', HALF_A_HEADER],
  ['half a body', HALF_A_BODY],
  ['nothing', ''],
])('of many sockets with %s from one address the oldest make way, and others are served', async (_, text) => {
  const { port, url } = await start({ maxUnfinished: 5 });
  const slow: Awaited<ReturnType<typeof open>>[] = [];
  for (let count = 0; count < 5; count++) slow.push(await open(port, text));
  // Each socket has to be seen before the next request.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await (await fetch(url, { headers: { Connection: 'close' } })).text()).toBe('here');
  await vi.waitFor(() => expect(slow[0].received()).toContain('503'), 10_000);
  expect(slow[0].received()).toContain('Retry-After: 5');
  expect(slow.slice(1).map(({ received }) => received())).toEqual(['', '', '', '']);
});

test('requests that wait for their answers do not count, however many come from one address', async () => {
  const { url, release } = await start({ maxUnfinished: 5 });
  const waiting = Array.from({ length: 40 }, () => fetch(`${url}/slow`));
  const posts = await Promise.all(Array.from({ length: 5 }, () => fetch(url, { method: 'POST', body: 'whole' })));
  expect(await Promise.all(posts.map((answer) => answer.text()))).toEqual(Array(5).fill('whole'));
  release();
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(40).fill(200));
});

test('beyond its total an address gets no further socket, until it closes one', async () => {
  const { port, url } = await start({ maxOpen: 3 });
  const held = await Promise.all([1, 2, 3].map(() => open(port, HALF_A_HEADER)));
  const refused = await fetch(url);
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5']);
  held[0].socket.destroy();
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), 10_000);
});

test('a client that neither reads nor sends is cut off', async () => {
  const { port, server } = await start({ silenceMs: 300 });
  await open(port, 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await vi.waitFor(async () => expect(await countConnections(server)).toBe(0), { timeout: 10_000 });
});
