import { readdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { farol, finish, scratchDirectory, startFarol } from './testing/farol-process.ts';

const LONG = ['el-farol', '--rounds', '100000000', '--seed', '1'];

/** Interrupts the program while it plays; a busy machine may need longer to come to that. */
async function interrupt(...args: string[]) {
  for (const waitMs of [1500, 15_000]) {
    const child = startFarol(...args);
    child.stdin.end();
    await setTimeout(waitMs);
    const start = performance.now();
    child.kill('SIGINT');
    const end = { ...(await finish(child)), tookMs: performance.now() - start };
    if (child.signalCode === null) return end;
  }
  throw new Error('it did not come to play');
}

test('Ctrl-C ends a run at once, says where, and leaves no file', async () => {
  using directory = scratchDirectory();
  const files = ['--manifest', directory.file('game.json'), '--svg', directory.file('game.svg')];
  const { code, stdout, stderr, tookMs } = await interrupt('run', ...LONG, ...files);
  expect(stderr).toMatch(/^interrupted after round [\d,]+; nothing was written\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(130);
  expect(tookMs).toBeLessThan(2000);
  expect(readdirSync(directory.path)).toEqual([]);
});

test('Ctrl-C ends verifying', async () => {
  using directory = scratchDirectory();
  const file = directory.file('game.json');
  await farol('run', 'el-farol', '--rounds', '1', '--seed', '1', '--manifest', file);
  const { default: citation } = await import(file, { with: { type: 'json' } });
  writeFileSync(file, JSON.stringify({ ...citation, rounds: 10_000_000_000 }));
  const { code, stdout, stderr } = await interrupt('verify', file);
  expect(stderr).toMatch(/^interrupted after round [\d,]+; nothing was written\n$/);
  expect(stdout).toBe('');
  expect(code).toBe(130);
});

test.each([[['rules']], [['run', 'el-farol', '--rounds', '10']], [['run', 'el-farol', '--rounds', '10', '--json']]])(
  'farol %j ends quietly when nobody reads on',
  async (args) => {
    const child = startFarol(...args);
    child.stdin.end();
    child.stdout.destroy();
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const stderr = await child.stderr.toArray();
    expect(Buffer.concat(stderr).toString()).toBe('');
    expect(await ended).toBe(0);
  },
);
