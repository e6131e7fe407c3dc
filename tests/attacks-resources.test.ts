import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AttackedApi, startAttackedApi } from './attacked-api.ts';
import { addPerson, addSession } from './people.ts';

let api: AttackedApi;
let ask: AttackedApi['ask'];
let Cookie: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  api = await startAttackedApi();
  ({ ask } = api);
  Cookie = await addSession(api.db, (await addPerson(api.db, 'member', 'ada')).id);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => api.stop());

const PUBLIC = ['/session', '/invitations/accept', '/links/open'];

describe('a client without an account', () => {
  test.each(PUBLIC)('gets no more than 4 MiB read by %s', async (path) => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await ask('POST', path, { text: ' '.repeat(4 * 2 ** 20 + 1), headers })).status).toBe(413);
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect((await ask('POST', path, { text: deep, headers })).status).toBe(422);
    expect((await ask('POST', path, { body: Object.fromEntries(Array(9999).entries()) })).status).toBe(422);
  });

  test('gets no long password hashed, and no long address looked up', async () => {
    const email = 'ada-0@example.org';
    expect((await ask('POST', '/session', { body: { email, password: 'x'.repeat(201) } })).status).toBe(422);
    const long = `${'x'.repeat(260)}@example.org`;
    expect((await ask('POST', '/session', { body: { email: long, password: 'x' } })).status).toBe(422);
  });

  test.each([
    ['a cookie of 12 kB', { Cookie: `farol.session_token=${'a'.repeat(12_000)}.${'b'.repeat(44)}` }, 401],
    ['a thousand cookies', { Cookie: Array.from({ length: 1000 }, (_, i) => `farol.${i}=x`).join('; ') }, 401],
    ['a key of 12 kB', { Authorization: `Bearer farol_${'a'.repeat(12_000)}` }, 401],
    ['a token of 3 kB', { Authorization: `Bearer ${'a'.repeat(1000)}.${'b'.repeat(1000)}.${'c'.repeat(1000)}` }, 401],
    ['an agent of 12 kB', { 'User-Agent': 'a'.repeat(12_000) }, 401],
    ['a hundred proxies', { 'X-Forwarded-For': Array(100).fill('127.0.0.1').join(', ') }, 401],
  ])('with %s is answered', async (_, headers: Record<string, string>, status) => {
    const start = performance.now();
    expect((await ask('GET', '/games', { headers })).status).toBe(status);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('with headers over 16 kB is refused', async () => {
    for (const headers of [{ Cookie: 'a'.repeat(20_000) }, { 'X-Long': 'a'.repeat(20_000) }]) {
      expect((await ask('GET', '/games', { headers })).status).toBe(400);
    }
  });
});

/** Opens many sockets, each with the start of a request. */
async function openSlow(count: number, text: string) {
  const opened = Array.from({ length: count }, () => connect(api.port, '127.0.0.1').on('error', () => {}));
  sockets.push(...opened);
  await Promise.all(opened.map((socket) => once(socket, 'connect')));
  let received = '';
  for (const socket of opened) {
    socket.on('data', (chunk) => (received += String(chunk)));
    socket.write(text);
  }
  return { opened, received: () => received };
}

describe('200 slow connections', () => {
  test('with unfinished headers leave others served at once, and are closed after 20 s', async () => {
    const { opened, received } = await openSlow(200, 'GET /games HTTP/1.1\r\nHost: localhost\r\n');
    const dripping = setInterval(() => {
      for (const socket of opened) if (socket.writable) socket.write('X-Slow: 1\r\n');
    }, 2000);
    const slowest = { ms: 0 };
    for (let request = 0; request < 20; request++) {
      const start = performance.now();
      expect((await ask('GET', '/games', { headers: { Cookie } })).status).toBe(200);
      slowest.ms = Math.max(slowest.ms, performance.now() - start);
    }
    expect(slowest.ms).toBeLessThan(1000);
    await vi.waitFor(() => expect(opened.filter(({ closed }) => closed)).toHaveLength(200), 40_000);
    clearInterval(dripping);
    expect(received().match(/HTTP\/1\.1 408/g)).toHaveLength(200);
  });

  test.each(PUBLIC)('with unfinished bodies for %s leave others served at once', async (path) => {
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n{`;
    await openSlow(200, head);
    const start = performance.now();
    for (let request = 0; request < 20; request++) {
      expect((await ask('GET', '/games', { headers: { Cookie } })).status).toBe(200);
    }
    expect((await ask('POST', '/links/open', { body: { token: 'x' } })).status).toBe(410);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
