import { expect, test } from 'vitest';
import { batchOf, dueRounds } from './pace.ts';

test.each([
  [0.01, 1],
  [1, 1],
  [10, 1],
  [20, 2],
  [100_000, 10_000],
])('a tempo of %d plays %i rounds at a time', (tempo, rounds) => {
  expect(batchOf(tempo)).toBe(rounds);
});

test.each([
  [20, 0, 2],
  [20, 0.05, 3],
  [20, 1, 22],
  [20, 3600, 62],
  [0.01, 99, 1],
  [20, -1, 2],
])('%d rounds a second, %d s late, are %i due', (tempo, lateSeconds, rounds) => {
  expect(dueRounds(tempo, lateSeconds)).toBe(rounds);
});
