import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statfs } from 'node:fs/promises';
import { createServer, type AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import { ensureCluster, openDataDir, readPassword, serverEnvironment, superuser } from './cluster.ts';
import { describeStarter, findServer, type RunningServer } from './processes.ts';
import { chooseServerUser, type ServerUser } from './user.ts';

const guardFile = join(import.meta.dirname, 'embedded-guard.ts');
const patienceMs = 20_000;
const orderlyMs = 10_000;
/** After an immediate shutdown was asked for. */
const killMs = 12_000;
/** Time beyond orderlyMs in which a guard that works has ended its server. */
const guardMs = 4000;

export interface EmbeddedOptions {
  dataDir: string;
  /** False trades safety against power failure for speed: for tests. */
  durable?: boolean;
  log?: (line: string) => void;
  /** The port to listen on; without it, one that is free. */
  port?: number;
}

export interface Embedded {
  url: string;
  port: number;
  /** Resolves when the server has ended, asked or unasked. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs a PostgreSQL server of our own on 127.0.0.1, with its data in `dataDir`/cluster. It ends with this process,
 * however that ends. PostgreSQL's lock on its cluster decides who has it; we only say so in words.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, log = () => undefined } = options;
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL.');
  }
  const user = await chooseServerUser(join(options.dataDir, 'cluster'));
  const binaries = await findBinaries(user);
  const dataDir = await openDataDir(options.dataDir, user);
  const cluster = join(dataDir, 'cluster');
  const starter = await describeStarter();
  const settings = await serverSettings(durable, dataDir);
  await ensureCluster(cluster, { binaries, user, durable, log });

  for (const deadline = Date.now() + patienceMs; ; await sleep(100)) {
    const holder = await waitForFormerServer(cluster, log);
    if (holder !== undefined) {
      throw new Error(
        `The database in ${dataDir} is in use by ${holder.holder}. Stop that first, or set DATA_DIR to another directory.`,
      );
    }
    const port = options.port ?? (await findFreePort());
    const guard = spawnGuard(join(dataDir, 'server.log'), user, [
      binaries.postgres,
      '-D',
      cluster,
      ...[`port=${port}`, starter, ...settings].flatMap((setting) => ['-c', setting]),
    ]);
    const failure = await waitUntilReady(guard);
    if (failure === undefined) {
      const password = await readPassword(cluster);
      const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
      const ended = once(guard, 'close').then(() => undefined);
      return { url, port, ended, stop: makeStop(guard, cluster, log) };
    }
    const lostRace = /lock file|pre-existing shared memory block|could not create any TCP\/IP sockets/.test(failure);
    if (!lostRace || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start in ${dataDir}. Its last words:\n${failure}`);
    }
  }
}

/** Size of the write-ahead log in MiB: PostgreSQL's defaults, or less on a small disk, of which it may take an eighth. */
export function logSizeOf(diskBytes: number): { min: number; max: number } {
  const max = Math.round(Math.min(Math.max(diskBytes / 8 / 2 ** 20, 64), 1024));
  return { min: Math.min(80, max / 2), max };
}

async function serverSettings(durable: boolean, dataDir: string): Promise<string[]> {
  const { blocks, bsize } = await statfs(dataDir);
  const { min, max } = logSizeOf(blocks * bsize);
  return [
    'listen_addresses=127.0.0.1',
    // No socket file: its path may not be longer than 107 bytes.
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
    `min_wal_size=${Math.floor(min)}MB`,
    `max_wal_size=${max}MB`,
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    // Checkpoints come every five minutes and would push everything else out of the log.
    'log_checkpoints=off',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
}

/** The kernel names a free port; another process may take it first, and then the server says so. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

type Guard = ChildProcessByStdio<Writable, Readable, Readable>;

function spawnGuard(logFile: string, user: ServerUser, command: string[]): Guard {
  const { uid = '-', gid = '-' } = user.identity;
  return spawn(process.execPath, [guardFile, logFile, uid, gid, ...command].map(String), {
    cwd: '/',
    detached: true,
    env: serverEnvironment,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Resolves to nothing when the server takes connections, to its last words if it ends before. */
async function waitUntilReady(guard: Guard): Promise<string | undefined> {
  let words = '';
  return new Promise((resolve) => {
    const listen = (text: string): void => {
      words += text;
      if (/^ready$/m.test(words)) resolve(undefined);
    };
    guard.stdout.setEncoding('utf8').on('data', listen);
    guard.stderr.setEncoding('utf8').on('data', listen);
    guard.on('error', (error) => resolve(error.message));
    guard.on('close', () => resolve(words));
  });
}

function makeStop(guard: Guard, cluster: string, log: (line: string) => void): () => Promise<void> {
  const closed = once(guard, 'close').then(() => true);
  let stopping: Promise<void> | undefined;
  guard.once('close', () => {
    if (stopping === undefined) log(`PostgreSQL or its guard ended unasked; see ${join(cluster, '..', 'server.log')}`);
  });
  // A process that ends without calling stop() is not kept alive by its database.
  const pipes = [guard.stdin, guard.stdout, guard.stderr].filter((stream) => stream instanceof Socket);
  const handles = [guard, ...pipes];
  for (const handle of handles) handle.unref();

  const stop = async (): Promise<void> => {
    for (const handle of handles) handle.ref();
    guard.stdin.on('error', () => undefined).end();
    if (
      guard.exitCode === null &&
      guard.signalCode === null &&
      !(await Promise.race([closed, sleep(orderlyMs, false)]))
    ) {
      log(`PostgreSQL did not end within ${orderlyMs / 1000} s and is killed`);
      if (!(await Promise.race([closed, sleep(guardMs, false)]))) guard.kill('SIGKILL');
      await closed;
    }
    // A guard that was killed leaves its server to this process.
    const left = guard.signalCode === null ? undefined : await findServer(cluster);
    if (left !== undefined) await stopServer(cluster, left.pid);
  };
  return () => (stopping ??= stop());
}

/** Waits while an earlier server closes, and stops it if nobody else would; gives the server that somebody holds. */
async function waitForFormerServer(cluster: string, log: (line: string) => void): Promise<RunningServer | undefined> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(50)) {
    const server = await findServer(cluster);
    if (server === undefined || server.state === 'held') return server;
    if (server.state === 'orphaned') {
      log(`Stopping ${server.holder} on ${cluster}`);
      await stopServer(cluster, server.pid);
    }
    if (Date.now() > deadline) throw new Error(`${cluster} is still in use by ${server.holder}. Try again later.`);
  }
}

/** Stops a server without a guard: in order, then at once, then by a kill. The next start recovers; no data is lost. */
async function stopServer(cluster: string, pid: number): Promise<void> {
  const start = Date.now();
  // The process id is looked up again each time: another process may have it by then.
  for (; (await findServer(cluster))?.pid === pid; await sleep(50)) {
    const waitedMs = Date.now() - start;
    if (waitedMs > patienceMs) throw new Error(`The server with process id ${pid} on ${cluster} does not stop.`);
    try {
      process.kill(pid, waitedMs < orderlyMs ? 'SIGINT' : waitedMs < killMs ? 'SIGQUIT' : 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
