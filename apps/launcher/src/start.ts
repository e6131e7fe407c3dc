import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Configuration, configureLaptopOrExit } from '../../backend/src/configuration.ts';
import { isDatabaseAway } from '../../backend/src/database/connection.ts';
import { migrate } from '../../backend/src/database/migrations.ts';
import { urlOf } from './addresses.ts';
import { pause, restartPauseMs } from './backoff.ts';
import { choosePorts } from './choose-port.ts';
import { buildDashboard, dashboardCommand, dashboardEnvironment } from './dashboard.ts';
import { runDatabase } from './database.ts';
import { guardDisk, logLimitOf } from './disk.ts';
import { playFirstGame } from './first-game.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { chooseDataDir } from './postgres/user.ts';
import { createSupervisor, type Program } from './supervise.ts';

/**
 * Farol on one machine: its own database unless DATABASE_URL names another, the API, a worker and the dashboard.
 * Ctrl-C stops all of it.
 */
if (existsSync('.env')) process.loadEnvFile();
const configuration = configureLaptopOrExit();
const started = performance.now();
// A reader of the output that has gone must not end this process.
process.stdout.on('error', () => {});
/** Runs the dashboard from its source and shows every change at once. */
const isDevelopment = process.argv.includes('--development');
const stopping = new AbortController();
const stops: (() => Promise<void>)[] = [];

function say(line: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);
}

/** Ends everything in the reverse order of its start. */
async function stop(exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  say('stopping; running games continue at the next start');
  for (const each of stops.toReversed()) await each();
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

/** Migrates the database, and waits while it is restarted or its disk is full. */
async function migratePatiently(databaseUrl: string): Promise<void> {
  for (let failures = 1; !stopping.signal.aborted; failures++) {
    try {
      const ran = await migrate(databaseUrl);
      return say(ran.length > 0 ? `the database is ready: ${ran.length} migration(s)` : 'the database is ready');
    } catch (error) {
      if (configuration.databaseUrl !== undefined || !isDatabaseAway(error)) throw error;
      if (failures === 1) say('the database cannot be written to yet: waiting');
      await pause(restartPauseMs(failures), stopping.signal);
    }
  }
}

/** Builds the dashboard, and tries again after a failure: API and worker run without it. Returns false if Farol stops. */
async function buildPatiently(onFailure: () => void): Promise<boolean> {
  for (let pauseMs = 5000; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, 300_000)) {
    try {
      await buildDashboard(say, stopping.signal);
      return true;
    } catch (error) {
      if (stopping.signal.aborted) break;
      onFailure();
      say(`${(error as Error).message.trimEnd()}\nThe API runs without it; the next attempt is in ${pauseMs / 1000} s`);
      await pause(pauseMs, stopping.signal);
    }
  }
  return false;
}

function programs(
  databaseUrl: string,
  port: number,
  dashboardPort: number,
): Record<'api' | 'worker' | 'dashboard', Program> {
  const backend = (name: string, file: string): Program => ({
    name,
    file: resolve(import.meta.dirname, '../../backend/src', file),
    environment: { DATABASE_URL: databaseUrl, PORT: String(port), DASHBOARD_PORT: String(dashboardPort) },
    isEssential: true,
  });
  return {
    api: backend('API', 'index.ts'),
    worker: backend('worker', 'worker.ts'),
    dashboard: {
      name: 'dashboard',
      ...dashboardCommand(isDevelopment ? 'development' : 'built', dashboardPort),
      environment: dashboardEnvironment(dashboardPort, urlOf(configuration.host, port)),
      answersAt: `${urlOf('127.0.0.1', dashboardPort)}/health`,
      isEssential: false,
    },
  };
}

async function openDatabase({ databaseUrl }: Configuration, dataDir: string): Promise<string> {
  if (databaseUrl !== undefined) return databaseUrl;
  say(`starting PostgreSQL in ${dataDir}`);
  const database = await runDatabase({ dataDir, say, stopping: stopping.signal });
  stops.push(() => database.stop());
  const tools = { dataDir, databaseUrl: database.url, say, stopping: stopping.signal };
  stops.push(await guardDisk(tools));
  return database.url;
}

/** Opens the log, for which the data directory must exist and have room. */
async function openLogPatiently(dataDir: string): Promise<LogFile> {
  for (let failures = 1; ; failures++) {
    try {
      mkdirSync(dataDir, { recursive: true });
      return openLogFile(dataDir, { maxBytes: await logLimitOf(dataDir) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC' || stopping.signal.aborted) throw error;
      if (failures === 1) say(`the disk of ${dataDir} is full: make room`);
      await pause(restartPauseMs(failures), stopping.signal);
    }
  }
}

/** A dashboard that takes longer to build and start is waited for in the background. */
const DASHBOARD_MS = 180_000;

async function run(): Promise<void> {
  const dataDir = configuration.dataDir === undefined ? await chooseDataDir() : resolve(configuration.dataDir);
  // Chosen once: a program that is started again keeps its address.
  const [port, dashboardPort] = await choosePorts([
    { port: configuration.port, host: configuration.host, variable: 'PORT' },
    { port: configuration.dashboardPort, host: '127.0.0.1', variable: 'DASHBOARD_PORT' },
  ]);
  const databaseUrl = await openDatabase(configuration, dataDir);
  await migratePatiently(databaseUrl);
  const log = await openLogPatiently(dataDir);
  const supervisor = createSupervisor({ say, log, stopping: stopping.signal });
  stops.push(() => supervisor.stop());
  const { api, worker, dashboard } = programs(databaseUrl, port, dashboardPort);
  const failed = Promise.withResolvers<void>();
  const built = isDevelopment ? Promise.resolve(true) : buildPatiently(failed.resolve);
  const canStart = await Promise.all([supervisor.start(api), supervisor.start(worker)]);
  if (canStart.includes(false)) return stop(1);
  if (stopping.signal.aborted) return;
  const address = urlOf(configuration.host, port);
  say(`the API listens on ${address} (its documentation: ${address}/docs)`);
  const shown = built.then(async (isBuilt) => {
    if (isBuilt) await supervisor.start(dashboard);
    if (!stopping.signal.aborted) say(`the dashboard: ${urlOf('127.0.0.1', dashboardPort)}`);
  });
  await Promise.all([
    playFirstGame(address, { say, stopping: stopping.signal }),
    Promise.race([shown, failed.promise, pause(DASHBOARD_MS, stopping.signal)]),
  ]);
  if (!stopping.signal.aborted) say('Ctrl-C stops Farol');
}

try {
  await run();
} catch (error) {
  // An abort during the shutdown, as of the build, is not an error.
  if (!stopping.signal.aborted) say(error instanceof Error ? error.message : String(error));
  await stop(1);
}
