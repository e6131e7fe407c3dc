import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configureOrExit, EXIT_MISCONFIGURED } from '../../backend/src/configuration.ts';
import { startEmbedded } from './postgres/embedded.ts';
import { chooseDataDir } from './postgres/user.ts';
import { migrate } from '../../backend/src/database/migrations.ts';
import { choosePort } from './choose-port.ts';
import { buildDashboard, dashboardCommand, dashboardEnvironment, hasEnded, untilItAnswers } from './dashboard.ts';
import { playFirstGame } from './first-game.ts';

if (existsSync('.env')) process.loadEnvFile();

/** Farol on a laptop: a database of its own unless DATABASE_URL names one, the API, a worker and the dashboard; Ctrl-C ends all. */
const configuration = configureOrExit();
const dataDir = resolve(configuration.dataDir ?? (await chooseDataDir()));
const started = performance.now();
// Whoever read what is said here may have gone; that is no reason to end.
process.stdout.on('error', () => {});
const children = new Map<string, ChildProcess>();
/** The dashboard from its source, with every change shown at once. */
const isDevelopment = process.argv.includes('--development');
const stopping = new AbortController();

function say(line: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);
}

const logPath = join(dataDir, 'farol.log');

/** The log of all processes, a file and no pipe: none of them waits for this one to read. A large one makes way at a start. */
function openLog(): number {
  mkdirSync(dataDir, { recursive: true });
  const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 20 * 2 ** 20) renameSync(logPath, `${logPath}.old`);
  return openSync(logPath, 'a');
}

/** The last error in the log, which may be why a process ended. */
function lastError(): string {
  const end = readFileSync(logPath, 'utf8').slice(-20_000).split('\n');
  const line = end.findLast((candidate) => /"level":[56]0/.test(candidate)) ?? '';
  return /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? 'see its log';
}

/** Ends that come one after another, none after it had come up, mean that starting once more is no use. */
const HOPELESS_ENDS = 5;

interface Program {
  name: string;
  file: string;
  args?: string[];
  environment: Record<string, string>;
  /** Where it answers once it is up; without it, its first message says that it is. */
  answersAt?: string;
}

/** Starts a child, and again when it ends unasked; waits until it says that it is up, or Farol stops. */
async function keepRunning(program: Program, log: number, vainStarts = 0): Promise<void> {
  const { name, file, args = [], environment, answersAt } = program;
  const child = fork(file, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, log, 'ipc'],
    // The dashboard's server is not ours: without this it would outlive this process.
    execArgv: answersAt === undefined ? [] : ['--import', resolve(import.meta.dirname, 'end-with-parent.ts')],
  });
  children.set(name, child);
  const up = Promise.withResolvers<void>();
  let hasComeUp = false;
  const comeUp = () => {
    hasComeUp = true;
    up.resolve();
  };
  if (answersAt === undefined) child.once('message', comeUp);
  else void untilItAnswers(answersAt, () => hasEnded(child) || stopping.signal.aborted).then((is) => is && comeUp());
  child.once('exit', (code, signal) => {
    children.delete(name);
    if (stopping.signal.aborted) return up.resolve();
    if (code === EXIT_MISCONFIGURED) {
      say(`the ${name} ${lastError()}`);
      return void stop(1);
    }
    const vain = hasComeUp ? 0 : vainStarts + 1;
    if (vain >= HOPELESS_ENDS) {
      say(`the ${name} ended ${vain} times before it was up; its log: ${logPath}`);
      return void stop(1);
    }
    say(`the ${name} ended (${signal ?? code}) and is started again; its log: ${logPath}`);
    setTimeout(() => void keepRunning(program, log, vain).then(up.resolve), 500);
  });
  return up.promise;
}

/** Starts the database, and again on the same port when it ends unasked: those who use it wait and carry on. */
async function keepDatabase(port?: number): Promise<string> {
  const database = await startEmbedded({ dataDir, log: say, ...(port === undefined ? {} : { port }) });
  stopDatabase = database.stop;
  void database.ended.then(async () => {
    if (stopping.signal.aborted) return;
    say('PostgreSQL ended and is started again');
    await database.stop();
    await keepDatabase(database.port).catch((error: Error) => {
      say(error.message);
      return stop(1);
    });
  });
  return database.url;
}

let stopDatabase = async () => {};

async function stop(exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  say('stopping; games go on where they are at the next start');
  for (const child of children.values()) child.kill('SIGTERM');
  await Promise.all(Array.from(children.values(), (child) => once(child, 'exit')));
  await stopDatabase();
  process.exit(exitCode);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('SIGHUP', () => void stop(0));

try {
  let { databaseUrl } = configuration;
  if (databaseUrl === undefined) {
    say(`starting PostgreSQL in ${dataDir}`);
    databaseUrl = await keepDatabase();
  }
  const ran = await migrate(databaseUrl);
  say(ran.length > 0 ? `the database is ready: ${ran.length} migration(s)` : 'the database is ready');
  const log = openLog();
  // Chosen once: a program that is started again is found where it was.
  const [port, dashboardPort] = [
    await choosePort(configuration.port, 'PORT'),
    await choosePort(configuration.dashboardPort, 'DASHBOARD_PORT'),
  ];
  const backend = (name: string, file: string): Program => ({
    name,
    file: resolve(import.meta.dirname, '../../backend/src', file),
    environment: { DATABASE_URL: databaseUrl, PORT: String(port), DASHBOARD_PORT: String(dashboardPort) },
  });
  await Promise.all([
    keepRunning(backend('API', 'index.ts'), log),
    keepRunning(backend('worker', 'worker.ts'), log),
    isDevelopment ? undefined : buildDashboard(say, stopping.signal),
  ]);
  if (!stopping.signal.aborted) {
    const address = `http://127.0.0.1:${port}`;
    say(`the API listens on ${address} (its documentation: ${address}/docs)`);
    const dashboard = `http://127.0.0.1:${dashboardPort}`;
    await Promise.all([
      playFirstGame(address, say),
      keepRunning(
        {
          name: 'dashboard',
          ...dashboardCommand(isDevelopment ? 'development' : 'built', dashboardPort),
          environment: dashboardEnvironment(dashboardPort, address),
          answersAt: `${dashboard}/health`,
        },
        log,
      ),
    ]);
    say(`the dashboard: ${dashboard}`);
    say('Ctrl-C stops Farol');
  }
} catch (error) {
  // What stopping has broken off, such as a build, is no news.
  if (!stopping.signal.aborted) say(error instanceof Error ? error.message : String(error));
  await stop(1);
}
