import { defineConfig } from 'vitest/config';

/** Results of the literature: minutes of play, so a separate suite. */
export default defineConfig({
  test: { name: 'science', include: ['tests/science/*.test.ts'], testTimeout: 30 * 60_000 },
});
