import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import type { Database } from '../database/connection.ts';
import type { Boss } from '../queue.ts';
import type { Players } from '../rounds/players.ts';
import { checkDatabase, checkQueue, checkSchema, checkThreads, show } from './checks.ts';
import type { Metrics } from './metrics.ts';

interface Watched {
  db: Database;
  boss: Boss;
  players: Players;
  metrics: Metrics;
}

/** What a worker tells of itself, on the same paths as the API: no more, and nothing that changes anything. */
export function createWorkerApp({ db, boss, players, metrics: { registry } }: Watched): Hono {
  const busy = new Gauge({
    name: 'farol_threads_busy',
    help: 'Threads of this worker that are at work now',
    registers: [registry],
  });
  const app = new Hono();
  app.get('/health', async (c) => {
    const health = show({ database: await checkDatabase(db), threads: checkThreads(players) });
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.get('/health/ready', async (c) => {
    const [database, schema, queue] = await Promise.all([checkDatabase(db), checkSchema(db), checkQueue(boss)]);
    const health = show({ database, schema, queue, threads: checkThreads(players) });
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    busy.set(players.countBusy());
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
