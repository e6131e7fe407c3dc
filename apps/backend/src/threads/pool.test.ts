import { PlayRefused } from '@farol/kernel';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createThreadPool, type ThreadPool } from './pool.ts';
import { countUntilInterrupted, double, exit, forgotten, overflow, refuse } from './testing/tasks.ts';
import { ThreadFault } from './thread-fault.ts';

const ENTRY = new URL('./testing/thread.ts', import.meta.url);

let pool: ThreadPool;
beforeAll(() => {
  pool = createThreadPool(1, ENTRY);
});
afterAll(() => pool.stop());

const newFlag = () => new Int32Array(new SharedArrayBuffer(4));
const untilSet = (flag: Int32Array) => vi.waitFor(() => expect(Atomics.load(flag, 0)).toBe(1), { interval: 5 });

test('a task answers with its output', async () => {
  expect(await Promise.all([1, 2, 3].map((value) => pool.run(double, value)))).toEqual([2, 4, 6]);
  expect([pool.countBusy(), pool.longestBusyMs()]).toEqual([0, 0]);
});

test('a refusal keeps its class and its words', async () => {
  const refused = pool.run(refuse, 'the game has no agents');
  await expect(refused).rejects.toThrow(new PlayRefused('the game has no agents'));
  await expect(refused).rejects.toBeInstanceOf(PlayRefused);
});

test('any other error is a fault that carries the stack of the thread', async () => {
  const fault: unknown = await pool.run(overflow, 1).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ThreadFault);
  expect(fault).toMatchObject({
    message: 'the task "overflow" failed: RangeError: Invalid count value: -1',
    cause: { name: 'RangeError', stack: expect.stringContaining('testing/tasks.ts') },
  });
  expect(await pool.run(double, 4)).toBe(8);
});

test('a thread that ends fails its task and is replaced', async () => {
  await expect(pool.run(exit, 3)).rejects.toBeInstanceOf(ThreadFault);
  expect(await pool.run(double, 5)).toBe(10);
});

test('a task that is missing from the table says so', async () => {
  await expect(pool.run(forgotten, undefined)).rejects.toThrow('no task "forgotten"');
});

test('an abort during a run makes the task return what it has', async () => {
  const stopping = new AbortController();
  const started = newFlag();
  const counting = pool.run(countUntilInterrupted, started, { signal: stopping.signal });
  await untilSet(started);
  expect(pool.countBusy()).toBe(1);
  stopping.abort();
  expect(await counting).toBeGreaterThan(0);
});

test('an abort between the lease and the run is not lost, nor does it reach the next run', async () => {
  const stopping = new AbortController();
  const thread = await pool.lease({ signal: stopping.signal });
  expect(await thread.run(double, 1, stopping.signal)).toBe(2);
  stopping.abort(new Error('the game changed'));
  await expect(thread.run(countUntilInterrupted, newFlag(), stopping.signal)).rejects.toThrow('the game changed');
  thread.release();

  const later = new AbortController();
  const started = newFlag();
  const counting = pool.run(countUntilInterrupted, started, { signal: later.signal });
  await untilSet(started);
  expect(pool.countBusy()).toBe(1);
  later.abort();
  await counting;
});

test('an abort while waiting for a thread leaves the queue at once', async () => {
  const thread = await pool.lease();
  const leaving = new AbortController();
  const first = pool.run(double, 1, { signal: leaving.signal });
  const second = pool.run(double, 2);
  leaving.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  thread.release();
  expect(await second).toBe(4);
});

test('a lease with a key prefers the thread that was released under it', async () => {
  const two = createThreadPool(2, ENTRY);
  const [first, second] = [await two.lease(), await two.lease()];
  await Promise.all([first.run(double, 1), second.run(double, 1)]);
  second.release('a game');
  first.release();
  const third = await two.lease({ key: 'a game' });
  await expect(third.run(exit, 1)).rejects.toThrow('ended');
  third.release();
  await two.stop();
});
