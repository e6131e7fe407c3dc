import { serve, type ServerType } from '@hono/node-server';
import { type TestDatabase, testDatabase } from '../../../tests/database.ts';
import { type Backend, createApp } from './app.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { listenForChanges } from './database/changes.ts';
import { connect } from './database/connection.ts';
import { createHub } from './events/hub.ts';
import type { ExperimentJob } from './experiments/enqueue-experiment.ts';
import { playExperiment } from './experiments/jobs.ts';
import { createMetrics } from './metrics.ts';
import { createBoss } from './queue.ts';
import { createLog } from './log.ts';
import type { PlayJob } from './games/enqueue-play.ts';
import { quotasOf } from './owners/quotas.ts';
import { playTurn } from './rounds/jobs.ts';
import { playPacedGames } from './rounds/paced-games.ts';
import { startThreads } from './start-threads.ts';
import { checkAnswer } from './testing/check-answer.ts';

/** The configuration of an environment that is known to be sound. */
export function configurationOf(environment: NodeJS.ProcessEnv = {}): Configuration {
  const result = readConfiguration(environment);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.configuration;
}

/** The whole backend in this process, without a socket; on a new database unless one is given. */
export async function startBackend(environment: NodeJS.ProcessEnv = {}, given?: TestDatabase) {
  const database = given ?? (await testDatabase());
  const log = createLog('test', 'silent');
  const boss = createBoss(database.url, { supervise: true, listen: true });
  boss.on('error', () => {});
  await boss.start();
  const db = connect(database.url);
  const changes = listenForChanges(database.url, log);
  const metrics = createMetrics();
  const hub = createHub({ db, changes, log, metrics });
  const configuration = configurationOf(environment);
  const quotas = quotasOf(configuration);
  const pools = { threads: startThreads(1), checks: startThreads(1) };
  const backend: Backend = { db, boss, ...pools, changes, hub, log, metrics, quotas };
  const app = createApp(backend, configuration);
  const workers = startThreads(1);
  const stopping = new AbortController();
  let pacing: Promise<void> | undefined;

  return {
    app,
    backend,
    databaseUrl: database.url,
    /** Plays queued jobs in this process from now on, as worker.ts does in its own. */
    async playJobs() {
      pacing = playPacedGames({ ...backend, threads: workers }, { threads: 1, stopping: stopping.signal });
      await boss.work<PlayJob>(
        'play',
        { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 },
        async ([{ data }]) => {
          await playTurn({ ...backend, threads: workers }, data, stopping.signal);
        },
      );
      await boss.work<ExperimentJob>(
        'experiment',
        { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 },
        async ([{ id, data }]) => {
          await playExperiment({ ...backend, threads: workers }, data, id, stopping.signal);
        },
      );
    },
    /** Sends a request with a JSON body. A JSON answer is held to its schema and comes parsed, any other as text. */
    async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const init: RequestInit = { method, headers };
      if (body !== undefined) {
        init.body = JSON.stringify(body);
        init.headers = { 'Content-Type': 'application/json', ...headers };
      }
      const answer = await app.request(path, init);
      const text = await answer.text();
      const type = answer.headers.get('Content-Type') ?? '';
      const isJson = text !== '' && /\/(problem\+)?json/.test(type);
      const parsed = isJson ? JSON.parse(text) : text;
      checkAnswer(method, path, { status: answer.status, type, body: parsed });
      return { status: answer.status, headers: answer.headers, body: parsed };
    },
    async stop() {
      stopping.abort();
      await pacing;
      hub.stop();
      await boss.stop({ graceful: true, timeout: 5000 });
      await Promise.all([backend.changes.stop(), backend.threads.stop(), backend.checks.stop(), workers.stop()]);
      await backend.db.destroy();
      await database.drop();
    },
  };
}
export type StartedBackend = Awaited<ReturnType<typeof startBackend>>;

/** Gives an app a socket, for what only a socket shows. */
export function serveApp(app: ReturnType<typeof createApp>): Promise<{ address: string; server: ServerType }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ server, address: `http://127.0.0.1:${port}` }),
    );
  });
}
