import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { choosePorts } from '../apps/launcher/src/choose-port.ts';
import { findChild } from './find-child.ts';

/** `pnpm start` as a process: its configuration, its words, and children that are killed. */

const entry = resolve(import.meta.dirname, '../scripts/start.ts');
const soon = { timeout: 200_000, interval: 100 };
vi.setConfig({ testTimeout: 400_000 });

let directory: string;
let starter: ChildProcess;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'farol-start-'));
  // As root the database runs as another user, who must get in.
  chmodSync(directory, 0o711);
});
afterEach(async () => {
  if (starter.exitCode === null && starter.signalCode === null) {
    starter.kill('SIGINT');
    await once(starter, 'exit');
  }
  rmSync(directory, { recursive: true, force: true });
});

function start(environment: Record<string, string>) {
  starter = spawn(process.execPath, [entry], {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DASHBOARD_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { said: '' };
  for (const stream of [starter.stdout!, starter.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output.said += text));
  }
  const exited = once(starter, 'exit').then(([code]) => code as number | null);
  return { output, exited };
}

describe('it refuses to start, before it touches anything,', () => {
  test.each([
    [{ PORT: '3000', DASHBOARD_PORT: '3000' }, 78, 'PORT and DASHBOARD_PORT are both 3000: give each its own port'],
    [{ DATA_DIR: '~ana/lab' }, 78, 'DATA_DIR must not name a home by ~user: write the whole path'],
    [{ PUBLIC_URL: 'https://example.org/farol' }, 78, 'PUBLIC_URL must be an address'],
    [{ HOST: '203.0.113.7' }, 78, 'HOST 203.0.113.7 is not a loopback address'],
  ])('with %j', async (environment, code, words) => {
    const { output, exited } = start({ DATA_DIR: join(directory, 'data'), ...environment });
    expect(await exited).toBe(code);
    expect(output.said).toContain(words);
    expect(existsSync(join(directory, 'data'))).toBe(false);
  });

  test('with a port that another program has, and says which', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { output, exited } = start({ DATA_DIR: join(directory, 'data'), DASHBOARD_PORT: String(port) });
    expect(await exited).toBe(1);
    expect(output.said).toContain(`another program listens on 127.0.0.1:${port}: set DASHBOARD_PORT to a free port`);
    expect(existsSync(join(directory, 'data'))).toBe(false);
    other.close();
  });
});

test('a DATA_DIR that begins with ~ in .env is in the home directory', async () => {
  writeFileSync(join(directory, '.env'), 'DATA_DIR=~/lab\n');
  const { output } = start({ HOME: directory });
  await vi.waitFor(() => expect(output.said).toContain(`starting PostgreSQL in ${join(directory, 'lab')}`), soon);
  await vi.waitFor(() => expect(existsSync(join(directory, 'lab'))).toBe(true), soon);
  expect(existsSync(join(directory, '~'))).toBe(false);
});

test('on ::1 and under another name it survives an API that is killed during the first game, and ends a frozen worker', async () => {
  const [port] = await choosePorts([{ port: 0, host: '::1', variable: 'PORT' }]);
  const DATA_DIR = join(directory, 'data');
  const environment = { DATA_DIR, HOST: '::1', PORT: String(port), ALLOWED_HOSTS: 'lab.example.org' };
  const { output, exited } = start(environment);
  await vi.waitFor(() => expect(output.said).toContain(`the API listens on http://[::1]:${port} `), soon);
  const api = findChild(starter.pid!, '/index.ts')!;
  process.kill(api, 'SIGKILL');
  await vi.waitFor(() => expect(output.said).toContain('the API ended (SIGKILL) and is started again'), soon);
  await vi.waitFor(() => expect(output.said).toContain('played Arthur’s bar'), soon);
  expect(findChild(starter.pid!, '/index.ts')).not.toBe(api);
  expect((await fetch(`http://[::1]:${port}/games`)).status).toBe(200);

  process.kill(findChild(starter.pid!, '/worker.ts')!, 'SIGSTOP');
  starter.kill('SIGINT');
  expect(await exited).toBe(0);
  expect(output.said).toContain('the worker did not end within 10 s and is killed');
});
