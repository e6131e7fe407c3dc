import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../../apps/backend/src/database/migrations.ts';
import { compareWithUndisturbed } from '../compare-with-undisturbed.ts';

/** Two workers, each on a machine of its own (a network namespace), share one PostgreSQL and nothing else. */

const backend = resolve(import.meta.dirname, '../../apps/backend/src');
const directory = mkdtempSync(join(tmpdir(), 'farol-machines-'));
const log = createWriteStream(join(directory, 'output.log'));
const ip = (...args: string[]) => execFileSync('ip', args);
const stops: (() => unknown)[] = [];
let address: string;

/** One machine: a namespace whose only way out is a cable to this host, on which PostgreSQL is reached. */
class Machine {
  readonly name: string;
  readonly hostAddress: string;
  worker: ChildProcess | undefined;
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  constructor(index: number) {
    this.name = `farol${process.pid}m${index}`;
    this.hostAddress = `10.231.${index}.1`;
    const [near, far] = [`fa${process.pid % 10_000}h${index}`, `fa${process.pid % 10_000}g${index}`];
    ip('netns', 'add', this.name);
    stops.push(() => ip('netns', 'delete', this.name));
    ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', this.name);
    ip('address', 'add', `${this.hostAddress}/30`, 'dev', near);
    ip('link', 'set', near, 'up');
    ip('-n', this.name, 'address', 'add', `10.231.${index}.2/30`, 'dev', far);
    ip('-n', this.name, 'link', 'set', far, 'up');
    ip('-n', this.name, 'link', 'set', 'lo', 'up');
  }

  /** Passes connections of this machine on to PostgreSQL, which listens on the host's loopback alone. */
  async reach(port: number): Promise<void> {
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          near.destroy();
          far.destroy();
          this.sockets.delete(socket);
        });
      }
      if (this.isCut) near.destroy();
      else near.pipe(far).pipe(near);
    }).listen(port, this.hostAddress);
    await once(server, 'listening');
    stops.push(() => server.close());
  }

  start(databaseUrl: string): void {
    const url = databaseUrl.replace('127.0.0.1', this.hostAddress);
    const child = spawn('ip', ['netns', 'exec', this.name, process.execPath, join(backend, 'worker.ts')], {
      env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.worker = child;
    stops.push(() => child.kill('SIGKILL'));
  }

  /** Cuts the cable to PostgreSQL for a while. */
  async cut(ms: number): Promise<void> {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
    await sleep(ms);
    this.isCut = false;
  }
}

const machines: Machine[] = [];

beforeAll(async () => {
  // As root the database runs as another user, who must get in.
  chmodSync(directory, 0o711);
  const database = await startEmbedded({ dataDir: join(directory, 'data') });
  stops.push(() => database.stop());
  await migrate(database.url);
  const api = spawn(process.execPath, [join(backend, 'index.ts')], {
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  api.stdout!.pipe(log, { end: false });
  stops.push(() => api.kill('SIGKILL'));
  const [message] = (await once(api, 'message')) as [{ listening: number }];
  address = `http://127.0.0.1:${message.listening}`;
  for (const index of [1, 2]) {
    const machine = new Machine(index);
    await machine.reach(database.port);
    machine.start(database.url);
    machines.push(machine);
  }
});

afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Shown {
  id: string;
  status: string;
  rounds: { played: number };
}

async function ask<T = Shown>(method: string, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = () => fetch(address + path, { method, headers: { 'Content-Type': 'application/json' }, ...init });
  // A connection that was idle while this process computed has been closed at its other end.
  const answer = await request().catch(request);
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return (await answer.json()) as T;
}

const playedOf = async (id: string) => (await ask('GET', `/games/${id}`)).rounds.played;

async function startGames(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const { id } = await ask('POST', '/games', {
      rules: { kind: 'minority' },
      agents: [{ strategy: 'tables', count: 101 }],
      seed: String(seed),
    });
    await ask('POST', `/games/${id}/simulate`, { rounds: 10_000_000_000 });
    ids.push(id);
  }
  return ids;
}

/** Seconds until each game has more rounds than now. */
async function untilAllGoOn(ids: string[]): Promise<number> {
  const start = performance.now();
  const standing = await Promise.all(ids.map(playedOf));
  for (const [index, id] of ids.entries()) {
    await expect.poll(() => playedOf(id), { timeout: 60_000, interval: 100 }).toBeGreaterThan(standing[index]);
  }
  return (performance.now() - start) / 1000;
}

test('a game of a machine that is lost or cut off is taken over, and none plays otherwise than undisturbed', async () => {
  const ids = await startGames(8);
  await untilAllGoOn(ids);
  machines[0].worker!.kill('SIGKILL');
  execFileSync('sh', ['-c', `ip netns pids ${machines[0].name} | xargs -r kill -9`]);
  const afterLoss = await untilAllGoOn(ids);

  const cut = machines[1].cut(60_000);
  await cut;
  const afterCut = await untilAllGoOn(ids);

  const { rounds, differing } = await compareWithUndisturbed(ask, ids);
  expect(differing).toBe(0);
  console.log(
    `2 machines, 8 games, ${rounds} rounds: all going on ${afterLoss.toFixed(1)} s after one machine was lost, ` +
      `${afterCut.toFixed(1)} s after the other had been cut off for 60 s; 0 digests differ`,
  );
  // A worker that sends no heartbeat for ten seconds has lost its games; two seconds later that is seen.
  expect(afterLoss).toBeLessThan(60);
});
