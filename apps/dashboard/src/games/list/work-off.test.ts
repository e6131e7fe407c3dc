import { expect, test } from 'vitest';
import { type Progress, workOff } from './work-off.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Items that are done when they are let go, and a record of all that happened. */
function workshop(items: readonly string[], atOnce = 2) {
  const waiting = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const begun: string[] = [];
  const reports: string[] = [];
  let stopped = false;
  const end = workOff(
    items,
    (item) => {
      begun.push(item);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.set(item, { resolve, reject });
      return promise;
    },
    {
      atOnce,
      isStopped: () => stopped,
      report: ({ done, total, failures }: Progress<string>) =>
        reports.push(`${done}/${total}${failures.map(({ item }) => ` ${item}!`).join('')}`),
    },
  );
  return {
    begun,
    reports,
    end,
    stop: () => (stopped = true),
    finish: async (item: string) => {
      waiting.get(item)!.resolve();
      await settled();
    },
    refuse: async (item: string) => {
      waiting.get(item)!.reject(new Error(`no ${item}`));
      await settled();
    },
  };
}

test('no more than the limit are under way', async () => {
  const { begun, finish, end, reports } = workshop(['a', 'b', 'c', 'd']);
  expect(begun).toEqual(['a', 'b']);
  await finish('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await finish('a');
  await finish('c');
  await finish('d');
  expect(await end).toEqual({ done: 4, total: 4, failures: [] });
  expect(reports).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
});

test('one that is refused is recorded, and all others go on', async () => {
  const { refuse, finish, end, reports } = workshop(['a', 'b', 'c']);
  await refuse('a');
  await finish('b');
  await finish('c');
  const { done, total, failures } = await end;
  expect([done, total]).toEqual([3, 3]);
  expect(failures.map(({ item, error }) => [item, String(error)])).toEqual([['a', 'Error: no a']]);
  expect(reports).toEqual(['0/3', '1/3 a!', '2/3 a!', '3/3 a!']);
});

test('after a stop those under way are finished, and none begins', async () => {
  const { begun, finish, stop, end } = workshop(['a', 'b', 'c', 'd', 'e']);
  await finish('a');
  stop();
  await finish('b');
  await finish('c');
  expect(begun).toEqual(['a', 'b', 'c']);
  expect(await end).toEqual({ done: 3, total: 3, failures: [] });
});

test('nothing to do is done at once', async () => {
  const { end, reports } = workshop([]);
  expect(await end).toEqual({ done: 0, total: 0, failures: [] });
  expect(reports).toEqual(['0/0']);
});

test('fewer items than the limit are each done once', async () => {
  const { begun, finish, end } = workshop(['a'], 4);
  expect(begun).toEqual(['a']);
  await finish('a');
  expect((await end).done).toBe(1);
});

test('a report is not changed by what comes later', async () => {
  const kept: Progress<string>[] = [];
  await workOff(['a', 'b'], () => Promise.reject(new Error('no')), {
    atOnce: 1,
    isStopped: () => false,
    report: (progress) => kept.push(progress),
  });
  expect(kept.map(({ done, failures }) => [done, failures.length])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});
