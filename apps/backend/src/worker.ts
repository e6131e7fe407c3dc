import { configureWithDatabaseOrExit } from './configuration.ts';
import { listenForChanges } from './database/changes.ts';
import { connect } from './database/connection.ts';
import { TIMEOUTS } from './database/timeouts.ts';
import type { ExperimentJob } from './experiments/enqueue-experiment.ts';
import { playExperiment } from './experiments/jobs.ts';
import { createMetrics } from './metrics.ts';
import { createWorkerApp, serveWorker } from './health/serve-worker.ts';
import { quotasOf } from './owners/quotas.ts';
import { showPresence } from './operations/presence.ts';
import { createBoss } from './queue.ts';
import { createLog } from './log.ts';
import type { WorkOptions } from 'pg-boss';
import { stopWhenAsked, untilItWorks } from './process-life.ts';
import type { PlayJob } from './games/enqueue-play.ts';
import { playTurn } from './rounds/jobs.ts';
import { playPacedGames } from './rounds/paced-games.ts';
import { startThreads } from './start-threads.ts';

const GAMES_A_THREAD = 8;

/** The worker: plays running games. */
const configuration = configureWithDatabaseOrExit();
const { databaseUrl, workerThreads, host, metricsPort } = configuration;
const log = createLog('worker', configuration.logLevel);
const db = connect(databaseUrl, {
  name: 'farol worker',
  connections: 2 + 2 * workerThreads,
  timeouts: TIMEOUTS.worker,
});
const boss = createBoss(databaseUrl, { supervise: true, listen: true });
boss.on('error', (error) => log.error({ error }, 'queue'));
const threads = startThreads(workerThreads);
const changes = listenForChanges(databaseUrl, log);
const presence = showPresence(databaseUrl, log, workerThreads);
const tools = { db, boss, threads, changes, log, metrics: createMetrics(), quotas: quotasOf(configuration) };
const stopping = new AbortController();
let pacing: Promise<void> | undefined;
const server = metricsPort > 0 ? serveWorker(createWorkerApp(tools), host, metricsPort, log) : undefined;

stopWhenAsked(log, async () => {
  stopping.abort();
  await Promise.all([changes.stop(), pacing]);
  await boss.stop({ graceful: true, timeout: 10_000 });
  await Promise.all([threads.stop(), presence.stop()]);
  // To the end, so that nobody takes a worker that is finishing its slices for a dead one.
  server?.close();
  await db.destroy();
});

await untilItWorks(log, 'the queue', () => boss.start());
await boss.work<PlayJob, void, WorkOptions & { includeMetadata: true }>(
  'play',
  {
    // Several games share a thread slice by slice, so that a short game does not wait for a turn to end.
    localConcurrency: GAMES_A_THREAD * workerThreads,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    includeMetadata: true,
  },
  async ([{ data, retryCount }]) => {
    await presence.during(() => playTurn(tools, data, stopping.signal, retryCount));
  },
);
await boss.work<ExperimentJob, void, WorkOptions & { includeMetadata: true }>(
  'experiment',
  {
    localConcurrency: workerThreads,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    includeMetadata: true,
  },
  async ([{ id, data, retryCount }]) => {
    await presence
      .during(() => playExperiment(tools, data, id, stopping.signal, retryCount))
      .catch((error: unknown) => {
        log.error({ error, experimentId: data.experimentId }, 'a bundle failed');
        // The queue gives the job to a worker again.
        throw error;
      });
  },
);
pacing = playPacedGames(tools, {
  threads: workerThreads,
  stopping: stopping.signal,
  during: (work) => presence.during(work),
});
log.info({ threads: workerThreads }, 'ready');
process.send?.({ ready: true });
