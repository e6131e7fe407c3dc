import { defineConfig } from 'vitest/config';

/** The stack on a real Docker engine (DOCKER_HOST). Two files run at a time: each mostly waits for its deployment. */
export default defineConfig({
  test: {
    name: 'docker',
    include: ['tests/docker/*.test.ts'],
    globalSetup: 'tests/docker/build-images.ts',
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
