import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'kernel', root: 'packages/kernel' } },
      { test: { name: 'api', root: 'packages/api' } },
      { test: { name: 'experiments', root: 'packages/experiments' } },
      { test: { name: 'dashboard', root: 'apps/dashboard' } },
      { test: { name: 'tidy', include: ['tests/tidy.test.ts'] } },
      { test: { name: 'cli', root: 'apps/cli', testTimeout: 30_000 } },
      { test: { name: 'launcher', root: 'apps/launcher', testTimeout: 30_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'backend',
          root: 'apps/backend',
          globalSetup: '../../tests/database-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
        },
      },
    ],
  },
});
