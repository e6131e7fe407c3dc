import { execFileSync, type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiRefusal, askApi } from '../../apps/launcher/src/ask-api.ts';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { Game, type Manifest } from '../../packages/kernel/src/index.ts';
import { findChild } from '../find-child.ts';

/** As root: `pnpm start` on a disk of 180 MiB that is filled while a game is played. */

const directory = mkdtempSync(join(tmpdir(), 'farol-disk-'));
const disk = join(directory, 'disk');
const filler = join(disk, 'filler');
const dataDir = join(disk, 'data');
const soon = { timeout: 120_000, interval: 250 };

let starter: ChildProcess;
let address: string;
beforeAll(async () => {
  chmodSync(directory, 0o711);
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=180m,mode=755', 'tmpfs', disk]);
  const port = await choosePort(0);
  address = `http://127.0.0.1:${port}`;
  const output = openSync(join(directory, 'output.log'), 'a');
  starter = spawn(process.execPath, [resolve(import.meta.dirname, '../../scripts/start.ts')], {
    cwd: directory,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DASHBOARD_PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
});
afterAll(async () => {
  starter.kill('SIGINT');
  if (starter.exitCode === null && starter.signalCode === null) await once(starter, 'exit');
  execFileSync('umount', ['--lazy', disk]);
  rmSync(directory, { recursive: true });
});

const said = () => readFileSync(join(directory, 'output.log'), 'utf8');
const readGame = (id: string) => askApi(address, 'GET', `/games/${id}`);
const statusOf = async (path: string) => (await fetch(`${address}${path}`).catch(() => undefined))?.status;

function fill(): void {
  const file = openSync(filler, 'a');
  const block = Buffer.alloc(2 ** 16);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(file);
  }
}

/** Asks for a new game; gives the problem that refuses it. */
async function createGame(): Promise<string> {
  const request = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }] };
  try {
    await askApi(address, 'POST', '/games', request, { signal: AbortSignal.timeout(10_000) });
    return 'created';
  } catch (error) {
    return error instanceof ApiRefusal ? error.message : String(error);
  }
}

test('a full disk stops nothing but games and writes, which say why and go on once there is room', async () => {
  await expect.poll(said, soon).toContain('played Arthur’s bar');
  const request = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], seed: '1', rounds: 1e9 };
  const { id } = await askApi(address, 'POST', '/games', request);
  await askApi(address, 'PATCH', `/games/${id}/status`, { action: 'start' });
  await expect.poll(async () => (await readGame(id)).rounds.played, soon).toBeGreaterThan(0);

  fill();
  await expect.poll(createGame, soon).toMatch(/503 .*disk-full.*games and writes wait until there is room/);
  await expect.poll(said, soon).toContain('games and writes wait until there is room');
  const { rounds: held, status } = await readGame(id);
  expect(status).toBe('running');
  for (let check = 0; check < 20; check++) {
    expect([await statusOf('/health'), await statusOf('/games'), await statusOf(`/games/${id}/history`)]).toEqual([
      200, 200, 200,
    ]);
    expect(await createGame()).toContain('disk-full');
  }
  expect((await readGame(id)).rounds.played).toBe(held.played);

  // The reserve is there for this: a server and an API that start anew on the full disk.
  process.kill(Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  process.kill(findChild(starter.pid!, '/index.ts')!, 'SIGKILL');
  await expect.poll(() => statusOf('/health'), soon).toBe(200);
  expect(await createGame()).toContain('disk-full');

  rmSync(filler);
  await expect.poll(async () => (await readGame(id)).rounds.played, soon).toBeGreaterThan(held.played);
  await expect.poll(createGame, soon).toBe('created');
  await askApi(address, 'PATCH', `/games/${id}/status`, { action: 'pause' });
  await expect.poll(async () => (await readGame(id)).status, soon).toBe('paused');
  const cited = await askApi<{ manifest: Manifest; rounds: number; digest: string }>(
    address,
    'GET',
    `/games/${id}/manifest`,
  );
  const game = new Game(cited.manifest);
  game.play(cited.rounds);
  expect(cited.digest).toBe(game.digest);
});
