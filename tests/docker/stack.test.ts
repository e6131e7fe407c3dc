import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeployment, type Deployment, TESTED_VERSION } from './deployment.ts';

/** The stack from nothing to healthy, verified, grown, shrunk, and closed. */

const root = resolve(import.meta.dirname, '../..');

let stack: Deployment;
beforeAll(async () => {
  stack = await createDeployment('stack');
});
afterAll(() => {
  for (const part of ['backend', 'dashboard']) {
    const image = `farol-${part}:leaky-${process.pid}`;
    if (stack.docker('image', 'ls', '-q', image) !== '') stack.docker('image', 'rm', '-f', image);
  }
  stack.remove();
});

const workersOf = () => stack.containersOf('backend-worker');
const healthOf = (container: string) => stack.inspect(container, '{{.State.Health.Status}}');

/** The answer of a process in the container on its own port 3001. */
function askInside(container: string, path: string): string {
  const ask = `fetch('http://127.0.0.1:3001${path}').then((answer) => answer.text()).then(console.log)`;
  return stack.docker('exec', container, 'node', '-e', ask);
}

test('init and up: from nothing to all healthy', () => {
  const started = performance.now();
  stack.init();
  stack.control('up');
  console.log(`init and up, images built: all healthy after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  for (const service of ['postgres', 'backend-api', 'backend-worker', 'dashboard']) {
    for (const container of stack.containersOf(service))
      expect([service, healthOf(container)]).toEqual([service, 'healthy']);
  }
});

test('four workers play together, and none plays twice', async () => {
  stack.control('up', '--scale', 'backend-worker=4');
  expect(workersOf().map(healthOf)).toEqual(['healthy', 'healthy', 'healthy', 'healthy']);
  const games = await stack.startGames(48);
  await stack.untilAllGoOn(games);
  const played = workersOf().map((worker) =>
    Number(/^farol_rounds_played_total (\d+)$/m.exec(askInside(worker, '/metrics'))?.[1]),
  );
  console.log(`rounds played by each of four workers: ${played.join(', ')}`);
  // A worker with one thread takes at most 8 games, so 48 games need several workers.
  expect(played.every((rounds) => rounds > 0)).toBe(true);
  const { rounds, differing } = await stack.compareWithUndisturbed(games);
  expect(rounds).toBeGreaterThan(0);
  expect(differing).toBe(0);
  for (const id of games) await stack.ask('DELETE', `/games/${id}`);
});

test('verify finds everything as it should be, and says so', () => {
  const { status, output } = stack.tryToControl('verify');
  expect(output.split('\n').filter((line) => line.startsWith('FAILED'))).toEqual([]);
  expect(status, output).toBe(0);
  const [, checks] = /^(\d+) checks hold, 0 do not/m.exec(output)!;
  expect(Number(checks)).toBeGreaterThan(60);
  console.log(output.trim().split('\n').at(-1));
  expect(stack.containersOf('backend-worker')).toHaveLength(4);
});

test('verify sees what is not hardened, and a secret in a layer that a later one hides', () => {
  const leaky = `leaky-${process.pid}`;
  const [, password] = /^DATABASE_PASSWORD=(.*)$/m.exec(readFileSync(join(stack.directory, '.env'), 'utf8'))!;
  const lines = [
    `FROM farol-backend:${TESTED_VERSION}`,
    'USER 0',
    `RUN echo ${password} > .env`,
    'RUN rm .env',
    'USER 1000:1000',
  ];
  execFileSync('docker', ['build', '-q', '-t', `farol-backend:${leaky}`, '-'], {
    input: lines.join('\n'),
    stdio: 'pipe',
  });
  stack.docker('tag', `farol-dashboard:${TESTED_VERSION}`, `farol-dashboard:${leaky}`);
  stack.set({ COMPOSE_FILE: 'docker-compose.yml', FAROL_VERSION: leaky });
  stack.control('up');
  const { status, output } = stack.tryToControl('verify', '--online');
  expect(status).toBe(1);
  const failed = output.split('\n').filter((line) => line.startsWith('FAILED'));
  for (const service of ['postgres', 'backend-api', 'backend-worker', 'dashboard']) {
    for (const what of ['hardening', 'memory, processors', 'can get none', 'cannot write to its own files']) {
      expect(failed).toContainEqual(expect.stringMatching(`^FAILED  ${service}: .*${what}`));
    }
  }
  expect(failed).toContainEqual(expect.stringContaining('backend-api: DATABASE_PASSWORD is in no layer'));
  expect(failed).toContainEqual(expect.stringContaining('backend-api: no .env, .git or key in a layer: app/.env'));
});

test('the sizes for a host of 1 GB are enough to play with', async () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const column = [...example.matchAll(/^# ([A-Z_]+) {3,}(\w+) {2,}\w+ {2,}/gm)].map(([, name, size]) => [name, size]);
  expect(column.length).toBe(10);
  stack.set({
    ...(Object.fromEntries(column) as Record<string, string>),
    COMPOSE_FILE: 'docker-compose.yml:docker/docker-compose.prod.yml',
    FAROL_VERSION: TESTED_VERSION,
    LOG_MAX_SIZE: '16k',
    LOG_MAX_FILES: '2',
  });
  stack.control('up');
  const { id } = await stack.ask<{ id: string }>('POST', '/games', {
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', count: 1001 }],
    seed: '1',
  });
  const played = await stack.ask<{ status: string }>('POST', `/games/${id}/simulate?wait=60`, { rounds: 100_000 });
  expect(played.status).toBe('completed');
  for (const service of ['postgres', 'backend-api', 'backend-worker', 'dashboard']) {
    const container = stack.containersOf(service)[0];
    expect([service, healthOf(container), stack.inspect(container, '{{.RestartCount}} {{.State.OOMKilled}}')]).toEqual([
      service,
      'healthy',
      '0 false',
    ]);
  }
});

test('every metric of the documents is served, and every alert asks for one of them', () => {
  const served = askInside(stack.containersOf('backend-api')[0], '/metrics') + askInside(workersOf()[0], '/metrics');
  const page = readFileSync(join(root, 'docs/metrics.md'), 'utf8');
  const rules = readFileSync(join(root, 'docs/alerts.yml'), 'utf8');
  const described = [...page.matchAll(/`((?:farol|process|nodejs)_\w+)`/g)].map(([, name]) => name);
  const own = new Set([...served.matchAll(/^# TYPE (farol_\w+)/gm)].map(([, name]) => name));
  expect([...own].filter((name) => !described.includes(name))).toEqual([]);
  expect(described.filter((name) => name !== 'farol_database' && !served.includes(`# TYPE ${name} `))).toEqual([]);
  const asked = new Set(
    [...rules.matchAll(/\b(farol|process|nodejs)_\w+(?=[{[])/g)].map(([name]) => name.replace(/_(count|bucket)$/, '')),
  );
  expect(asked.size).toBeGreaterThan(5);
  expect([...asked].filter((name) => !served.includes(`# TYPE ${name} `))).toEqual([]);
});

test('the log of a container is as long as its limits, however much is said', async () => {
  const api = stack.containersOf('backend-api')[0];
  const first = stack.docker('logs', api).split('\n')[0];
  for (let batch = 0; batch < 40; batch++) {
    await Promise.all(Array.from({ length: 25 }, () => stack.ask('GET', '/games?limit=1')));
  }
  const kept = stack.docker('logs', api);
  expect(kept).not.toContain(first);
  expect(kept.length).toBeGreaterThan(1000);
  expect(kept.length).toBeLessThan(2 * 16_384);
});

test('the tunnel is refused before cloudflared starts', () => {
  // No container named cloudflared may run.
  stack.set({ CLOUDFLARED_IMAGE: `farol-backend:${TESTED_VERSION}`, TUNNEL_TOKEN: 'a-token' });
  const { status, output } = stack.run('docker', 'compose', '--profile', 'tunnel', 'up', '-d', 'cloudflared');
  expect(status).not.toBe(0);
  expect(output).toContain('tunnel-guard');
  expect(stack.docker('logs', stack.containersOf('tunnel-guard')[0])).toBe('');
  const guard = stack.run('docker', 'logs', stack.containersOf('tunnel-guard')[0]);
  expect(guard.output).toContain('AUTH is not accounts');
  expect(guard.output).toContain('PUBLIC_URL is missing');
  const [container] = stack.containersOf('cloudflared');
  expect(stack.inspect(container, '{{.State.Status}} {{.State.StartedAt}}')).toBe('created 0001-01-01T00:00:00Z');
});
