import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { createDeployment, type Deployment, TESTED_VERSION } from './deployment.ts';
import { blocksOf } from './operating-page.ts';

/** The commands of docs/operating.md, in order, on a new server. */

let stack: Deployment;
let games: string[];
beforeAll(async () => {
  stack = await createDeployment('operating');
  stack.init();
});
afterAll(() => stack.remove());

/** Runs commands as written, except for the names of this deployment. */
function follow(commands: string): string {
  const { status, output } = stack.run('sh', '-ec', commands.replaceAll('farol-postgres', stack.volume));
  expect(status, output).toBe(0);
  return output;
}

test('Install: from nothing to a deployment that is verified', async () => {
  const started = performance.now();
  const [commands] = blocksOf('Install');
  // `verify` has a separate test.
  const output = follow(commands.replace('scripts/dev-ctl.sh verify\n', ''));
  console.log(`init, doctor, up: all healthy after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  expect(output).toMatch(/^0 broken/m);
  games = await stack.startGames(2);
  await stack.untilAllGoOn(games);
});

test('Size: two workers', async () => {
  for (const commands of blocksOf('Size')) follow(commands);
  expect(stack.containersOf('backend-worker')).toHaveLength(2);
  await stack.untilAllGoOn(games);
});

test('Back up and restore', async () => {
  const [backup, restore] = blocksOf('Back up and restore');
  expect(follow(backup)).toMatch(/^backups\/farol-\d{8}T\d{6}Z\.dump$/m);
  expect(follow(restore)).toContain('restored: ');
  expect(stack.containersOf('backend-worker')).toHaveLength(2);
  await stack.untilAllGoOn(games);
});

test('Watch: what runs, what it says, what asks for attention', () => {
  for (const commands of blocksOf('Watch')) expect(follow(commands)).toMatch(/^0 broken/m);
});

test('Workers on a second machine: they play when the first machine has none', async () => {
  const gateway = stack.docker('network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}');
  const port = String(await choosePort(0));
  const [onServer, onSecond] = blocksOf('Workers on a second machine');
  stack.set({ DATABASE_PORT: port });
  follow(onServer.replaceAll('10.8.0.1', gateway));
  expect(stack.docker('port', stack.containersOf('postgres')[0])).toBe(`5432/tcp -> ${gateway}:${port}`);
  stack.control('stop', 'backend-worker');

  const second = mkdtempSync(join(tmpdir(), 'farol-second-'));
  mkdirSync(join(second, 'docker'));
  cpSync(join(stack.directory, 'docker/docker-compose.worker.yml'), join(second, 'docker/docker-compose.worker.yml'));
  const password = /^DATABASE_PASSWORD=(.*)$/m.exec(readFileSync(join(stack.directory, '.env'), 'utf8'))![1];
  const project = `${stack.project}-second`;
  const onMachine = (commands: string) =>
    spawnSync('sh', ['-ec', commands], {
      cwd: second,
      env: { ...process.env, COMPOSE_PROJECT_NAME: project, FAROL_VERSION: TESTED_VERSION },
      encoding: 'utf8',
    });
  try {
    const started = onMachine(
      onSecond.replaceAll('10.8.0.1:5432', `${gateway}:${port}`).replace('PASSWORD@', `${password}@`),
    );
    expect(started.status, started.stderr).toBe(0);
    await stack.untilAllGoOn(games);
    expect(await stack.compareWithUndisturbed(games)).toMatchObject({ differing: 0 });
  } finally {
    onMachine('docker compose down');
    rmSync(second, { recursive: true });
  }
});
