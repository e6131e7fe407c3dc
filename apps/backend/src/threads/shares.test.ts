import { expect, test } from 'vitest';
import { createShares } from './shares.ts';

/** Turns of 1 ms with one thread; each owner always has so many entries waiting. Returns the turns of each owner. */
function share(shares: ReturnType<typeof createShares>, entries: Record<string, number>, turns: number, ms = 1) {
  const waiting = new Map(
    Object.entries(entries).flatMap(([owner, count]) =>
      Array.from({ length: count }, (_, index) => [`${owner} ${index}`, owner] as const),
    ),
  );
  const got: Record<string, number> = {};
  for (let turn = 0; turn < turns; turn++) {
    const entry = shares.choose(waiting)!;
    const owner = waiting.get(entry)!;
    waiting.delete(entry);
    shares.book(owner, ms);
    got[owner] = (got[owner] ?? 0) + 1;
    waiting.set(entry, owner);
  }
  return got;
}

test('two owners get the same time, however many leases each waits for', () => {
  expect(share(createShares(), { many: 30, one: 1 }, 100)).toEqual({ many: 50, one: 50 });
});

test('an owner who comes late is level with the others', () => {
  const shares = createShares();
  share(shares, { many: 30 }, 1000);
  expect(share(shares, { many: 30, late: 1 }, 100)).toEqual({ many: 50, late: 50 });
});

test('an owner who was away has saved up no time', () => {
  const shares = createShares();
  share(shares, { one: 1, many: 30 }, 10);
  share(shares, { many: 30 }, 1000);
  expect(share(shares, { many: 30, one: 1 }, 100)).toEqual({ many: 50, one: 50 });
});

test('the leases of one owner keep their order, and nobody waits for nobody', () => {
  const shares = createShares();
  const waiting = new Map([
    ['first', 'one'],
    ['second', 'one'],
  ]);
  expect(shares.choose(waiting)).toBe('first');
  expect(shares.choose(new Map())).toBeUndefined();
});
