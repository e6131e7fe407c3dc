import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeployment, type Deployment, TESTED_VERSION } from './deployment.ts';

/** Versions that differ from the tested one by the lines added to its image. */
const VERSIONS: Record<string, { lines: string[]; files?: Record<string, string> }> = {
  'broken-migration': {
    lines: ['COPY 9998-broken.sql migrations/'],
    files: {
      '9998-broken.sql': "UPDATE games SET name = 'spoilt'; CREATE TABLE half (a int); SELECT 1 / 0;",
    },
  },
  // Committed before the failure: only the restore point has the data.
  'destructive-migration': {
    lines: ['COPY 9998-destructive.sql migrations/'],
    files: { '9998-destructive.sql': 'COMMIT; DELETE FROM games; SELECT 1 / 0;' },
  },
  'broken-image': {
    lines: ['COPY 9998-added.sql migrations/', 'COPY index.js ./'],
    files: {
      '9998-added.sql': "CREATE TABLE added (a int); UPDATE games SET name = 'of the new version';",
      'index.js': "throw new Error('this version cannot start');",
    },
  },
  'sick-image': {
    lines: ['COPY 9998-added.sql migrations/', 'COPY index.js ./'],
    files: {
      '9998-added.sql': 'CREATE TABLE added (a int);',
      'index.js':
        "import { createServer } from 'node:http'; createServer((_, r) => r.writeHead(503).end()).listen(3001);",
    },
  },
  'next-version': {
    lines: ['COPY 9998-added.sql migrations/'],
    files: { '9998-added.sql': 'CREATE TABLE added (a int);' },
  },
};

function build(version: string, { lines, files = {} }: (typeof VERSIONS)[string]): void {
  const directory = mkdtempSync(join(tmpdir(), 'farol-version-'));
  writeFileSync(join(directory, 'Dockerfile'), [`FROM farol-backend:${TESTED_VERSION}`, ...lines].join('\n'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text, { mode: 0o644 });
  execFileSync('docker', ['build', '-q', '-t', `farol-backend:${version}`, directory], { stdio: 'pipe' });
  execFileSync('docker', ['build', '-q', '-t', `farol-dashboard:${version}`, '-'], {
    input: `FROM farol-dashboard:${TESTED_VERSION}\nLABEL org.opencontainers.image.version=${version}\n`,
    stdio: 'pipe',
  });
  rmSync(directory, { recursive: true });
}

const JSON_BODY = { 'Content-Type': 'application/json' };
const GAME = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }] };

let stack: Deployment;
let games: string[];
beforeAll(async () => {
  for (const [version, change] of Object.entries(VERSIONS)) build(version, change);
  stack = await createDeployment('upgrade');
  stack.init();
  stack.control('up');
  games = await stack.startGames(3);
  await stack.untilAllGoOn(games);
  for (const id of games) await stack.ask('PATCH', `/games/${id}/status`, { action: 'pause' });
});
afterAll(() => {
  stack.remove();
  for (const version of Object.keys(VERSIONS))
    execFileSync('docker', ['image', 'rm', '-f', `farol-backend:${version}`, `farol-dashboard:${version}`]);
});

const imagesOf = () =>
  ['backend-api', 'backend-worker', 'dashboard'].map((service) =>
    stack.inspect(stack.containersOf(service)[0], '{{.Image}}'),
  );

/** True if the complete requested game was received. */
async function isAnswered(url: string, id: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return answer.ok && ((await answer.json()) as { id: string }).id === id;
  } catch {
    return false;
  }
}

/** Continuous readers of the API, directly and through the dashboard; each retries at once after a failure. */
function read() {
  const counts = { requests: 0, failed: 0, unanswered: 0, longestMs: 0 };
  const over = new AbortController();
  const readOne = async (address: string) => {
    for (let index = 0; !over.signal.aborted; index++) {
      const url = `${address}/games/${games[index % games.length]}`;
      const start = performance.now();
      for (;;) {
        counts.requests++;
        const isGood = await isAnswered(url, games[index % games.length]);
        if (isGood) break;
        counts.failed++;
        if (performance.now() - start > 120_000) {
          counts.unanswered++;
          break;
        }
        await sleep(20);
      }
      counts.longestMs = Math.max(counts.longestMs, performance.now() - start);
      await sleep(10);
    }
  };
  const readers = [stack.api, `${stack.dashboard}/api`].map(readOne);
  return async () => {
    over.abort();
    await Promise.all(readers);
    return `${counts.requests} reads, ${counts.failed} refused at first, ${counts.unanswered} in vain, the longest took ${Math.round(counts.longestMs)} ms`;
  };
}

test.each(['broken-migration', 'destructive-migration', 'broken-image'])(
  'an upgrade to a %s goes back: the old version serves, its data are identical',
  async (version) => {
    const [images, data] = [imagesOf(), stack.fingerprint()];
    const start = performance.now();
    const stopReading = read();
    const { status, output } = await stack.startToControl('upgrade', version).ended;
    const readers = await stopReading();
    console.log(`${version}: back after ${((performance.now() - start) / 1000).toFixed(1)} s; ${readers}`);
    expect(output).toContain('the previous version serves, with its data as they were');
    expect(status).toBe(1);
    expect(imagesOf()).toEqual(images);
    expect(readers).toContain(' 0 in vain');
    expect(stack.query("SELECT count(*) FROM pg_tables WHERE tablename IN ('half', 'added')")).toBe('0');
    expect(stack.query('SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1')).toBe('farol\npostgres');
    expect(stack.fingerprint()).toBe(data);
    expect(await stack.ask('GET', '/health/ready')).toMatchObject({ status: 'ok' });
    expect(readFileSync(join(stack.directory, '.env'), 'utf8')).toContain(`FAROL_VERSION=${TESTED_VERSION}\n`);
  },
);

