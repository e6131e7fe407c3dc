import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import type { Tools } from '../tools.ts';
import { checkDatabase, checkQueue, checkSchema, checkThreads, show } from './checks.ts';

type WatchedTools = Pick<Tools, 'db' | 'boss' | 'threads' | 'metrics'>;

/** A worker's health and metrics, on the same paths as the API; read-only. */
export function createWorkerApp({ db, boss, threads, metrics: { registry } }: WatchedTools): Hono {
  const busy = new Gauge({
    name: 'farol_threads_busy',
    help: 'Threads of this worker that are at work now',
    registers: [registry],
  });
  const app = new Hono();
  app.get('/health', async (c) => {
    const health = show({ database: await checkDatabase(db), threads: checkThreads(threads) });
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.get('/health/ready', async (c) => {
    const [database, schema, queue] = await Promise.all([checkDatabase(db), checkSchema(db), checkQueue(boss)]);
    const health = show({ database, schema, queue, threads: checkThreads(threads) });
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    busy.set(threads.countBusy());
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
  });
  return app;
}

/** Serves it, and goes without where the port is taken: games are played all the same. */
export function serveWorker(app: Hono, host: string, port: number, log: Logger): ServerType {
  const server = serve({ fetch: app.fetch, hostname: host, port }, (address) =>
    log.info({ host, port: address.port }, 'metrics'),
  );
  server.on('error', (error) => log.error({ error, port }, 'cannot serve metrics: set METRICS_PORT'));
  return server;
}
