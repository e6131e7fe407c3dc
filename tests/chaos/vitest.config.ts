import { defineConfig } from 'vitest/config';

/**
 * Processes are killed at random while games are played: CHAOS_KILLS times, by default 200. Two files run at a time,
 * each with its own laboratory.
 */
export default defineConfig({
  test: {
    name: 'chaos',
    include: ['tests/chaos/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60 * 60_000,
    hookTimeout: 120_000,
  },
});
