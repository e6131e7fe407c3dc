import { once } from 'node:events';
import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { Problem } from '@farol/api';
import { Hono } from 'hono';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryBudget, limitInFlight } from './in-flight.ts';
import type { Env } from './router.ts';

describe('a budget', () => {
  test('admits in the order of asking, and the next as soon as there is room', async () => {
    const budget = createMemoryBudget({ maxBytes: 100 });
    const first = await budget.reserve(60);
    const order: string[] = [];
    const large = budget.reserve(50).then((release) => (order.push('large'), release));
    const small = budget.reserve(10).then((release) => (order.push('small'), release));
    await Promise.resolve();
    expect(order).toEqual([]);
    first();
    await Promise.all([large, small]);
    expect(order).toEqual(['large', 'small']);
  });

  test('gives room back once, however often it is released', async () => {
    const budget = createMemoryBudget({ maxBytes: 100, waitMs: 50 });
    const first = await budget.reserve(60);
    first();
    first();
    await budget.reserve(60);
    await expect(budget.reserve(60)).rejects.toMatchObject({ problem: 'busy' });
  });

  test('admits alone what is larger than all of it', async () => {
    const budget = createMemoryBudget({ maxBytes: 100, waitMs: 50 });
    const release = await budget.reserve(1e9);
    await expect(budget.reserve(1)).rejects.toMatchObject({ problem: 'busy' });
    release();
    await budget.reserve(1);
  });

  test('refuses after a while, and whoever is refused leaves the line', async () => {
    const budget = createMemoryBudget({ maxBytes: 100, waitMs: 50 });
    const release = await budget.reserve(100);
    await expect(budget.reserve(90)).rejects.toMatchObject({ extensions: { retryAfterSeconds: 5 } });
    release();
    await budget.reserve(100);
  });
});

const servers: ReturnType<typeof serve>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('room is held until the client has the whole answer, or has gone; meanwhile others get 503 with Retry-After', async () => {
  const size = 20 * 2 ** 20;
  const app = new Hono<Env>();
  app.use(limitInFlight(createMemoryBudget({ maxBytes: 30 * 2 ** 20, waitMs: 200 })));
  app.get('/large', async (c) => {
    await c.get('reserve')(size);
    return c.body('x'.repeat(size));
  });
  app.get('/small', async (c) => {
    await c.get('reserve')(100);
    return c.text('here');
  });
  app.onError((error) => {
    if (!(error instanceof Problem)) throw error;
    return new Response(null, {
      status: error.status,
      headers: { 'Retry-After': String(error.extensions.retryAfterSeconds) },
    });
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { Connection: 'close' } });

  // It never reads its answer.
  const reader = connect(port, '127.0.0.1');
  reader.on('error', () => {});
  reader.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(reader, 'readable');
  const refused = await ask('/large');
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5']);
  expect((await ask('/small')).status).toBe(200);
  reader.destroy();
  await vi.waitFor(async () => expect((await (await ask('/large')).text()).length).toBe(size), { timeout: 20_000 });
  expect((await (await ask('/large')).text()).length).toBe(size);
});
