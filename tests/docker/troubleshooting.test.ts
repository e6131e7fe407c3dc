import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { createDeployment, type Deployment, type Outcome, TESTED_VERSION } from './deployment.ts';

/** docs/DOCKER_TROUBLESHOOTING.md: each test causes the problem and runs the commands of diagnosis and remedy. */

const page = readFileSync(resolve(import.meta.dirname, '../../docs/DOCKER_TROUBLESHOOTING.md'), 'utf8');

/** The commands of an entry's diagnosis or remedy. */
function commandsOf(entry: string, part: 'Diagnosis' | 'Remedy'): string {
  const section = page.split(/^## /m).find((candidate) => candidate.startsWith(`${entry}\n`));
  const text = section?.split(`**${part}.**`)[1]?.split(/^\*\*\w+\.\*\*/m)[0] ?? '';
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands);
  if (blocks.length === 0) throw new Error(`${entry} has no commands for its ${part}`);
  return blocks.join('');
}

let stack: Deployment;
let games: string[];
beforeAll(async () => {
  stack = await createDeployment('trouble');
  stack.init();
  stack.control('up');
  games = await stack.startGames(2);
  await stack.untilAllGoOn(games);
});
afterAll(() => stack.remove());

/** Runs the page's commands as written, except for the names of this deployment. */
function follow(entry: string, part: 'Diagnosis' | 'Remedy', names: Record<string, string> = {}, on = stack): Outcome {
  let commands = commandsOf(entry, part);
  for (const [shown, meant] of Object.entries({ 'farol-postgres': on.volume, ...names }))
    commands = commands.replaceAll(shown, meant);
  return on.run('sh', '-ec', commands);
}

function diagnose(entry: string, ...found: RegExp[]): void {
  const { output } = follow(entry, 'Diagnosis');
  for (const words of found) expect(output).toMatch(words);
}

async function remedy(entry: string, names: Record<string, string> = {}, on = stack): Promise<void> {
  const { status, output } = follow(entry, 'Remedy', names, on);
  expect(status, output).toBe(0);
  await expect.poll(() => on.ask('GET', '/health/ready'), { timeout: 60_000 }).toMatchObject({ status: 'ok' });
}

const id = (service: string) => stack.containersOf(service)[0];

