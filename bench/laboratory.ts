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

/** Prints the machine, starts the API and a worker, and stops all when `run` has ended. */
export async function withLaboratory(
  run: (laboratory: BenchLaboratory) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
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
    const settings = { DATABASE_URL: database.url, ...environment };
    const api = await startProcess('index.ts', settings, log);
    stops.push(() => stopProcess(api.child));
    const { child: worker } = await startProcess('worker.ts', settings, log);
    stops.push(() => stopProcess(worker));
    await run({ url: `http://127.0.0.1:${api.message.listening}`, databaseUrl: database.url, worker });
  } finally {
    for (const stop of stops.toReversed()) await stop();
    closeSync(log);
    await rm(directory, { recursive: true, force: true });
  }
}
