import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Game } from '@farol/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from './testing.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** A process of the backend, with what it has written so far. */
function start(file: 'index.ts' | 'worker.ts' | 'migrate.ts', environment: NodeJS.ProcessEnv = {}) {
  const child = fork(join(import.meta.dirname, file), {
    env: { PATH: process.env['PATH'], DATABASE_URL: laboratory.databaseUrl, PORT: '0', ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => (written[name] += text));
  }
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, written, exited };
}

/** The API in a process of its own, once it listens. */
async function startApi() {
  const started = start('index.ts');
  const [message] = (await once(started.child, 'message')) as [{ listening: number }];
  return { ...started, address: `http://127.0.0.1:${message.listening}` };
}

const createGame = async (): Promise<string> => (await ask('POST', '/games', { ...BAR, rounds: 1e10 })).body.id;

describe('the API', () => {
  test('asked to end answers who waits for a game with what there is, and ends well', async () => {
    const { child, exited, address } = await startApi();
    const id = await createGame();
    const slow = fetch(`${address}/games/${id}/simulate?wait=60`, { method: 'POST' });
    // The game runs as soon as the request is being worked on.
    await vi.waitFor(async () => {
      const { body } = await ask('GET', '/games?status=running');
      expect(body.games).toHaveLength(1);
    }, 10_000);
    child.kill('SIGTERM');
    const asked = performance.now();
    const answer = await slow;
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ status: 'running' });
    expect(await exited).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(5000);
    await expect(fetch(`${address}/health`)).rejects.toThrow();
    await ask('PATCH', `/games/${id}/status`, { action: 'cancel' });
  });

  test('with idle connections ends at once', async () => {
    const { child, exited, address } = await startApi();
    expect((await fetch(`${address}/health`)).status).toBe(200);
    const began = performance.now();
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('ends when the process that started it has gone', async () => {
    const { child, exited } = await startApi();
    child.disconnect();
    expect(await exited).toEqual([1, null]);
  });

  test('that is misconfigured says all that is wrong, and ends with 78', async () => {
    const { written, exited } = start('index.ts', { PORT: 'x', HOST: '0.0.0.0' });
    expect(await exited).toEqual([78, null]);
    expect(written.stderr).toMatch(/^Farol cannot start:\n {2}PORT must be .*\n {2}HOST 0\.0\.0\.0 is not/);
  });

  test('without a database ends with 78', async () => {
    const { written, exited } = start('index.ts', { DATABASE_URL: '' });
    expect(await exited).toEqual([78, null]);
    expect(written.stderr).toContain('DATABASE_URL is missing');
  });

  test('whose port is taken says so, and ends with 78', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { written, exited } = start('index.ts', { PORT: String(port) });
    expect(await exited).toEqual([78, null]);
    expect(written.stdout).toContain(`cannot listen on 127.0.0.1:${port}: another program listens there: set PORT`);
    other.close();
  });

  test('never writes the database’s password into its log', async () => {
    const { child, written, exited } = start('index.ts', {
      DATABASE_URL: 'postgres://farol:hunter2@127.0.0.1:1/farol',
    });
    await vi.waitFor(() => expect(written.stdout).toContain('waiting for the queue'), { timeout: 10_000 });
    child.kill('SIGTERM');
    await exited;
    expect(written.stdout + written.stderr).not.toContain('hunter2');
  });
});

describe('a worker', () => {
  test('asked to end stores what it has played, and another goes on from there', async () => {
    const id = await createGame();
    await ask('PATCH', `/games/${id}/status`, { action: 'start' });
    const read = async () => (await ask('GET', `/games/${id}`)).body;
    const untilPast = (rounds: number) =>
      vi.waitFor(async () => expect((await read()).rounds.played).toBeGreaterThan(rounds), { timeout: 20_000 });

    const first = start('worker.ts');
    await untilPast(0);
    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual([0, null]);
    const { status, rounds } = await read();
    expect(status).toBe('running');

    const second = start('worker.ts');
    await untilPast(rounds.played);
    second.child.disconnect();
    expect(await second.exited).toEqual([1, null]);
    await ask('PATCH', `/games/${id}/status`, { action: 'pause' });
    const citation = (await ask('GET', `/games/${id}/manifest`)).body;
    const game = new Game(citation.manifest);
    game.play(citation.rounds);
    expect(citation.digest).toBe(game.digest);
  });

  test('tells on METRICS_PORT how it is, and a second one on the same port plays all the same', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const second = start('worker.ts', { METRICS_PORT: String(port) });
    await once(second.child, 'message');
    await vi.waitFor(() => expect(second.written.stdout).toContain('cannot serve metrics: set METRICS_PORT'), 10_000);
    other.close();
    const first = start('worker.ts', { METRICS_PORT: String(port) });
    await once(first.child, 'message');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual([0, null]);
  });
});

describe('migrating', () => {
  test('a database that is current changes nothing, and ends well', async () => {
    const { written, exited } = start('migrate.ts');
    expect(await exited).toEqual([0, null]);
    expect(written.stdout).toContain('"ran":[]');
  });

  test('one that is away fails', async () => {
    const { exited } = start('migrate.ts', { DATABASE_URL: 'postgres://farol@127.0.0.1:1/farol' });
    expect(await exited).toEqual([1, null]);
  });
});
