import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Game } from '@farol/kernel';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
/** A connection beside those of the backend, without timeouts. */
let bystander: Client;
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  bystander = new Client({ connectionString: laboratory.databaseUrl });
  await bystander.connect();
});
afterAll(async () => {
  await bystander.end();
  await laboratory.stop();
});

const children: ChildProcess[] = [];
const frozen = new Set<number>();
afterEach(async () => {
  await bystander.query('ROLLBACK');
  thaw();
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

async function start(file: 'index.ts' | 'worker.ts') {
  const child = fork(join(import.meta.dirname, '..', file), {
    env: { PATH: process.env['PATH'], DATABASE_URL: laboratory.databaseUrl, PORT: '0' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [message] = (await once(child, 'message')) as [{ listening?: number }];
  return { pid: child.pid!, address: `http://127.0.0.1:${message.listening}` };
}

function freeze(...pids: number[]): void {
  for (const pid of pids) {
    process.kill(pid, 'SIGSTOP');
    frozen.add(pid);
  }
}

function thaw(): void {
  for (const pid of frozen) {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // It has ended.
    }
  }
  frozen.clear();
}

/** Freezes a process in a transaction that has changed its game's row, just before it stores the rounds. */
async function freezeWhileStoring(pid: number, applicationName: RegExp, act: () => void): Promise<void> {
  await bystander.query('BEGIN; LOCK TABLE series IN EXCLUSIVE MODE');
  act();
  await vi.waitFor(
    async () => {
      // Within a transaction PostgreSQL shows the same activity again and again.
      await bystander.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await bystander.query<{ name: string }>(
        `SELECT application_name AS name FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"series"%'`,
      );
      expect(rows.filter(({ name }) => applicationName.test(name))).toHaveLength(1);
    },
    { timeout: 20_000 },
  );
  freeze(pid);
  await bystander.query('ROLLBACK');
}

/** Time in which the lock of a frozen process is released: 5 s, and what a busy machine adds. */
const MAX_SECONDS = 15;

async function measure<T>(work: Promise<T>): Promise<{ answer: T; seconds: number }> {
  const began = performance.now();
  return { answer: await work, seconds: (performance.now() - began) / 1000 };
}

const createGame = async (): Promise<string> => (await ask('POST', '/games', { ...BAR, rounds: 1e10 })).body.id;

async function expectUndisturbed(id: string): Promise<void> {
  const { manifest, rounds, digest } = (await ask('GET', `/games/${id}/manifest`)).body;
  const game = new Game(manifest);
  game.play(rounds);
  expect(digest).toBe(game.digest);
}

describe('a process frozen within a transaction', () => {
  test('an API releases the game within seconds, and answers 503 once it goes on', async () => {
    const { pid, address } = await start('index.ts');
    const id = await createGame();
    let stepped: Promise<Response> | undefined;
    await freezeWhileStoring(pid, /^farol api$/, () => {
      stepped = fetch(`${address}/games/${id}/rounds`, { method: 'POST' });
    });
    const { answer, seconds } = await measure(ask('POST', `/games/${id}/rounds`));
    expect(answer.status).toBe(201);
    expect(seconds).toBeLessThan(MAX_SECONDS);
    thaw();
    expect((await stepped!).status).toBe(503);
    expect((await fetch(`${address}/games/${id}/rounds`, { method: 'POST' })).status).toBe(201);
    expect((await ask('GET', `/games/${id}`)).body.rounds.played).toBe(2);
    await expectUndisturbed(id);
  });

  test('a worker releases the game within seconds, and plays on once it goes on', async () => {
    const { pid } = await start('worker.ts');
    const id = await createGame();
    const act = async (action: string) => ask('PATCH', `/games/${id}/status`, { action });
    await act('start');
    const read = async () => (await ask('GET', `/games/${id}`)).body;
    await vi.waitFor(async () => expect((await read()).rounds.played).toBeGreaterThan(0), { timeout: 20_000 });
    await freezeWhileStoring(pid, /^farol worker$/, () => {});
    const { answer, seconds } = await measure(act('pause'));
    expect(answer.status).toBe(200);
    expect(seconds).toBeLessThan(MAX_SECONDS);
    thaw();
    const { played } = (await read()).rounds;
    expect((await act('resume')).status).toBe(200);
    await vi.waitFor(async () => expect((await read()).rounds.played).toBeGreaterThan(played), { timeout: 20_000 });
    await act('pause');
    expect(await read()).toMatchObject({ status: 'paused', fault: null });
    await expectUndisturbed(id);
  });
});

test('with its connections frozen, the API answers 503 within seconds, then goes on with new ones', async () => {
  const { address } = await start('index.ts');
  await start('worker.ts');
  const id = await createGame();
  const read = () => fetch(`${address}/games/${id}`);
  const played = async () => ((await (await read()).json()) as { rounds: { played: number } }).rounds.played;
  expect((await fetch(`${address}/games/${id}/simulate`, { method: 'POST' })).status).toBe(202);
  await vi.waitFor(async () => expect(await played()).toBeGreaterThan(0), { timeout: 20_000 });
  const { rows } = await bystander.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
       AND application_name IN ('farol api', 'farol worker', 'farol jobs', 'farol changes')`,
  );
  freeze(...rows.map(({ pid }) => pid));
  const { answer, seconds } = await measure(read());
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('5');
  expect(seconds).toBeLessThan(15);
  await vi.waitFor(async () => expect((await read()).status).toBe(200), { timeout: 15_000 });
  thaw();
  const before = await played();
  await vi.waitFor(async () => expect(await played()).toBeGreaterThan(before), { timeout: 20_000 });
  await ask('PATCH', `/games/${id}/status`, { action: 'pause' });
  await expectUndisturbed(id);
}, 90_000);

test('a request that waits for a lock is answered 503 within seconds', async () => {
  const id = await createGame();
  await bystander.query('BEGIN');
  await bystander.query('SELECT FROM games WHERE id = $1 FOR UPDATE', [id]);
  const { answer, seconds } = await measure(ask('PATCH', `/games/${id}`, { name: 'another' }));
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5']);
  expect(seconds).toBeLessThan(10);
  await bystander.query('ROLLBACK');
  expect((await ask('PATCH', `/games/${id}`, { name: 'another' })).status).toBe(200);
});
