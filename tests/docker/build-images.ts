import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { TESTED_VERSION } from './deployment.ts';

const root = resolve(import.meta.dirname, '../..');

/** Builds the images that the tests deploy, from this source. */
export default function buildImages(): void {
  const started = performance.now();
  const settings = { FAROL_VERSION: TESTED_VERSION, POSTGRES_PASSWORD: 'none', DATABASE_PASSWORD: 'none' };
  execFileSync('docker', ['compose', 'build', '--quiet', 'backend-api', 'dashboard'], {
    cwd: root,
    env: { ...process.env, COMPOSE_FILE: 'docker-compose.yml', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`images built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
