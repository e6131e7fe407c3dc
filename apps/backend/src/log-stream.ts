import { write, writeSync } from 'node:fs';

/** Lines that wait in memory while the output takes none, as on a full disk. Beyond this they are dropped and counted. */
const MAX_WAITING_BYTES = 2 ** 20;
/** One write per line costs a tenth of a request, so lines are written in blocks of this size, or after FLUSH_MS. */
const BLOCK_BYTES = 8192;
const FLUSH_MS = 100;
const EXIT_ATTEMPTS = 20;

/**
 * The output of a log that never takes its process down and never blocks it. A failed write is repeated later. When the
 * process ends, the rest is written with a bounded number of attempts.
 */
export function createLogStream(descriptor: number) {
  let lines: string[] = [];
  let waitingBytes = 0;
  let dropped = 0;
  /** The block that is being written, or whose write failed. */
  let block = Buffer.alloc(0);
  let isWriting = false;

  function nextBlock(): void {
    if (block.length > 0) return;
    if (dropped > 0) {
      lines.push(`${JSON.stringify({ level: 40, time: Date.now(), dropped, msg: 'log lines were dropped' })}\n`);
      dropped = 0;
    }
    block = Buffer.from(lines.join(''));
    lines = [];
    waitingBytes = block.length;
  }

  function flush(): void {
    if (isWriting) return;
    nextBlock();
    if (block.length === 0) return;
    isWriting = true;
    write(descriptor, block, (error, written) => {
      isWriting = false;
      if (error) return;
      taken(written);
      if (block.length > 0 || waitingBytes >= BLOCK_BYTES) flush();
    });
  }

  function taken(written: number): void {
    block = block.subarray(written);
    waitingBytes -= written;
  }

  setInterval(flush, FLUSH_MS).unref();

  return {
    write(line: string): void {
      if (waitingBytes + line.length > MAX_WAITING_BYTES) {
        dropped++;
        return;
      }
      lines.push(line);
      waitingBytes += line.length;
      if (waitingBytes >= BLOCK_BYTES) flush();
    },
    /** Writes what waits, when the process is about to end. */
    flushSync(): void {
      // A block that is being written is in the hands of another thread.
      if (isWriting) block = Buffer.alloc(0);
      for (let attempt = 0; attempt < EXIT_ATTEMPTS; attempt++) {
        nextBlock();
        if (block.length === 0) return;
        try {
          taken(writeSync(descriptor, block));
        } catch (error) {
          // A pipe that is full for the moment: wait a little. Anything else does not pass in time.
          if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        }
      }
    },
  };
}
