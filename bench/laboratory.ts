import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded } from '../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';

/** The real processes on a new database in a temporary directory. */
export interface BenchLaboratory {
  url: string;
  databaseUrl: string;
  worker: ChildProcess;
}

async function startProcess(file: string, environment: Record<string, string>, log: number) {
  const child = fork(resolve(import.meta.dirname, '../apps/backend/src', file), {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof message !== 'object') throw new Error(`${file} did not start`);
  return { child, message: message as { listening?: number } };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export interface BenchDatabase {
  databaseUrl: string;
  /** Starts a process of the backend, which is stopped in the end. */
  start(
    file: 'index.ts' | 'worker.ts',
    environment?: Record<string, string>,
  ): Promise<{ child: ChildProcess; port: number }>;
}

/** Prints the machine, starts a new database, and stops all when `run` has ended. */
export async function withDatabase(run: (bench: BenchDatabase) => Promise<void>): Promise<void> {
  console.log(`${availableParallelism()} cores (${cpus()[0]?.model}); Node ${process.version}\n`);
  const directory = await mkdtemp(join(tmpdir(), 'farol-bench-'));
  // As root, the server runs as another user, who needs access.
  await chmod(directory, 0o711);
  const log = openSync(join(directory, 'servers.log'), 'a');
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const database = await startEmbedded({ dataDir: join(directory, 'data') });
    stops.push(() => database.stop());
    await migrate(database.url);
    await run({
      databaseUrl: database.url,
      async start(file, environment = {}) {
        const { child, message } = await startProcess(file, { DATABASE_URL: database.url, ...environment }, log);
        stops.push(() => stopProcess(child));
        return { child, port: message.listening ?? 0 };
      },
    });
  } finally {
    for (const stop of stops.toReversed()) await stop();
    closeSync(log);
    await rm(directory, { recursive: true, force: true });
  }
}

/** The same with an API and a worker. */
export function withLaboratory(
  run: (laboratory: BenchLaboratory) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  return withDatabase(async ({ databaseUrl, start }) => {
    const { port } = await start('index.ts', environment);
    const { child: worker } = await start('worker.ts', environment);
    await run({ url: `http://127.0.0.1:${port}`, databaseUrl, worker });
  });
}
