import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './processes.ts';

const abandonedAfterMs = 10 * 60_000;

/** Makes a directory to build something in, which is then renamed into place; its name tells whose it is. */
export function makeScratch(prefix: string): Promise<string> {
  return mkdtemp(`${prefix}${process.pid}-`);
}

/** Removes what earlier processes were killed in the middle of. */
export async function removeAbandonedScratch(prefix: string): Promise<void> {
  for (const name of await readdir(dirname(prefix))) {
    if (!name.startsWith(basename(prefix))) continue;
    const path = join(dirname(prefix), name);
    const entry = await lstat(path).catch(() => undefined);
    // In a shared temporary directory a stranger's entry of this name is none of our business.
    if (entry?.uid !== process.getuid!()) continue;
    const maker = Number.parseInt(name.slice(basename(prefix).length));
    if ((await isAlive(maker)) && Date.now() - entry.mtimeMs < abandonedAfterMs) continue;
    // A killed starter's initdb may still be writing: what it adds now goes at the next start.
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
