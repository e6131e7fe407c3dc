import { randomFillSync } from 'node:crypto';
import { open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { areWritesHeld, holdWrites, releaseWrites } from '../../backend/src/database/disk-full.ts';
import { pause } from './backoff.ts';

const MIB = 2 ** 20;
const CHECK_MS = 1000;

interface Tools {
  dataDir: string;
  databaseUrl: string;
  say: (line: string) => void;
  stopping: AbortSignal;
}

/** Room in MiB that the database needs to restart and to answer reads: at least one segment of 16 MiB of its log. */
export const roomNeeded = (totalBytes: number) => Math.min(Math.max(totalBytes / 20, 20 * MIB), 64 * MIB);

async function measure(directory: string) {
  const { bavail, bsize, blocks } = await statfs(directory);
  return { freeBytes: bavail * bsize, needed: roomNeeded(blocks * bsize) };
}

/** Size at which the log is rotated: log and former log together take half of the room at most. */
export async function logLimitOf(dataDir: string): Promise<number> {
  return (await measure(dataDir)).needed / 4;
}

/** Writes the reserve: a file that is deleted when the disk is full, so that the database can go on answering. */
async function writeReserve(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    // Random bytes: a file system may store zeros without using room.
    const part = randomFillSync(Buffer.alloc(MIB));
    for (let written = 0; written < bytes; written += part.length) await file.write(part);
  } finally {
    await file.close();
  }
}

/**
 * Guards the disk of the database. When it is nearly full, the server can only read: games wait, the API refuses writes
 * and answers reads. A server that runs out of disk in the middle of a write would end and not start again. When there
 * is room again, everything goes on.
 */
export async function guardDisk({ dataDir, databaseUrl, say, stopping }: Tools): Promise<() => Promise<void>> {
  const reserve = join(dataDir, 'reserve');
  let isHeld = await areWritesHeld(databaseUrl).catch(() => false);

  async function check(): Promise<void> {
    const { freeBytes, needed } = await measure(dataDir);
    if (!isHeld && freeBytes < needed) {
      await rm(reserve, { force: true });
      await holdWrites(databaseUrl);
      isHeld = true;
      const left = Math.round(freeBytes / MIB);
      say(`the disk of ${dataDir} is full (${left} MiB left): games and writes wait until there is room`);
    } else if (isHeld && freeBytes > 1.5 * needed) {
      await releaseWrites(databaseUrl);
      isHeld = false;
      say('the disk has room again: games and writes go on');
    } else if (!isHeld && freeBytes > 3 * needed && (await stat(reserve).catch(() => undefined)) === undefined) {
      await writeReserve(reserve, needed).catch(() => rm(reserve, { force: true }));
    }
  }
  // A check fails while the database restarts, and is repeated.
  const tryToCheck = () => check().catch(() => undefined);

  await tryToCheck();
  const guarding = (async () => {
    while (!stopping.aborted) {
      await pause(CHECK_MS, stopping);
      await tryToCheck();
    }
  })();
  return async () => {
    await Promise.race([guarding, sleep(3000)]);
  };
}
