import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBinaries, placeBinaries } from './binaries.ts';
import { isAlive } from './processes.ts';
import { chooseServerUser } from './user.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { runSql } from '../../../backend/src/database/run-sql.ts';

// A start is half a second on an idle machine, ten times that on a busy one.
const patienceMs = 10_000;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const isRoot = process.getuid!() === 0;

let home: string;
let dataDir: string;
const started: Embedded[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'farol-embedded-'));
  await chmod(home, 0o711);
  dataDir = join(home, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(started.splice(0).map((server) => server.stop()));
  await vi.waitFor(async () => expect(await serverPid()).toBeUndefined(), { timeout: patienceMs });
  await rm(home, { recursive: true, force: true });
});

async function start(options: { durable?: boolean } = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, durable: false, ...options });
  started.push(server);
  return server;
}

/** The live server's process, by PostgreSQL's own lock. */
async function serverPid(): Promise<number | undefined> {
  const lock = await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(lock);
  return (await isAlive(pid)) ? pid : undefined;
}

async function parentOf(pid: number): Promise<number> {
  return Number((await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)])).stdout);
}

async function waitUntilGone(pid: number): Promise<void> {
  await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false), { timeout: patienceMs });
}

/** A process that starts the database and says its URL or its error, then lives on. */
function startInChild(): { child: ChildProcess; answer: Promise<string> } {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).then(
      (server) => process.stdout.write(server.url),
      (error) => process.stdout.write("ERROR " + error.message),
    );
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 2] });
  children.push(child);
  const answer = once(child.stdout!.setEncoding('utf8'), 'data').then(([text]) => text as string);
  return { child, answer };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}

