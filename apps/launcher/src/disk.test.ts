import { expect, test } from 'vitest';
import { roomNeeded } from './disk.ts';

const MIB = 2 ** 20;

test.each([
  [180, 20],
  [800, 40],
  [1280, 64],
  [250_000, 64],
])('on a disk of %i MiB the last %i are left to the database', (total, needed) => {
  expect(roomNeeded(total * MIB) / MIB).toBe(needed);
});
