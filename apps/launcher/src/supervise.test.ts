import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restartPauseMs } from './backoff.ts';
import { createSupervisor, type Program } from './supervise.ts';
import { openLogFile } from './log-file.ts';

vi.setConfig({ testTimeout: 60_000 });
const soon = { timeout: 30_000 };

let directory: string;
let said: string[];
let stopping: AbortController;
let log: ReturnType<typeof openLogFile>;
let supervisor: ReturnType<typeof createSupervisor>;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'farol-supervise-'));
  said = [];
  stopping = new AbortController();
  log = openLogFile(directory, { maxBytes: 2 ** 20 });
  supervisor = createSupervisor({ say: (line) => said.push(line), log, stopping: stopping.signal, stopMs: 500 });
});
afterEach(async () => {
  stopping.abort();
  await supervisor.stop();
  log.close();
  rmSync(directory, { recursive: true });
});

/** A program that notes each start in a file and then runs `body`. */
function program(body: string, isEssential = true): Program {
  const file = join(directory, 'program.mjs');
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(join(directory, 'starts'))}, process.pid + '\\n');
     ${body}`,
  );
  return { name: 'program', file, environment: {}, isEssential };
}
const pids = () => readFileSync(join(directory, 'starts'), 'utf8').trim().split('\n').map(Number);
const UP = "process.send('up'); setInterval(() => {}, 1000);";

test('a program that is killed is started again, as often as it is killed', async () => {
  expect(await supervisor.start(program(UP))).toBe(true);
  for (let kills = 1; kills <= 7; kills++) {
    process.kill(pids().at(-1)!, 'SIGKILL');
    await vi.waitFor(() => expect(pids()).toHaveLength(kills + 1), soon);
  }
  expect(said.filter((line) => line.includes('ended (SIGKILL) and is started again'))).toHaveLength(7);
});

test('a program that does not come up is tried again with growing pauses', async () => {
  void supervisor.start(program('process.exit(3);', false));
  await vi.waitFor(() => expect(said.length).toBeGreaterThanOrEqual(3), soon);
  expect(said[0]).toContain('the program ended (3) and is started again; its log: ');
  expect(said[1]).toContain('is started again in 1 s, attempt 2');
  expect(said[2]).toContain('is started again in 2 s, attempt 3');
  expect([0, 1, 2, 7, 99].map(restartPauseMs)).toEqual([500, 500, 1000, 30_000, 30_000]);
});

test('an essential program that refuses its configuration says why, and is not started again', async () => {
  const refusal = JSON.stringify({ level: 60, msg: 'cannot listen on 127.0.0.1:1: set PORT' });
  const refusing = program(`console.log(${JSON.stringify(refusal)}); process.exit(78);`);
  expect(await supervisor.start(refusing)).toBe(false);
  expect(said).toEqual(['the program cannot listen on 127.0.0.1:1: set PORT']);
});

test('a program that was up is started again whatever its exit code', async () => {
  expect(await supervisor.start(program("process.send('up'); setTimeout(() => process.exit(78), 300);"))).toBe(true);
  await vi.waitFor(() => expect(pids().length).toBeGreaterThanOrEqual(2), soon);
});

test('a child that hangs when it is asked to end is killed, and that is said', async () => {
  await supervisor.start(program(`process.on('SIGTERM', () => {}); ${UP}`));
  stopping.abort();
  const asked = performance.now();
  await supervisor.stop();
  expect(performance.now() - asked).toBeGreaterThan(450);
  expect(said).toEqual(['the program did not end within 0.5 s and is killed']);
  expect(() => process.kill(pids()[0], 0)).toThrow('ESRCH');
});

test('a child that is frozen when it is asked to end is killed', async () => {
  await supervisor.start(program(UP));
  process.kill(pids()[0], 'SIGSTOP');
  stopping.abort();
  await supervisor.stop();
  expect(() => process.kill(pids()[0], 0)).toThrow('ESRCH');
});
