import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const CHECK_MS = 1000;
const TAIL_BYTES = 20_000;

interface LogLimits {
  maxBytes: number;
  checkMs?: number;
}

export type LogFile = ReturnType<typeof openLogFile>;

/**
 * Opens the log of all child processes. They write to the file itself rather than to a pipe, so none of them waits for
 * the launcher. Because they hold it open, a log that is too large is copied to `farol.log.old` and truncated: the two
 * files stay below `maxBytes` each, plus a second of writing.
 */
export function openLogFile(dataDir: string, { maxBytes, checkMs = CHECK_MS }: LogLimits) {
  const path = join(dataDir, 'farol.log');
  const descriptor = openSync(path, 'a+');

  function rotate(): void {
    if (fstatSync(descriptor).size <= maxBytes) return;
    try {
      copyFileSync(path, `${path}.new`);
      renameSync(`${path}.new`, `${path}.old`);
    } catch {
      // Without room for a copy the old lines are lost: room matters more.
      rmSync(`${path}.new`, { force: true });
    }
    ftruncateSync(descriptor);
  }
  /** A failed rotation is repeated at the next check. */
  const tryToRotate = () => {
    try {
      rotate();
    } catch {}
  };
  tryToRotate();
  const timer = setInterval(tryToRotate, checkMs).unref();

  return {
    path,
    descriptor,
    /** The message of the last error in the log, which may be the reason why a process ended. */
    lastError(): string | undefined {
      const { size } = fstatSync(descriptor);
      const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
      readSync(descriptor, tail, 0, tail.length, size - tail.length);
      const lines = tail.toString('utf8').split('\n');
      const line = lines.findLast((candidate) => /"level":[56]0/.test(candidate)) ?? '';
      return /"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
    },
    close(): void {
      clearInterval(timer);
      closeSync(descriptor);
    },
  };
}
