import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createRelay, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { farol, finish, startFarol } from '../apps/cli/src/testing/farol-process.ts';
import { invalidRequest } from '../packages/api/src/problems.ts';

/** farol sweep --server and farol import against the laboratory that `npx pnpm start` starts. */

const root = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'farol-sweep-'));
// As root the database runs as another user, who must get in.
chmodSync(scratch, 0o711);

const SMALL = ['minority', '--agents', '11', '--vary', 'memory=1..3', '--rounds', '200', '--replicates', '5'];
const LONG = ['minority', '--agents', '1001', '--vary', 'memory=1..9', '--rounds', '1000000', '--replicates', '99'];

let laboratory: ChildProcess;
let address: string;

beforeAll(async () => {
  laboratory = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: scratch,
    env: { ...process.env, DATA_DIR: join(scratch, 'data'), PORT: '0', DASHBOARD_PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of laboratory.stdout!) {
    said += String(chunk);
    if (said.includes('Ctrl-C')) break;
  }
  address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)![0];
});

afterAll(async () => {
  laboratory.kill('SIGINT');
  await once(laboratory, 'exit');
  rmSync(scratch, { recursive: true, force: true });
});

/** A way to the laboratory that can be cut, and mended at the same port. */
async function relayTo(port: number) {
  const sockets = new Set<Socket>();
  const relay = createRelay((socket) => {
    const onward = connect(port, '127.0.0.1');
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('close', () => [socket, onward].forEach((each) => each.destroy()));
      end.on('error', () => {});
    }
    socket.pipe(onward).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const own = (relay.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${own}`,
    cut: () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: () => relay.listen(own, '127.0.0.1'),
  };
}

interface Listed {
  experiments: { id: string; status: string; games: { running: number; done: number }; design: { seed: string } }[];
}

/** The newest experiment, once it is as wanted. */
async function waitFor(wanted: (newest: Listed['experiments'][0]) => boolean) {
  for (;;) {
    const { experiments } = (await (await fetch(`${address}/experiments`)).json()) as Listed;
    if (experiments[0] && wanted(experiments[0])) return experiments[0];
    await setTimeout(100);
  }
}

async function sweepFiles(name: string, ...args: string[]) {
  const [csv, svg] = ['csv', 'svg'].map((end) => join(scratch, `sweep.${end}`));
  const { code, stdout, stderr } = await farol('sweep', ...args, '--csv', csv, '--svg', svg, '--force');
  expect([name, code, stderr]).toEqual([name, 0, '']);
  return { stdout, csv: readFileSync(csv, 'utf8'), svg: readFileSync(svg, 'utf8') };
}

test.each([
  [
    [
      ...SMALL,
      '--vary',
      'payoff=sign,linear',
      '--rounds-per-history',
      '70',
      '--stat',
      'volatility',
      '--stat',
      'entropy',
    ],
  ],
  [['el-farol', '--vary', 'capacity=40,60', '--replicates', '3', '--rounds', '300', '--transient', '50']],
  [['curves', '--vary', 'go=["N - 2 * n", "n <= 9 ? 1 : 0"]', '--vary', 'rounds=100,200', '--replicates', '2']],
])('table, CSV, picture and JSON of %j are the same to the byte', async (args) => {
  const own = [...args, '--seed', '1', ...(args[0] === 'curves' ? ['--rule', 'stay=0'] : [])];
  const here = await sweepFiles('here', ...own);
  expect(await sweepFiles('there', ...own, '--server', address)).toEqual(here);
  const json = await farol('sweep', ...own, '--json');
  expect(await farol('sweep', ...own, '--json', '--server', `${address}/api/`)).toEqual(json);
  expect(json.code).toBe(0);
});

test('a design with a stop rule is played there as here, also that of an experiment of the server', async () => {
  const file = join(scratch, 'design.json');
  const stopRule = { statistic: 'volatility', halfWidth: 0.1, maxReplicates: 60 };
  const base = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }], rounds: 100 };
  const factors = [{ path: 'agents[0].params.memory', values: [1, 2, 3] }];
  writeFileSync(file, JSON.stringify({ name: 'Stopped', base, factors, replicates: 3, stopRule, seed: '40' }));
  const here = await sweepFiles('here', '--design', file);
  expect(await sweepFiles('there', '--design', file, '--server', address)).toEqual(here);
  const { id } = await waitFor(({ design }) => design.seed === '40');
  const experiment = await (await fetch(`${address}/experiments/${id}`)).text();
  expect(experiment).toContain('"name":"Stopped"');
  writeFileSync(file, experiment);
  expect(await sweepFiles('again', '--design', file)).toEqual(here);
});

test('a citation and a manifest alone become games, which come to the digest', async () => {
  const file = join(scratch, 'game.json');
  const played = ['el-farol', '--agents', '20', '--rounds', '300', '--seed', '6', '--manifest', file];
  expect((await farol('run', ...played)).code).toBe(0);
  const { code, stdout, stderr } = await farol('import', file, '--server', `${address}/`, '--name', 'Cited');
  expect([code, stderr]).toEqual([0, '']);
  const [game, words] = stdout.split('\n');
  expect(game.startsWith(`${address}/games/`)).toBe(true);
  expect(words).toBe('Cited: the laboratory plays its 300 rounds and compares the digest');
  const { manifest, digest } = JSON.parse(readFileSync(file, 'utf8'));
  const read = async () => (await fetch(game)).json();
  await expect.poll(read, { timeout: 20_000 }).toMatchObject({ citation: { isVerified: true }, digest, name: 'Cited' });

  const child = startFarol('import', '-', '--json', '--server', address);
  child.stdin.end(JSON.stringify(manifest));
  const alone = await finish(child);
  expect(alone).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(alone.stdout)).toMatchObject({ status: 'draft', agents: 20, citation: null });
});

test('a server that goes away is waited for, and the experiment is played once', async () => {
  const relay = await relayTo(Number(new URL(address).port));
  const args = ['minority', '--vary', 'memory=2..5', '--rounds', '150000', '--replicates', '4', '--seed', '20'];
  const child = startFarol('sweep', ...args, '--server', relay.address);
  child.stdin.end();
  const ended = finish(child);
  const { id } = await waitFor(({ design, status }) => design.seed === '20' && status === 'running');
  relay.cut();
  await setTimeout(1500);
  relay.mend();
  const { code, stdout, stderr } = await ended;
  relay.cut();
  expect(stderr).toMatch(/^http\S+ does not answer: \w+; retrying for up to a minute\n$/);
  expect(code).toBe(0);
  expect(stdout).toBe((await farol('sweep', ...args)).stdout);
  expect((await waitFor(() => true)).id).toBe(id);
});

test('Ctrl-C cancels the experiment on the server, and says which', async () => {
  const child = startFarol('sweep', ...LONG, '--seed', '30', '--server', address);
  child.stdin.end();
  const ended = finish(child);
  const { id } = await waitFor(({ design, games }) => design.seed === '30' && games.running > 0);
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect(stderr).toMatch(
    /^interrupted after \d+ of 891 games; experiment \S+ was cancelled on the server; nothing was/,
  );
  expect(stderr).toContain(id);
  expect([code, stdout]).toEqual([130, '']);
  expect((await waitFor(() => true)).status).toBe('cancelled');
});

test('what somebody else cancels ends in words', async () => {
  const child = startFarol('sweep', ...LONG, '--seed', '31', '--server', address);
  child.stdin.end();
  const ended = finish(child);
  const { id } = await waitFor(({ design, status }) => design.seed === '31' && status === 'running');
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${address}/experiments/${id}/status`, { method: 'PATCH', headers, body: '{"action": "cancel"}' });
  expect(await ended).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: experiment ${id}: it was cancelled on the server\n`,
  });
});

test('a server that is not there is told at once', async () => {
  const { code, stdout, stderr } = await farol('sweep', ...SMALL, '--server', 'http://127.0.0.1:1');
  expect(stderr).toMatch(/^error: --server: http:\/\/127\.0\.0\.1:1 does not answer: .+\n$/);
  expect([code, stdout]).toEqual([2, '']);
});

test('a server’s refusal is told in its words', async () => {
  const port = new URL(address).port;
  const { code, stdout, stderr } = await farol('sweep', ...SMALL, '--server', `http://0.0.0.0:${port}`);
  expect(stderr).toMatch(
    /^error: the server: the API does not answer under the host name "0\.0\.0\.0:\d+": add .*ALLOWED_HOSTS.*\n$/,
  );
  expect([code, stdout]).toEqual([2, '']);
});

test('so is that of a design, by a server with limits of its own', async () => {
  const refusal = invalidRequest([{ field: 'replicates', message: 'must be at most 4 here' }]);
  const asked: string[] = [];
  const strict = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    const isRead = request.method === 'GET';
    response.writeHead(isRead ? 200 : refusal.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(isRead ? { experiments: [], next: null } : refusal.toBody()));
  }).listen(0, '127.0.0.1');
  await once(strict, 'listening');
  const url = `http://127.0.0.1:${(strict.address() as AddressInfo).port}`;
  const { code, stdout, stderr } = await farol('sweep', ...SMALL, '--server', url);
  strict.close();
  expect(stderr).toBe('error: the server: replicates: must be at most 4 here\n');
  expect([code, stdout]).toEqual([2, '']);
  expect(asked).toEqual(['GET /experiments?limit=1', 'POST /experiments']);
});

test('what is refused here is not sent', async () => {
  const { code, stderr } = await farol('sweep', ...SMALL, '--vary', 'capacity=9', '--server', 'http://127.0.0.1:1');
  expect(stderr).toContain('--vary "capacity=9"');
  expect(stderr).not.toContain('does not answer');
  expect(code).toBe(2);
});
