import { configureWithDatabaseOrExit } from './configuration.ts';
import { connect } from './database/connection.ts';
import { createMetrics } from './health/metrics.ts';
import { createBoss } from './queue.ts';
import { createLog } from './log.ts';
import { stopWhenAsked, untilItWorks } from './process-life.ts';
import type { PlayJob } from './rounds/enqueue-play.ts';
import { playTurn } from './rounds/jobs.ts';
import { createPlayers } from './rounds/players.ts';

/** The worker: plays running games, one in each thread. */
const configuration = configureWithDatabaseOrExit();
const { databaseUrl, workerThreads } = configuration;
const log = createLog('worker', configuration.logLevel);
const db = connect(databaseUrl, { name: 'farol worker', connections: 2 + workerThreads });
const boss = createBoss(databaseUrl, { supervise: true, listen: true });
boss.on('error', (error) => log.error({ error }, 'queue'));
const players = createPlayers(workerThreads);
const tools = { db, boss, players, log, metrics: createMetrics() };
const stopping = new AbortController();

stopWhenAsked(log, async () => {
  stopping.abort();
  await boss.stop({ graceful: true, timeout: 10_000 });
  await players.stop();
  await db.destroy();
});

await untilItWorks(log, 'the queue', () => boss.start());
await boss.work<PlayJob>(
  'play',
  { localConcurrency: workerThreads, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 },
  async ([{ data }]) => {
    await playTurn(tools, data, stopping.signal);
  },
);
log.info({ threads: workerThreads }, 'ready');
process.send?.({ ready: true });
