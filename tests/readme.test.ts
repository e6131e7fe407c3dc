import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** README's commands, run one after another as its reader would, against the laboratory that they start. */

const root = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'farol-readme-'));
// As root, the database runs as another user, who needs access.
chmodSync(scratch, 0o711);

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = Array.from(readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm), ([, block]) => block);
/** These two are the surroundings of all the others; .ci/run runs them in a fresh clone. */
const OUTER = new Set(['npx pnpm start\n', 'npx pnpm test\n']);

let laboratory: ChildProcess;
let address: string;

async function start(): Promise<{ child: ChildProcess; address: string; said: string }> {
  const environment = {
    ...process.env,
    DATA_DIR: join(scratch, 'data'),
    PORT: '0',
    DASHBOARD_PORT: '0',
    DATABASE_URL: '',
  };
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: scratch,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('Ctrl-C')) break;
  }
  return { child, said, address: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '' };
}

interface Asked {
  series: { meanAttendance: number };
}

async function ask(path: string): Promise<Asked> {
  return (await (await fetch(`${address}${path}`)).json()) as Asked;
}

beforeAll(async () => {
  const started = await start();
  expect(started.said).toContain('played Arthur’s bar');
  laboratory = started.child;
  address = started.address;
});

afterAll(async () => {
  laboratory.kill('SIGINT');
  const [code] = await once(laboratory, 'exit');
  rmSync(scratch, { recursive: true, force: true });
  expect(code).toBe(0);
});

test('the two commands that a newcomer needs are there, and CI runs them in a fresh clone', () => {
  const ci = readFileSync(join(root, '.ci/run'), 'utf8');
  for (const command of OUTER) {
    expect(blocks).toContain(command);
    expect(ci).toContain(command.trim());
  }
});

test('all other commands run and say what the README says', async () => {
  const script = blocks.filter((block) => !OUTER.has(block)).join('');
  expect(script.split('\n').length).toBeGreaterThan(25);
  const local = `set -euo pipefail\n${script}`
    .replaceAll('http://127.0.0.1:3001', address)
    .replaceAll('npx pnpm farol', `node ${join(root, 'apps/cli/src/index.ts')}`)
    .replaceAll('curl -s', 'curl -sS');
  symlinkSync(process.execPath, join(scratch, 'node'));
  const { stdout } = await promisify(execFile)('bash', ['-c', local], {
    cwd: scratch,
    env: { ...process.env, PATH: `${scratch}:${process.env['PATH']}`, NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
  });
  expect(stdout).toContain('"round":3');
  expect(stdout).toMatch(/verified, bit for bit/);
  expect(stdout).toContain('did you mean \\"capacity\\"?');

  const { id } = JSON.parse(readFileSync(join(scratch, 'game.json'), 'utf8'));
  const game = await ask(`/games/${id}`);
  expect(game).toMatchObject({ status: 'completed', agents: 100, rounds: { played: 100_003 } });
  const history = JSON.parse(readFileSync(join(scratch, 'history.json'), 'utf8'));
  expect(history.fromRound).toHaveLength(1000);
  expect([history.from, history.to]).toEqual([1, 100_003]);
  const { series } = await ask(`/games/${id}/stats`);
  expect(series.meanAttendance).toBeGreaterThan(58);
  expect(series.meanAttendance).toBeLessThan(60);
});

test('one seed gives one digest, another seed another', async () => {
  const digests: string[] = [];
  for (const seed of ['5', '5', '6']) {
    const create = await fetch(`${address}/games`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        rules: { kind: 'el-farol' },
        agents: [{ strategy: 'arthur', count: 100 }],
        seed,
        rounds: 5000,
      }),
    });
    const { id } = (await create.json()) as { id: string };
    const played = await fetch(`${address}/games/${id}/simulate?wait=60`, { method: 'POST' });
    const game = (await played.json()) as { status: string; digest: string };
    expect(game.status).toBe('completed');
    digests.push(game.digest);
  }
  expect(digests[0]).toBe(digests[1]);
  expect(digests[2]).not.toBe(digests[0]);
});

test('killed with SIGKILL, it goes on at the next start with everything that was there', async () => {
  const before = await ask('/games');
  laboratory.kill('SIGKILL');
  await once(laboratory, 'exit');
  const again = await start();
  laboratory = again.child;
  address = again.address;
  expect(again.said).not.toContain('played Arthur’s bar');
  expect(await ask('/games')).toEqual(before);
});
