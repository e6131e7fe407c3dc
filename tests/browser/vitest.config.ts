import { defineConfig } from 'vitest/config';

/** The dashboard in a real Chromium, on what `pnpm start` starts. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['tests/browser/*.test.ts'],
    globalSetup: 'tests/browser/build.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file has a laboratory and a browser of its own.
    fileParallelism: false,
  },
});