test('every entry has symptoms, a diagnosis and a remedy, and a test below', () => {
  const entries = page.split(/^## /m).slice(1);
  const own = readFileSync(import.meta.filename, 'utf8');
  expect(entries.map((entry) => entry.split('\n')[0])).toHaveLength(9);
  for (const entry of entries) {
    expect(entry).toMatch(/\*\*Symptoms\.\*\*[\s\S]*\*\*Diagnosis\.\*\*[\s\S]*\*\*Remedy\.\*\*/);
    expect(own).toContain(`'${entry.split('\n')[0]}'`);
  }
});

test('Services fail to start: another program listens on the port', async () => {
  const entry = 'Services fail to start';
  stack.control('stop', 'backend-api');
  const other = createServer().listen(Number(new URL(stack.api).port), '127.0.0.1');
  await once(other, 'listening');
  try {
    expect(stack.tryToControl('up')).toMatchObject({
      status: 1,
      output: expect.stringMatching(/address already in use|port is already allocated/),
    });
    diagnose(entry, /BROKEN +another program listens on port/, /backend-api .*(Exited|Created)/);
    const port = await choosePort(0);
    const { status, output } = follow(entry, 'Remedy', { 3901: String(port) });
    expect(status, output).toBe(0);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  } finally {
    other.close();
    stack.set({ API_PORT: new URL(stack.api).port });
    stack.control('up');
  }
});

test.each([
  ['DATABASE_PASSWORD', '', /run scripts\/dev-ctl.sh init/],
  ['WORKER_THREADS', 'many', /WORKER_THREADS must be a whole number from 1 to 256/],
])('Services fail to start: %s is %j', async (name, value, words) => {
  const kept = /^DATABASE_PASSWORD=(.*)$/m.exec(readFileSync(join(stack.directory, '.env'), 'utf8'))![1];
  stack.set({ [name]: value });
  expect(stack.tryToControl('up', '--wait-timeout', '20').status).not.toBe(0);
  diagnose('Services fail to start', words);
  stack.set({ DATABASE_PASSWORD: kept, WORKER_THREADS: '1' });
  stack.control('up');
  await stack.untilAllGoOn(games);
});

test('Health failing: a process that hangs', async () => {
  const entry = 'Health failing';
  for (const pid of stack.docker('top', id('backend-api'), '-eo', 'pid').split('\n').slice(1))
    process.kill(Number(pid), 'SIGSTOP');
  await expect
    .poll(() => stack.inspect(id('backend-api'), '{{.State.Health.Status}}'), { timeout: 90_000, interval: 500 })
    .toBe('unhealthy');
  diagnose(entry, /backend-api.*\(unhealthy\)/, /Health check exceeded timeout/);
  await remedy(entry);
  await stack.untilAllGoOn(games);
});

test('Services cannot talk to each other: a container has lost its network', async () => {
  const entry = 'Services cannot talk to each other';
  stack.docker('network', 'disconnect', `${stack.project}_database`, id('backend-api'));
  const answer = () => fetch(`${stack.api}/games`, { signal: AbortSignal.timeout(5000) });
  // A request on a broken connection gets no answer; a later one gets the problem of an unavailable database.
  await expect(
    answer().then(
      ({ ok }) => ok,
      () => false,
    ),
  ).resolves.toBe(false);
  diagnose(entry, /ENOTFOUND postgres|EAI_AGAIN/, new RegExp(`^${stack.project}_front $`, 'm'));
  await remedy(entry);
  expect((await fetch(`${stack.api}/games`)).status).toBe(200);
});

test('Data not persisting: another volume is mounted', async () => {
  const entry = 'Data not persisting';
  const other = `${stack.project}-other`;
  stack.docker('volume', 'create', other);
  stack.set({ POSTGRES_VOLUME: other });
  stack.control('down');
  stack.control('up');
  expect(await stack.ask('GET', '/games')).toMatchObject({ games: [] });
  diagnose(entry, new RegExp(`^${other} $`, 'm'), new RegExp(`local +${stack.volume}$`, 'm'));
  await remedy(entry);
  await stack.untilAllGoOn(games);
  stack.docker('volume', 'rm', other);
});

describe('Permissions', () => {
  const entry = 'Permissions';

  test('a clone under a strict umask', async () => {
    const strict = await createDeployment('umask');
    try {
      chmodSync(join(strict.directory, 'docker/init.sql'), 0o600);
      strict.init();
      chmodSync(join(strict.directory, '.env'), 0o644);
      expect(strict.tryToControl('up', '--wait-timeout', '30').status).not.toBe(0);
      const { output } = follow(entry, 'Diagnosis', {}, strict);
      expect(output).toMatch(/BROKEN +containers cannot read docker\/init.sql/);
      expect(output).toMatch(/can be read by others \(mode 644\)/);
      expect(output).toMatch(/init.sql: Permission denied|role "farol_app" does not exist/);
      await remedy(entry, {}, strict);
      const [game] = await strict.startGames(1);
      await strict.untilAllGoOn([game]);
      expect(strict.tryToControl('doctor').status).toBe(0);
    } finally {
      strict.remove();
    }
  });

  test('a lost .env', async () => {
    const settings = readFileSync(join(stack.directory, '.env'), 'utf8');
    stack.control('stop', 'backend-api', 'backend-worker');
    rmSync(join(stack.directory, '.env'));
    expect(stack.run('env', `POSTGRES_VOLUME=${stack.volume}`, 'scripts/dev-ctl.sh', 'init')).toMatchObject({
      status: 1,
      output: expect.stringMatching(/init --keep-volume/),
    });
    stack.run('env', `POSTGRES_VOLUME=${stack.volume}`, 'scripts/dev-ctl.sh', 'init', '--keep-volume');
    const fresh = readFileSync(join(stack.directory, '.env'), 'utf8');
    // All settings except the lost secrets.
    const others = settings.split('\n').filter((line) => /^[A-Z]/.test(line) && !/PASSWORD|AUTH_SECRET/.test(line));
    writeFileSync(join(stack.directory, '.env'), [fresh, ...others, ''].join('\n'), { mode: 0o600 });
    await remedy(entry);
    await stack.untilAllGoOn(games);
  });
});

test('Tunnel: there are no accounts', async () => {
  const entry = 'Tunnel';
  diagnose(entry, /Refused: without accounts/, /The tunnel is not started:/);
  stack.set({ COMPOSE_PROFILES: 'tunnel' });
  expect(stack.tryToControl('up').status).toBe(1);
  await remedy(entry);
});

test('Disk full: nothing can be written', async () => {
  const entry = 'Disk full';
  const small = mkdtempSync(join(tmpdir(), 'farol-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=0777', 'tmpfs', small]);
  const volume = `${stack.project}-small`;
  stack.docker('volume', 'create', '-o', 'type=none', '-o', 'o=bind', '-o', `device=${small}`, volume);
  stack.control('down');
  stack.set({ POSTGRES_VOLUME: volume, POSTGRES_MAX_WAL_SIZE: '64MB' });
  try {
    stack.control('up');
    const [game] = await stack.startGames(1);
    await stack.untilAllGoOn([game]);
    execFileSync('sh', ['-c', `dd if=/dev/zero of=${small}/filler bs=64k 2>/dev/null || true`]);
    await expect
      .poll(() => stack.tryToControl('logs', '--tail', '50', 'postgres').output, { timeout: 60_000, interval: 1000 })
      .toContain('No space left on device');
    diagnose(entry, /No space left on device/, /100% \/var\/lib\/postgresql\/data/);
    rmSync(join(small, 'filler'));
    // Only objects of this deployment.
    const prune = `docker image prune -f --filter label=com.docker.compose.project=${stack.project}`;
    await remedy(entry, { 'docker image prune -f': prune });
    await stack.untilAllGoOn([game]);
    expect(await stack.compareWithUndisturbed([game])).toMatchObject({ differing: 0 });
  } finally {
    stack.control('down');
    stack.docker('volume', 'rm', volume);
    execFileSync('umount', [small]);
    rmSync(small, { recursive: true });
    stack.set({ POSTGRES_VOLUME: stack.volume, POSTGRES_MAX_WAL_SIZE: '1GB' });
    stack.control('up');
  }
});

test('Migration failed: the version is broken', async () => {
  const entry = 'Migration failed';
  const version = `farol-backend:broken-${stack.project}`;
  const dockerfile = `FROM farol-backend:${TESTED_VERSION}\nUSER 0\nRUN ["node", "-e", "fs.writeFileSync('migrations/9998-broken.sql', 'SELECT 1 / 0')"]\nUSER 1000\n`;
  execFileSync('docker', ['build', '-q', '-t', version, '-'], { input: dockerfile, stdio: 'pipe' });
  const before = stack.query('SELECT count(*) FROM kysely_migration');
  stack.docker('tag', `farol-dashboard:${TESTED_VERSION}`, `farol-dashboard:broken-${stack.project}`);
  stack.set({ FAROL_VERSION: `broken-${stack.project}` });
  expect(stack.tryToControl('up')).toMatchObject({
    status: 1,
    output: expect.stringMatching(/didn't complete successfully/),
  });
  diagnose(entry, /division by zero/, /the migration failed and was rolled back/);
  await remedy(entry, { 'FAROL_VERSION=local': `FAROL_VERSION=${TESTED_VERSION}` });
  await stack.untilAllGoOn(games);
  expect(stack.query('SELECT count(*) FROM kysely_migration')).toBe(before);
  stack.docker('image', 'rm', version, `farol-dashboard:broken-${stack.project}`);
});

test('Moving to another machine: a dump and .env are all it takes', async () => {
  const entry = 'Moving to another machine';
  for (const game of games) await stack.ask('PATCH', `/games/${game}/status`, { action: 'pause' });
  const before = stack.fingerprint();
  diagnose(entry, /backups\/farol-.*\.dump/);
  const other = await createDeployment('moved');
  try {
    mkdirSync(join(other.directory, 'backups'));
    const newest = readdirSync(join(stack.directory, 'backups')).filter((file) => file.includes('.dump'));
    for (const file of newest) cpSync(join(stack.directory, 'backups', file), join(other.directory, 'backups', file));
    // The same settings, except for the names that separate two machines on one engine.
    cpSync(join(stack.directory, '.env'), join(other.directory, '.env'));
    other.set({
      COMPOSE_PROJECT_NAME: other.project,
      POSTGRES_VOLUME: other.volume,
      API_PORT: new URL(other.api).port,
      DASHBOARD_PORT: new URL(other.dashboard).port,
    });
    await remedy(entry, {}, other);
    expect(other.fingerprint()).toBe(before);
    expect(await other.compareWithUndisturbed(games)).toMatchObject({ differing: 0 });
  } finally {
    other.remove();
    stack.control('up');
  }
});
