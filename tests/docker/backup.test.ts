import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeployment, type Deployment } from './deployment.ts';

let stack: Deployment;
let games: string[];
beforeAll(async () => {
  stack = await createDeployment('backup');
  stack.init();
  stack.control('up');
  games = await stack.startGames(3);
  await stack.untilAllGoOn(games);
});
afterAll(() => stack.remove());

const waiting = { timeout: 60_000, interval: 50 };
const untilHeld = () => expect.poll(stack.areWritesHeld, waiting).toBe(true);
const untilExchanged = () =>
  expect.poll(() => stack.query('SELECT datname FROM pg_database', 'postgres'), waiting).toContain('farol_replaced');

const backUp = () => join(stack.directory, stack.control('backup').trim().split('\n').at(-1)!);

test('a backup is taken while games go on, readable by its owner alone, and every game of it is an undisturbed one', async () => {
  const file = backUp();
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect(readFileSync(`${file}.sha256`, 'utf8')).toMatch(/^[0-9a-f]{64} /);
  await stack.untilAllGoOn(games);
  stack.control('restore', file, '--into', stack.volume);
  // The games were running at the backup, so they continue from there.
  await stack.untilAllGoOn(games);
  const { rounds, differing } = await stack.compareWithUndisturbed(games);
  console.log(`restored while running: ${rounds} rounds of 3 games, ${differing} digests differ`);
  expect(differing).toBe(0);
});

test('a restore gives back everything, to the row, and leaves a restore point of what it replaced', async () => {
  stack.control('stop', 'backend-worker');
  const whole = stack.fingerprint();
  const file = backUp();
  stack.query('TRUNCATE games CASCADE');
  const emptied = stack.fingerprint();
  expect(emptied).not.toBe(whole);

  const output = stack.control('restore', file, '--into', stack.volume);
  stack.control('stop', 'backend-worker');
  expect(stack.fingerprint()).toBe(whole);

  const point = /restore point: (.*)/.exec(output)![1];
  stack.control('restore', point, '--into', stack.volume);
  expect(await stack.ask('GET', '/games')).toMatchObject({ games: [] });
});

test.each([
  ['cut short', (file: string) => truncateSync(file, Math.floor(statSync(file).size * 0.6)), /checksum differs/],
  [
    'cut short, without its checksum',
    (file: string) => {
      truncateSync(file, statSync(file).size - 100);
      rmSync(`${file}.sha256`);
    },
    /cannot be read to its end/,
  ],
  ['no dump at all', (file: string) => writeFileSync(file, 'no dump'), /checksum differs/],
])('a file that is %s is refused before anything is touched', (_, spoil, words) => {
  const before = stack.fingerprint();
  const file = backUp();
  spoil(file);
  const { status, output } = stack.tryToControl('restore', file, '--into', stack.volume);
  expect(output).toMatch(words);
  expect(status).toBe(1);
  expect(stack.fingerprint()).toBe(before);
  rmSync(file);
});

test('a restore is not begun without a terminal, nor into another volume', () => {
  const file = backUp();
  expect(stack.tryToControl('restore', file)).toMatchObject({ status: 1, output: expect.stringMatching(/Refused/) });
  expect(stack.tryToControl('restore', file, '--into', 'farol-postgres')).toMatchObject({ status: 1 });
});

test('a dump of a newer version is put aside, and the database from before serves', async () => {
  stack.query("INSERT INTO kysely_migration VALUES ('9999-of-the-future', '2099-01-01')");
  const newer = backUp();
  stack.query("DELETE FROM kysely_migration WHERE name = '9999-of-the-future'");
  const before = stack.fingerprint();
  const { status, output } = stack.tryToControl('restore', newer, '--into', stack.volume);
  expect(output).toContain('A dump of a newer version wants that version');
  expect(status).toBe(1);
  expect(stack.fingerprint()).toBe(before);
  expect(await stack.ask('GET', '/health/ready')).toMatchObject({ status: 'ok' });
});

/** A table that no dump contains. */
const LATER = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }] };

test('a restore that is broken off, again and again, leaves everything as it was', async () => {
  const file = backUp();
  await stack.ask('POST', '/games', LATER);
  const before = stack.fingerprint();
  const { pid, ended } = stack.startToControl('restore', file, '--into', stack.volume);
  await untilExchanged();
  process.kill(-pid, 'SIGINT');
  // Interrupt the rollback too.
  await sleep(2000);
  process.kill(-pid, 'SIGINT');
  expect((await ended).output).toContain('Nothing has changed');
  expect(stack.fingerprint()).toBe(before);
  expect(await stack.ask('GET', '/health/ready')).toMatchObject({ status: 'ok' });
});

test.each([
  ['before', untilHeld],
  ['after', untilExchanged],
])(
  'a restore that is killed %s the exchange is found by doctor, and goes back by the command that doctor names',
  async (_, until) => {
    const file = backUp();
    await stack.ask('POST', '/games', LATER);
    const before = stack.fingerprint();
    const { pid, ended } = stack.startToControl('restore', file, '--into', stack.volume);
    await until();
    process.kill(-pid, 'SIGKILL');
    await ended;
    expect(stack.tryToControl('doctor')).toMatchObject({
      status: 1,
      output: expect.stringMatching(/interrupted\n *-> scripts\/dev-ctl.sh restore --back/),
    });
    expect(stack.control('restore', '--back')).toContain('Nothing has changed');
    expect(stack.fingerprint()).toBe(before);
    expect(stack.tryToControl('doctor').output).toContain('the database can be written');
    expect(stack.tryToControl('restore', '--back')).toMatchObject({
      status: 1,
      output: expect.stringMatching(/No restore was interrupted/),
    });
  },
);

test('where there is no room for it, no backup is begun and nothing is left behind', () => {
  const small = join(stack.directory, 'small');
  mkdirSync(small);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
  try {
    stack.set({ BACKUP_DIR: small });
    const { status, output } = stack.tryToControl('backup');
    expect(output).toMatch(/has 1 MB free, the database takes \d+ MB/);
    expect(status).toBe(1);
    expect(readdirSync(small)).toEqual([]);
  } finally {
    stack.set({ BACKUP_DIR: '' });
    execFileSync('umount', [small]);
  }
});
