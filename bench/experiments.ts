import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';
import { type Experiment } from '../packages/api/src/index.ts';
import {
  cellsOf,
  experimentSchema,
  manifestOf,
  playReplicate,
  transientOf,
} from '../packages/experiments/src/index.ts';
import { median, printTable, showRatio } from './statistics.ts';

const ROUNDS = 2;
const WORKERS = [1, 2];

/** Savit's curve; each run has a new seed, because played replicates are not played again. */
function designOf(seed: number): Experiment {
  return experimentSchema.parse({
    base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], rounds: 60_000 },
    factors: [{ path: 'agents[0].params.memory', from: 1, to: 12, step: 1 }],
    replicates: 32,
    seed: String(seed),
  });
}

/** Seconds of the kernel alone in one thread. */
function playAlone(design: Experiment): number {
  const start = performance.now();
  for (const { cell, rounds } of cellsOf(design)) {
    for (let replicate = 0; replicate < design.replicates; replicate++) {
      playReplicate(manifestOf(design, cell, replicate), rounds, transientOf(design, rounds));
    }
  }
  return (performance.now() - start) / 1000;
}

async function startProcess(file: string, databaseUrl: string, log: number): Promise<[ChildProcess, unknown]> {
  const child = fork(resolve(import.meta.dirname, '../apps/backend/src', file), {
    env: { ...process.env, DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const [message] = await once(child, 'message');
  return [child, message];
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function ask(method: string, url: string, body?: object): Promise<{ id: string; status: string }> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string; status: string };
}

/** Seconds from the start of an experiment to its end, as a client sees them. */
async function playOnServer(api: string, design: Experiment): Promise<number> {
  const { id } = await ask('POST', `${api}/experiments`, design);
  const start = performance.now();
  await ask('PATCH', `${api}/experiments/${id}/status`, { action: 'start' });
  while ((await ask('GET', `${api}/experiments/${id}`)).status !== 'completed') await sleep(50);
  return (performance.now() - start) / 1000;
}

/** The kernel alone, one worker process and two play the same design in turn. */
export async function benchExperiments(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'farol-bench-'));
  // As root, the server runs as another user, who needs access.
  await chmod(directory, 0o711);
  const log = openSync(join(directory, 'processes.log'), 'a');
  const children: ChildProcess[] = [];
  let stopDatabase: (() => Promise<void>) | undefined;
  try {
    const database = await startEmbedded({ dataDir: join(directory, 'data') });
    stopDatabase = database.stop;
    await migrate(database.url);
    const [apiProcess, message] = await startProcess('index.ts', database.url, log);
    children.push(apiProcess);
    const api = `http://127.0.0.1:${(message as { listening: number }).listening}`;
    console.log(
      `${availableParallelism()} cores (${cpus()[0]?.model}) shared with whatever else runs; Node ${process.version};`,
    );
    console.log(
      `12 × 32 minority games of 101 agents and 60000 rounds; medians and ratios of ${ROUNDS} rounds in turn\n`,
    );
    const alone: number[] = [];
    const seconds = new Map(WORKERS.map((count) => [count, [] as number[]]));
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(playAlone(designOf(100 * round)));
      for (const count of WORKERS) {
        const started = await Promise.all(
          Array.from({ length: count }, () => startProcess('worker.ts', database.url, log)),
        );
        children.push(...started.map(([child]) => child));
        seconds.get(count)!.push(await playOnServer(api, designOf(100 * round + count)));
        await Promise.all(started.map(([child]) => stopProcess(child)));
      }
    }
    const [one, two] = WORKERS.map((count) => seconds.get(count)!);
    printTable([
      ['', 'seconds', 'kernel alone / this', 'one worker / this'],
      ['kernel alone', median(alone).toFixed(1), '', ''],
      ['one worker', median(one).toFixed(1), showRatio(alone.map((each, round) => each / one[round])), ''],
      [
        'two workers',
        median(two).toFixed(1),
        showRatio(alone.map((each, round) => each / two[round])),
        showRatio(one.map((each, round) => each / two[round])),
      ],
    ]);
  } finally {
    await Promise.all(children.map(stopProcess));
    await stopDatabase?.();
    closeSync(log);
    await rm(directory, { recursive: true, force: true });
  }
}
