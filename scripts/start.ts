import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { configureOrExit, EXIT_MISCONFIGURED } from '../apps/backend/src/configuration.ts';
import { startEmbedded } from '../apps/backend/src/database/embedded.ts';
import { chooseDataDir } from '../apps/backend/src/database/embedded-user.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';
import { playFirstGame } from './first-game.ts';

if (existsSync('.env')) process.loadEnvFile();

/** Farol on a laptop: a database of its own unless DATABASE_URL names one, the API and a worker; Ctrl-C ends all. */
const configuration = configureOrExit();
const dataDir = resolve(configuration.dataDir ?? (await chooseDataDir()));
const started = performance.now();
const children = new Map<string, ChildProcess>();
let isStopping = false;

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

/** Starts a child, and again when it ends unasked; gives its first message, by which it says that it is up. */
async function keepRunning(
  name: string,
  file: string,
  databaseUrl: string,
  log: number,
  vainStarts = 0,
): Promise<Message> {
  const child = fork(resolve(import.meta.dirname, '../apps/backend/src', file), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', log, log, 'ipc'],
  });
  children.set(name, child);
  const up = Promise.withResolvers<Message>();
  let hasComeUp = false;
  child.once('message', (message) => {
    hasComeUp = true;
    up.resolve(message as Message);
  });
  child.once('exit', (code, signal) => {
    children.delete(name);
    if (isStopping) return up.resolve({});
    if (code === EXIT_MISCONFIGURED) {
      say(`the ${name} ${lastError()}`);
      return void stop(1);
    }
    say(`the ${name} ended (${signal ?? code}) and is started again; its log: ${logPath}`);
    const vain = hasComeUp ? 0 : vainStarts + 1;
    if (vain >= HOPELESS_ENDS) return void stop(1);
    setTimeout(() => void keepRunning(name, file, databaseUrl, log, vain).then(up.resolve), 500);
  });
  return up.promise;
}

type Message = { listening?: number };

/** Starts the database, and again on the same port when it ends unasked: those who use it wait and carry on. */
async function keepDatabase(port?: number): Promise<string> {
  const database = await startEmbedded({ dataDir, log: say, ...(port === undefined ? {} : { port }) });
  stopDatabase = database.stop;
  void database.ended.then(async () => {
    if (isStopping) return;
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
  if (isStopping) return;
  isStopping = true;
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
  const [api] = await Promise.all([
    keepRunning('API', 'index.ts', databaseUrl, log),
    keepRunning('worker', 'worker.ts', databaseUrl, log),
  ]);
  if (!isStopping) {
    const address = `http://127.0.0.1:${String(api.listening)}`;
    say(`the API listens on ${address} (its documentation: ${address}/docs)`);
    await playFirstGame(address, say);
    say('Ctrl-C stops Farol');
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  await stop(1);
}
