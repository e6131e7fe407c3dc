import { serve } from '@hono/node-server';
import { forgetExpired } from './accounts/forget-expired.ts';
import { showSetUpLink } from './accounts/set-up-link.ts';
import { createApp } from './app.ts';
import { configureWithDatabaseOrExit, EXIT_MISCONFIGURED } from './configuration.ts';
import { listenForChanges } from './database/changes.ts';
import { connect } from './database/connection.ts';
import { createHub } from './events/hub.ts';
import { createMetrics } from './metrics.ts';
import { forgetAnswers } from './http/answer-once.ts';
import { ARRIVAL_LIMITS, limitSockets } from './http/sockets.ts';
import { createBoss } from './queue.ts';
import { createLog } from './log.ts';
import { stopWhenAsked, untilItWorks } from './process-life.ts';
import { quotasOf } from './owners/quotas.ts';
import { startThreads } from './start-threads.ts';

/** The API. */
const configuration = configureWithDatabaseOrExit();
const { accounts, databaseUrl, host, port } = configuration;
const log = createLog('api', configuration.logLevel);
const db = connect(databaseUrl, { name: 'farol api' });
const boss = createBoss(databaseUrl);
boss.on('error', (error) => log.error({ error }, 'queue'));
const threads = startThreads(configuration.workerThreads);
const checks = startThreads(1);
const changes = listenForChanges(databaseUrl, log);
const metrics = createMetrics();
const hub = createHub({ db, changes, log, metrics });
const backend = { db, boss, threads, checks, changes, hub, log, metrics, quotas: quotasOf(configuration) };

const { fetch } = createApp(backend, configuration);
const server = serve({ fetch, hostname: host, port, serverOptions: ARRIVAL_LIMITS }, (address) => {
  log.info({ host, port: address.port }, 'listening');
  process.send?.({ listening: address.port });
});
const portAwaitedUntil = Date.now() + 10_000;
server.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EADDRINUSE') throw error;
  if (Date.now() > portAwaitedUntil) {
    log.fatal(`cannot listen on ${host}:${port}: another program listens there: set PORT`);
    process.exit(EXIT_MISCONFIGURED);
  }
  // It may be an API that is just ending.
  log.warn(`waiting for ${host}:${port} to be free`);
  setTimeout(() => server.listen(port, host), 1000);
});
limitSockets(server);
const forgetting = setInterval(() => {
  for (const forget of [forgetAnswers, forgetExpired]) {
    forget(db).catch((error) => log.warn({ error }, `${forget.name} failed`));
  }
}, 3_600_000);

/** Answers under way may take so long when the process is to end; whoever downloads more goes on from there later. */
const DRAIN_MS = 8000;

stopWhenAsked(log, async () => {
  clearInterval(forgetting);
  // A connection that is kept alive would be waited for after its last answer too.
  const closing = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), DRAIN_MS);
  const closed = new Promise((resolve) => server.close(resolve));
  hub.stop();
  await Promise.all([changes.stop(), closed]);
  clearInterval(closing);
  clearTimeout(cutOff);
  await Promise.all([boss.stop({ graceful: true, timeout: 5000 }), threads.stop(), checks.stop()]);
  await db.destroy();
});

await untilItWorks(log, 'the queue', () => boss.start());
if (accounts) await untilItWorks(log, 'the accounts', () => showSetUpLink(db, accounts.publicOrigin, log));
