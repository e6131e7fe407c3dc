import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createThreadPool, type ThreadPool } from '../threads/pool.ts';
import { createStepLine, type Step } from './step-line.ts';

const ENTRY = new URL('../threads/testing/thread.ts', import.meta.url);

const pools: ThreadPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.stop();
});

function startPool(size: number): ThreadPool {
  const pool = createThreadPool(size, ENTRY);
  pools.push(pool);
  return pool;
}

const stepOf = (gameId: string, expectedMs = 1, signal = new AbortController().signal): Step => ({
  gameId,
  expectedMs,
  signal,
  reserve: async () => {},
});

describe('a line of steps', () => {
  test('gives those of one game turns in the order of asking, and those of others the free threads', async () => {
    const line = createStepLine(startPool(2));
    const order: string[] = [];
    const open = Promise.withResolvers<void>();
    const first = line.take(stepOf('a'), async () => {
      await open.promise;
      order.push('a 1');
    });
    const second = line.take(stepOf('a'), async () => order.push('a 2'));
    const third = line.take(stepOf('a'), async () => order.push('a 3'));
    await line.take(stepOf('b'), async () => order.push('b'));
    expect(order).toEqual(['b']);
    open.resolve();
    await Promise.all([first, second, third]);
    expect(order).toEqual(['b', 'a 1', 'a 2', 'a 3']);
  });

  test('refuses at once, and says for how long, what is expected to wait beyond the patience', async () => {
    const line = createStepLine(startPool(1), 5000);
    const open = Promise.withResolvers<void>();
    const playing = line.take(stepOf('a', 4000), () => open.promise);
    const waiting = line.take(stepOf('b', 4000), async () => 'played');
    await expect(line.take(stepOf('c'), async () => {})).rejects.toMatchObject({
      problem: 'busy',
      extensions: { retryAfterSeconds: 8 },
    });
    open.resolve();
    await playing;
    expect(await waiting).toBe('played');
    expect(await line.take(stepOf('c'), async () => 'now')).toBe('now');
  });

  test('counts the steps of one game one after the other, even with free threads', async () => {
    const line = createStepLine(startPool(4), 5000);
    const open = Promise.withResolvers<void>();
    const steps = [3000, 3000].map((ms) => line.take(stepOf('a', ms), () => open.promise));
    await expect(line.take(stepOf('a'), async () => {})).rejects.toMatchObject({
      extensions: { retryAfterSeconds: 6 },
    });
    expect(await line.take(stepOf('b'), async () => 'other')).toBe('other');
    open.resolve();
    await Promise.all(steps);
  });

  test('refuses what was expected sooner and waited for the whole patience', async () => {
    const line = createStepLine(startPool(1), 100);
    const open = Promise.withResolvers<void>();
    const playing = line.take(stepOf('a'), () => open.promise);
    let isPlayed = false;
    const late = line.take(stepOf('b'), async () => (isPlayed = true));
    await expect(late).rejects.toMatchObject({ problem: 'busy', extensions: { retryAfterSeconds: 1 } });
    open.resolve();
    await playing;
    await sleep(20);
    expect(isPlayed).toBe(false);
  });

  test('leaves out a step whose client has gone, and keeps the order of the others', async () => {
    const line = createStepLine(startPool(1));
    const open = Promise.withResolvers<void>();
    const leaving = new AbortController();
    const order: string[] = [];
    const first = line.take(stepOf('a'), () => open.promise);
    const gone = line.take(stepOf('a', 1, leaving.signal), async () => order.push('gone'));
    const last = line.take(stepOf('a'), async () => order.push('last'));
    leaving.abort(new Error('the client closed the connection'));
    await expect(gone).rejects.toThrow('closed');
    await sleep(20);
    expect(order).toEqual([]);
    open.resolve();
    await Promise.all([first, last]);
    expect(order).toEqual(['last']);
  });

  test('goes on after a step that fails', async () => {
    const line = createStepLine(startPool(1));
    const failing = line.take(stepOf('a'), () => Promise.reject(new Error('no')));
    const next = line.take(stepOf('a'), async () => 'played');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('played');
  });
});
