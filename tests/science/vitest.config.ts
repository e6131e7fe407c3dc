import { defineConfig } from 'vitest/config';

/** What the literature says must come out: minutes of play, so a suite of its own. */
export default defineConfig({
  test: { name: 'science', include: ['tests/science/*.test.ts'], testTimeout: 30 * 60_000 },
});
