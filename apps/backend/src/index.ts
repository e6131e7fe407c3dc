import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { configureWithDatabaseOrExit, EXIT_MISCONFIGURED } from './configuration.ts';
import { listenForChanges } from './database/changes.ts';
import { connect } from './database/connection.ts';
import { createHub } from './events/hub.ts';
import { createMetrics } from './health/metrics.ts';
import { forgetAnswers } from './http/answer-once.ts';
import { createBoss } from './queue.ts';
import { createLog } from './log.ts';
import { stopWhenAsked, untilItWorks } from './process-life.ts';
import { createPlayers } from './rounds/players.ts';

/** The API. */
const configuration = configureWithDatabaseOrExit();
const { databaseUrl, host, port } = configuration;
const log = createLog('api', configuration.logLevel);
const db = connect(databaseUrl, { name: 'farol api' });
const boss = createBoss(databaseUrl);
boss.on('error', (error) => log.error({ error }, 'queue'));
const players = createPlayers(configuration.workerThreads);
const changes = listenForChanges(databaseUrl, log);
const metrics = createMetrics();
const hub = createHub({ db, changes, log, metrics });
const backend = { db, boss, players, changes, hub, log, metrics };

const server = serve({ fetch: createApp(backend, configuration).fetch, hostname: host, port }, (address) => {
  log.info({ host, port: address.port }, 'listening');
  process.send?.({ listening: address.port });
});
server.on('error', (error) => {
  const why =
    'code' in error && error.code === 'EADDRINUSE' ? 'another program listens there: set PORT' : error.message;
  log.fatal(`cannot listen on ${host}:${port}: ${why}`);
  process.exit(EXIT_MISCONFIGURED);
});
const forgetting = setInterval(
  () => void forgetAnswers(db).catch((error) => log.warn({ error }, 'old answers')),
  3_600_000,
);

/** Answers under way may take so long when the process is to end; whoever downloads more goes on from there later. */
const DRAIN_MS = 8000;

stopWhenAsked(log, async () => {
  clearInterval(forgetting);
  const closed = new Promise((resolve) => server.close(resolve));
  hub.stop();
  const cutOff = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(cutOff);
  await Promise.all([changes.stop(), boss.stop({ graceful: true, timeout: 5000 }), players.stop()]);
  await db.destroy();
});

await untilItWorks(log, 'the queue', () => boss.start());
