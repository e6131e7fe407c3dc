import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
  constants,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { makeScratch, removeAbandonedScratch } from './scratch.ts';
import { findBarrier, type ServerUser } from './user.ts';

export const superuser = 'farol';

/** Nothing of ours reaches the server: PGPORT, NODE_OPTIONS and their like would change what it does. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC' };

/** Makes the data directory if it is missing, refuses it if the server's user cannot get there; gives its real path. */
export async function openDataDir(dataDir: string, user: ServerUser): Promise<string> {
  const wanted = resolve(dataDir);
  try {
    const firstCreated = await mkdir(wanted, { recursive: true });
    // As root with umask 077 the new directories would be closed to the server's user.
    const shortest = firstCreated?.length ?? Infinity;
    for (let path = wanted; path.length >= shortest; path = dirname(path)) await chmod(path, 0o711);
    await access(wanted, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `The data directory ${wanted} cannot be used (${(cause as NodeJS.ErrnoException).code}). ` +
        'Set DATA_DIR to a directory that you may write to.',
      { cause },
    );
  }
  const path = await realpath(wanted);
  const barrier = await findBarrier(path, user);
  if (barrier === undefined) return path;
  const mode = ((await stat(barrier)).mode & 0o777).toString(8);
  throw new Error(
    `The database cannot live in ${path}: PostgreSQL runs as the user ${user.name}, who may not enter ${barrier} ` +
      `(mode ${mode}). Set DATA_DIR to a directory elsewhere, such as /var/lib/farol, or start as an ordinary user.`,
  );
}

/**
 * Makes the cluster unless it is there. It is built beside its place and renamed whole, so that a kill leaves
 * nothing half-made, and of two starters the slower finds the place taken.
 */
export async function ensureCluster(
  cluster: string,
  options: { binaries: Binaries; user: ServerUser; durable: boolean; log: (line: string) => void },
): Promise<void> {
  const { binaries, user, durable, log } = options;
  const prefix = join(dirname(cluster), 'initdb-');
  await removeAbandonedScratch(prefix);
  if ((await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) !== undefined) return;

  log(`Making a new database in ${dirname(cluster)}`);
  const scratch = await makeScratch(prefix);
  try {
    await chmod(scratch, 0o711);
    const fresh = join(scratch, 'cluster');
    const password = join(scratch, 'password');
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
    await chown(fresh, user.uid, user.gid);
    await chown(password, user.uid, user.gid);
    const flags = `--username=${superuser} --auth=scram-sha-256 --encoding=UTF8 --locale=C --locale-provider=builtin
      --builtin-locale=C.UTF-8 --data-checksums ${durable ? '' : '--no-sync'}`;
    const initdbArguments = ['-D', fresh, `--pwfile=${password}`, ...flags.trim().split(/\s+/)];
    await promisify(execFile)(binaries.initdb, initdbArguments, { ...user.identity, cwd: '/', env: serverEnvironment });
    await rename(password, join(fresh, 'password'));
    await rename(fresh, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

export function readPassword(cluster: string): Promise<string> {
  return readFile(join(cluster, 'password'), 'utf8');
}
