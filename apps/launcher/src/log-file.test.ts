import { mkdtempSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLogFile } from './log-file.ts';

let directory: string;
let log: ReturnType<typeof openLogFile>;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'farol-log-'));
  log = openLogFile(directory, { maxBytes: 10_000, checkMs: 20 });
});
afterEach(() => {
  log.close();
  rmSync(directory, { recursive: true });
});

test('a log that grows too large makes room while it is written to', async () => {
  for (let part = 0; part < 5; part++) {
    writeSync(log.descriptor, `part ${part}\n`.padEnd(12_000, '.'));
    await vi.waitFor(() => expect(statSync(log.path).size).toBe(0));
  }
  expect(readFileSync(`${log.path}.old`, 'utf8')).toMatch(/^part 4/);
  writeSync(log.descriptor, 'after\n');
  expect(readFileSync(log.path, 'utf8')).toBe('after\n');
});

test('the last error is found at the end of the log', () => {
  expect(log.lastError()).toBeUndefined();
  writeSync(log.descriptor, '{"level":50,"msg":"first"}\n{"level":60,"msg":"a \\"quoted\\" one"}\n{"level":30}\n');
  expect(log.lastError()).toBe('a \\"quoted\\" one');
});