describe('the life of an embedded database', () => {
  test('a first start makes a database, and a later one carries its data on', async () => {
    const first = await start({ durable: true });
    await runSql(first.url, 'CREATE TABLE kept AS SELECT 60 AS capacity');
    await first.stop();
    expect(await serverPid()).toBeUndefined();

    const second = await start({ durable: true });
    expect(await runSql(second.url, 'SELECT capacity FROM kept')).toEqual([{ capacity: 60 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect((await readdir(dataDir)).toSorted()).toEqual(['cluster', 'server.log']);
  });

  test('it speaks UTF-8 in an order that no system library decides, and UTC', async () => {
    const { url } = await start();
    const query = `SELECT lower('ÉTÉ') AS lower, now()::text ~ '[+]00$' AS utc, current_setting('fsync') AS fsync,
      (SELECT datlocprovider::text FROM pg_database WHERE datname = 'postgres') AS provider`;
    expect(await runSql(url, query)).toEqual([{ lower: 'été', utc: true, fsync: 'off', provider: 'b' }]);
  });

  test('a password is required, and only this machine is listened to', async () => {
    const { url, port } = await start();
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    await expect(runSql(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
    const settings = "SELECT current_setting('listen_addresses') AS host, current_setting('port')::int AS port";
    expect(await runSql(url, settings)).toEqual([{ host: '127.0.0.1', port }]);
    const trusted = "SELECT count(*)::int AS count FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'";
    expect(await runSql(url, trusted)).toEqual([{ count: 0 }]);
  });

  test('stopping twice is stopping once', async () => {
    const { stop } = await start();
    await Promise.all([stop(), stop()]);
    await stop();
    expect(await serverPid()).toBeUndefined();
  });

  test("a path longer than a socket's may be is no obstacle", async () => {
    dataDir = join(home, 'a'.repeat(100), 'b'.repeat(100));
    const { url } = await start();
    expect(await runSql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('what a killed initdb left behind is removed', async () => {
    const { child } = startInChild();
    await vi.waitFor(async () => expect((await readdir(dataDir)).join()).toContain('initdb-'), {
      timeout: 10_000,
      interval: 5,
    });
    await kill(child);
    expect(await readdir(dataDir)).not.toContain('cluster');
    await start();
    await vi.waitFor(
      async () => expect((await readdir(dataDir)).toSorted()).toEqual(['cluster', 'server.log']),
      10_000,
    );
  });
});

describe('who has the database', () => {
  test('of two that start at once one gets it and the other learns who has it', async () => {
    const both = [startInChild(), startInChild()];
    const answers = await Promise.all(both.map(({ answer }) => answer));
    const winner = answers.findIndex((answer) => answer.startsWith('postgres://'));
    const loser = answers[1 - winner];
    expect(loser).toContain(`in use by process ${both[winner].child.pid} (`);
    expect(loser).toContain('Stop that first, or set DATA_DIR');
    expect(await runSql(answers[winner], 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a second start in the same process is refused as well, and harms nothing', async () => {
    const { url } = await start();
    await expect(start()).rejects.toThrow(`in use by process ${process.pid} (`);
    expect(await runSql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a server that somebody started by hand on this cluster is left alone', async () => {
    const { port, stop } = await start();
    await stop();
    const cluster = join(dataDir, 'cluster');
    const user = await chooseServerUser(cluster);
    const { postgres } = await findBinaries(user);
    const settings = [`port=${port}`, 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
    const byHand = spawn(postgres, ['-D', cluster, ...settings], {
      ...user.identity,
      cwd: '/',
      env: {},
      stdio: 'ignore',
    });
    await vi.waitFor(async () => expect(await serverPid()).toBe(byHand.pid), { timeout: patienceMs });
    await expect(start()).rejects.toThrow(`in use by process ${byHand.pid}, a server started by hand`);
    expect(byHand.exitCode).toBeNull();
    await kill(byHand, 'SIGINT');
  });

  test('a lock whose process id now belongs to another process is stale', async () => {
    await (await start()).stop();
    // PostgreSQL itself overlooks the processes of other users, but refuses to start because of one of its own.
    const { uid, gid } = await stat(join(dataDir, 'cluster'));
    const another = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    children.push(another);
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${another.pid}\n${join(dataDir, 'cluster')}\n`);
    const { url } = await start();
    expect(await runSql(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('when processes are killed', () => {
  test("a starter's SIGKILL takes the server down, and the next start finds all that was committed", async () => {
    const { child, answer } = startInChild();
    await runSql(await answer, 'CREATE TABLE kept AS SELECT 60 AS capacity');
    const pid = (await serverPid())!;
    await kill(child);

    const next = await start({ durable: true });
    expect(await runSql(next.url, 'SELECT capacity FROM kept')).toEqual([{ capacity: 60 }]);
    await waitUntilGone(pid);
    expect(await readFile(join(dataDir, 'server.log'), 'utf8')).not.toContain('not properly shut down');
  });

  test('without a next start the server of a killed starter goes away too', async () => {
    const { child, answer } = startInChild();
    await answer;
    const guard = await parentOf((await serverPid())!);
    await kill(child);
    await vi.waitFor(async () => expect(await serverPid()).toBeUndefined(), { timeout: patienceMs });
    await waitUntilGone(guard);
  });

  test('when the guard is killed along with the starter, the next start stops the server left behind', async () => {
    const { child, answer } = startInChild();
    await runSql(await answer, 'CREATE TABLE kept AS SELECT 60 AS capacity');
    const orphan = (await serverPid())!;
    process.kill(await parentOf(orphan), 'SIGKILL');
    await kill(child);
    await sleep(300);
    expect(await serverPid()).toBe(orphan);

    const { url } = await start();
    await waitUntilGone(orphan);
    expect(await runSql(url, 'SELECT capacity FROM kept')).toEqual([{ capacity: 60 }]);
  });

  test("a server whose guard alone was killed stays its starter's, who can still stop it", async () => {
    const server = await start();
    const pid = (await serverPid())!;
    process.kill(await parentOf(pid), 'SIGKILL');
    await expect(start()).rejects.toThrow(`in use by process ${process.pid} (`);
    expect(await runSql(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    await waitUntilGone(pid);
  });

  test('the signals of Ctrl-C and of service managers leave it to the starter', async () => {
    const server = await start();
    const guard = await parentOf((await serverPid())!);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(guard, signal);
    await sleep(300);
    expect(await runSql(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('the user that the server runs as', () => {
  test('it is never root, and the data is closed to everybody else', async () => {
    await start();
    const cluster = await stat(join(dataDir, 'cluster'));
    expect(cluster.mode & 0o777).toBe(0o700);
    expect(cluster.uid === 0).toBe(false);
    if (!isRoot) expect(cluster.uid).toBe(process.getuid!());
  });

  test('a directory that this user cannot enter is refused, and the error names what bars the way', async () => {
    // For root the bar is the server's user's, for anybody else it is one's own.
    await mkdir(join(home, 'closed'));
    await chmod(join(home, 'closed'), isRoot ? 0o700 : 0o000);
    dataDir = join(home, 'closed', 'data');
    const bar = isRoot ? `who may not enter ${join(home, 'closed')} (mode 700)` : `${dataDir} cannot be used (EACCES)`;
    await expect(start()).rejects.toThrow(bar);
    await expect(start()).rejects.toThrow('Set DATA_DIR');
    await chmod(join(home, 'closed'), 0o700);
  });

  test('binaries out of its reach are copied once, repaired when incomplete, and writable by nobody else', async () => {
    const user = { name: 'somebody', uid: 65_533, gid: 65_533, groups: [65_533], identity: {} };
    const { postgres } = await findBinaries(await chooseServerUser(join(dataDir, 'cluster')));
    await mkdir(join(home, 'clone'), { mode: 0o700 });
    const original = dirname(dirname(postgres));
    await cp(original, join(home, 'clone', 'native'), { recursive: true, verbatimSymlinks: true });
    await writeFile(join(home, 'clone', 'package.json'), '{ "version": "17.10.0" }');
    vi.stubEnv('TMPDIR', home);
    try {
      const closed = join(home, 'clone', 'native', 'bin', 'postgres');
      const copy = await placeBinaries(closed, user);
      expect(copy.postgres).toBe(join(home, `farol-postgres-17.10.0-${process.arch}`, 'bin', 'postgres'));
      const { ino, mode } = await stat(copy.postgres);
      expect(mode & 0o777).toBe(0o755);
      await placeBinaries(closed, user);
      expect((await stat(copy.postgres)).ino).toBe(ino);

      const directory = dirname(dirname(copy.postgres));
      await rm(join(directory, 'share'), { recursive: true });
      await Promise.all([placeBinaries(closed, user), placeBinaries(closed, user)]);
      expect(await readdir(directory, { recursive: true })).toHaveLength(
        (await readdir(original, { recursive: true })).length,
      );
      expect((await readdir(home)).filter((name) => name.startsWith('farol-postgres'))).toHaveLength(1);

      await chmod(directory, 0o777);
      await expect(placeBinaries(closed, user)).rejects.toThrow('can be changed by others');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('root keeps running a database as its owner; others cannot but be themselves', async () => {
    const cluster = join(dataDir, 'cluster');
    await mkdir(cluster, { recursive: true });
    if (isRoot) await chown(cluster, 4321, 1234);
    const { uid, gid } = await chooseServerUser(cluster);
    expect([uid, gid]).toEqual(isRoot ? [4321, 1234] : [process.getuid!(), process.getgid!()]);
  });
});
