import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'farol-log-stream-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs a program that has a `log`, with its standard output in a file; gives its exit code. */
async function run(output: string, program: string): Promise<number | null> {
  const source = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import { createLog } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))};
    const log = createLog('test', 'info');
    ${program}`;
  const descriptor = openSync(output, 'a');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', descriptor, 2],
  });
  closeSync(descriptor);
  const killer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(killer);
  return code;
}

test('a log on a full disk neither ends its process nor holds it, nor the end of it', async () => {
  const program = `
    for (let line = 0; line < 20_000; line++) log.info({ line }, 'a line');
    await sleep(500);
    const began = performance.now();
    await sleep(10);
    process.exit(performance.now() - began < 1000 ? 7 : 8);`;
  expect(await run('/dev/full', program)).toBe(7);
});

test('all lines reach a file in their order, also those that are written just before the end', async () => {
  const path = join(directory, 'log');
  const program = "for (let line = 0; line < 3000; line++) log.info({ line }, 'a line'); process.exit(0);";
  expect(await run(path, program)).toBe(0);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual([...Array(3000).keys()]);
});

test('an error that nobody catches is in the log beside all that was logged before it', async () => {
  const path = join(directory, 'log');
  expect(await run(path, "log.error('before'); setTimeout(() => { throw new Error('uncaught'); }, 10);")).toBe(1);
  expect(readFileSync(path, 'utf8')).toContain('"msg":"before"');
});

test('lines beyond what memory may hold are dropped, and counted once there is room again', async () => {
  const path = join(directory, 'log');
  const program = "for (let line = 0; line < 30_000; line++) log.info({ line }, 'a line'); await sleep(500);";
  expect(await run(path, program)).toBe(0);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const { dropped } = JSON.parse(lines.at(-1)!) as { dropped: number };
  expect(dropped).toBeGreaterThan(1000);
  expect(dropped + lines.length - 1).toBe(30_000);
});
