import { defineConfig } from 'vitest/config';

/** Processes killed at random while games are played; CHAOS_KILLS says how often (200 unless told). */
export default defineConfig({
  test: {
    name: 'chaos',
    include: ['tests/chaos/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 120_000,
  },
});
