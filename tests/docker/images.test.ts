import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';

/** Every target of both images, built and inspected; the development stack. */

const root = resolve(import.meta.dirname, '../..');

test('every image is small, cached, the same bytes each time, nobody’s superuser, and runs', () => {
  const { status, stdout, stderr } = spawnSync('scripts/test-docker-build.sh', { cwd: root, encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  console.log(lines.filter((line) => /MB|is built/.test(line)).join('\n'));
  expect(
    lines.filter((line) => !line.startsWith('ok ')),
    stderr,
  ).toEqual([expect.stringMatching(/^\d{2} checks hold, 0 do not$/)]);
  expect(status).toBe(0);
  const left = execFileSync('docker', ['image', 'ls', '--format', '{{.Repository}}'], { encoding: 'utf8' });
  expect(left).not.toContain('farol-build-');
});

const project = `farol-dev-${process.pid}`;
const directory = mkdtempSync(join(tmpdir(), `${project}-`));
let settings: NodeJS.ProcessEnv;

function compose(...args: string[]): string {
  return execFileSync('docker', ['compose', ...args], {
    cwd: directory,
    env: settings,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** The output of a service's last health checks. */
const healthOf = (service: string) =>
  execFileSync('docker', ['inspect', '--format', '{{json .State}}', `${project}-${service}-1`], { encoding: 'utf8' });

afterAll(() => {
  compose('down', '--timeout', '5');
  execFileSync('docker', ['volume', 'rm', project], { stdio: 'pipe' });
  rmSync(directory, { recursive: true });
});

test('the stack for changing Farol shows a change of source at once, and lets an inspector in', async () => {
  for (const path of ['docker', 'docker-compose.yml', '.dockerignore'])
    cpSync(join(root, path), join(directory, path), { recursive: true });
  // The source without installed, built or secret files, as in a build.
  execFileSync('docker', ['build', '-q', '--output', directory, '-f', '-', root], {
    input: 'FROM scratch\nCOPY . /\n',
    stdio: 'pipe',
  });
  const ports = { API_PORT: 0, DASHBOARD_PORT: 0, DATABASE_PORT: 0, API_INSPECTOR_PORT: 0, WORKER_INSPECTOR_PORT: 0 };
  for (const name of Object.keys(ports)) ports[name as keyof typeof ports] = await choosePort(0);
  settings = {
    ...process.env,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    COMPOSE_FILE: 'docker-compose.yml:docker/docker-compose.dev.yml',
    COMPOSE_PROJECT_NAME: project,
    POSTGRES_VOLUME: project,
    POSTGRES_PASSWORD: 'a-password',
    DATABASE_PASSWORD: 'another-password',
  };
  execFileSync('docker', ['volume', 'create', project], { stdio: 'pipe' });
  try {
    compose('up', '-d', '--wait', '--build');
  } catch (error) {
    throw new Error(compose('logs', '--no-color', '--tail', '30') + healthOf('dashboard'), { cause: error });
  }

  const inspected = (await (await fetch(`http://127.0.0.1:${ports.API_INSPECTOR_PORT}/json/list`)).json()) as {
    title: string;
  }[];
  expect(inspected[0].title).toBe('apps/backend/src/index.ts');
  const sql = compose('exec', '-T', 'postgres', 'psql', '-XqAt', '-h', '127.0.0.1', '-U', 'farol', '-c', 'SELECT 1');
  expect([sql.trim(), compose('port', 'postgres', '5432').trim()]).toEqual(['1', `127.0.0.1:${ports.DATABASE_PORT}`]);

  const routes = join(directory, 'packages/api/src/contract/laboratory.ts');
  writeFileSync(routes, readFileSync(routes, 'utf8').replaceAll("path: '/rules'", "path: '/rules-that-were-changed'"));
  const health = join(directory, 'apps/dashboard/src/app/health/route.ts');
  writeFileSync(health, readFileSync(health, 'utf8').replace("status: 'ok'", "status: 'changed'"));
  await vi.waitFor(
    async () => {
      const changed = await fetch(`http://127.0.0.1:${ports.API_PORT}/rules-that-were-changed`);
      const shown = await fetch(`http://127.0.0.1:${ports.DASHBOARD_PORT}/health`);
      expect([changed.status, await shown.json()]).toEqual([200, expect.objectContaining({ status: 'changed' })]);
    },
    { timeout: 60_000, interval: 200 },
  );
});