test('writes are held while an upgrade goes on, and games go on after it', async () => {
  for (const id of games) await stack.ask('PATCH', `/games/${id}/status`, { action: 'resume' });
  await stack.untilAllGoOn(games);
  const start = performance.now();
  const stopReading = read();
  const { ended } = stack.startToControl('upgrade', 'next-version');
  await expect.poll(stack.areWritesHeld, { timeout: 60_000, interval: 50 }).toBe(true);
  const write = await fetch(`${stack.api}/games`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(GAME) });
  expect([write.status, await write.text()]).toEqual([503, expect.stringContaining('not-ready')]);
  const { status, output } = await ended;
  expect(output).toContain('done: version next-version');
  expect(status).toBe(0);
  const readers = await stopReading();
  console.log(`next-version: done after ${((performance.now() - start) / 1000).toFixed(1)} s; ${readers}`);
  expect(readers).toContain(' 0 in vain');
  expect(stack.inspect(stack.containersOf('backend-api')[0], '{{.Config.Image}}')).toBe('farol-backend:next-version');
  expect(stack.query("SELECT count(*) FROM pg_tables WHERE tablename = 'added'")).toBe('1');
  await stack.untilAllGoOn(games);
  const { rounds, differing } = await stack.compareWithUndisturbed(games);
  console.log(`upgraded while playing: ${rounds} rounds of 3 games, ${differing} digests differ`);
  expect(differing).toBe(0);
  // The next `up` keeps the new version.
  stack.control('up');
  expect(stack.inspect(stack.containersOf('backend-api')[0], '{{.Config.Image}}')).toBe('farol-backend:next-version');
});

test('a version built from a broken source goes back too, though the build has taken the tag of the one that ran', async () => {
  const own = `own-${stack.project}`;
  for (const image of ['farol-backend', 'farol-dashboard']) {
    const running = stack.inspect(
      stack.containersOf(image === 'farol-backend' ? 'backend-api' : 'dashboard')[0],
      '{{.Image}}',
    );
    stack.docker('tag', running, `${image}:${own}`);
  }
  stack.set({ FAROL_VERSION: own });
  stack.control('up');
  const [images, data] = [imagesOf(), stack.fingerprint()];
  const broken = 'RUN ["node", "-e", "fs.writeFileSync(\'migrations/9999-broken.sql\', \'SELECT 1 / 0\')"]';
  for (const [image, line] of [
    ['backend', broken],
    ['dashboard', 'ENV CHANGED=yes'],
  ]) {
    const lines = [`FROM farol-${image}:${own} AS runner`, 'USER 0', line, 'USER 1000'];
    writeFileSync(join(stack.directory, `docker/${image}.Dockerfile`), lines.join('\n'));
  }
  try {
    const { status, output } = stack.tryToControl('upgrade');
    expect(output).toContain('the previous version serves, with its data as they were');
    expect(status).toBe(1);
    expect(stack.docker('image', 'inspect', '--format', '{{.Id}}', `farol-backend:${own}`)).toBe(images[0]);
    expect(imagesOf()).toEqual(images);
    expect(stack.fingerprint()).toBe(data);
  } finally {
    stack.set({ FAROL_VERSION: 'next-version' });
    stack.control('up');
    stack.docker('image', 'rm', `farol-backend:${own}`, `farol-dashboard:${own}`);
  }
});

test('an upgrade that is broken off goes back by itself', async () => {
  const data = stack.fingerprint();
  const { pid, ended } = stack.startToControl('upgrade', 'sick-image');
  await expect.poll(stack.areWritesHeld, { timeout: 60_000, interval: 100 }).toBe(true);
  await sleep(3000);
  process.kill(-pid, 'SIGINT');
  // A second interrupt during the rollback must not stop it.
  await sleep(2000);
  process.kill(-pid, 'SIGINT');
  expect((await ended).output).toContain('the previous version serves, with its data as they were');
  expect(stack.fingerprint()).toBe(data);
  expect(stack.areWritesHeld()).toBe(false);
});

test('an upgrade that is killed is found by doctor, and goes back by the command that doctor names', async () => {
  const data = stack.fingerprint();
  const { pid, ended } = stack.startToControl('upgrade', 'sick-image');
  await expect.poll(stack.areWritesHeld, { timeout: 60_000, interval: 100 }).toBe(true);
  expect(stack.tryToControl('upgrade', 'sick-image').output).toContain('under way');
  await sleep(5000);
  process.kill(-pid, 'SIGKILL');
  await ended;
  expect(stack.tryToControl('doctor')).toMatchObject({
    status: 1,
    output: expect.stringMatching(/interrupted\n *-> scripts\/dev-ctl.sh upgrade --back/),
  });
  expect(stack.tryToControl('upgrade')).toMatchObject({ status: 1 });
  expect(stack.control('upgrade', '--back')).toContain('the previous version serves');
  expect(stack.fingerprint()).toBe(data);
  expect(stack.areWritesHeld()).toBe(false);
  expect(stack.tryToControl('doctor').output).toContain('the database can be written');
});
