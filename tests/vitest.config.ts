import { defineConfig } from 'vitest/config';

/** On all processors; the files of `whole` follow one by one, because each starts a laboratory and measures it. */
const maxWorkers = '100%';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'kernel', root: 'packages/kernel', maxWorkers } },
      { test: { name: 'api', root: 'packages/api', maxWorkers } },
      { test: { name: 'experiments', root: 'packages/experiments', maxWorkers } },
      { test: { name: 'dashboard', root: 'apps/dashboard', maxWorkers } },
      { test: { name: 'tidy', include: ['tests/tidy.test.ts'], maxWorkers } },
      { test: { name: 'cli', root: 'apps/cli', testTimeout: 30_000, maxWorkers } },
      { test: { name: 'launcher', root: 'apps/launcher', testTimeout: 30_000, hookTimeout: 60_000, maxWorkers } },
      {
        test: {
          name: 'backend',
          root: 'apps/backend',
          globalSetup: '../../tests/database-setup.ts',
          testTimeout: 30_000,
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
