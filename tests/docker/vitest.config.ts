import { defineConfig } from 'vitest/config';

/** The stack on a real Docker engine (DOCKER_HOST), one file at a time. */
export default defineConfig({
  test: {
    name: 'docker',
    include: ['tests/docker/*.test.ts'],
    globalSetup: 'tests/docker/build-images.ts',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
