import { defineConfig } from 'vitest/config';

/** On all processors. The files of `whole` follow one by one, because each starts a laboratory and measures it. */
const maxWorkers = '100%';
/** Pure functions: their files share a worker, so each module is evaluated once for all of them. */
const shared = { maxWorkers, isolate: false };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'kernel', root: 'packages/kernel', ...shared } },
      { test: { name: 'api', root: 'packages/api', ...shared } },
      { test: { name: 'experiments', root: 'packages/experiments', ...shared } },
      { test: { name: 'dashboard', root: 'apps/dashboard', ...shared } },
      { test: { name: 'tidy', include: ['tests/tidy.test.ts'], ...shared } },
      { test: { name: 'cli', root: 'apps/cli', testTimeout: 30_000, maxWorkers } },
      { test: { name: 'launcher', root: 'apps/launcher', testTimeout: 30_000, hookTimeout: 60_000, maxWorkers } },
      {
        test: {
          name: 'backend',
          root: 'apps/backend',
          globalSetup: '../../tests/database-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'whole',
          include: ['tests/*.test.ts'],
          exclude: ['tests/tidy.test.ts'],
          globalSetup: 'tests/database-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
