import { expect, test } from 'vitest';
import { LatestValue } from './latest-value.ts';

/** A server that answers when it is told to. */
function slowServer() {
  const sent: number[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const latest = new LatestValue<number>((value) => {
    sent.push(value);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.push({ resolve, reject });
    return promise;
  });
  return {
    sent,
    latest,
    answer: () => waiting.shift()!.resolve(),
    refuse: () => waiting.shift()!.reject(new Error('no')),
  };
}

test('a value is sent at once', async () => {
  const { sent, latest, answer } = slowServer();
  const done = latest.set(1);
  expect(sent).toEqual([1]);
  answer();
  expect(await done).toBe(true);
});

test('of values that come while one is under way the latest is sent, after it', async () => {
  const { sent, latest, answer } = slowServer();
  const first = latest.set(1);
  expect(await latest.set(2)).toBe(false);
  expect(await latest.set(3)).toBe(false);
  expect(sent).toEqual([1]);
  answer();
  await Promise.resolve();
  await Promise.resolve();
  expect(sent).toEqual([1, 3]);
  answer();
  expect(await first).toBe(true);
});

test('later values are sent again', async () => {
  const { sent, latest, answer } = slowServer();
  for (const value of [1, 1, 2]) {
    const done = latest.set(value);
    answer();
    await done;
  }
  expect(sent).toEqual([1, 1, 2]);
});

test('a value that is refused does not block the next one', async () => {
  const { sent, latest, answer, refuse } = slowServer();
  const refused = latest.set(1);
  refuse();
  await expect(refused).rejects.toThrow('no');
  const done = latest.set(2);
  expect(sent).toEqual([1, 2]);
  answer();
  expect(await done).toBe(true);
});
