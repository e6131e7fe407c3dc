import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The user that the server runs as; PostgreSQL refuses to be root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
  groups: readonly number[];
  /** Options of `spawn` to become this user; empty if it is the current user. */
  identity: { uid?: number; gid?: number };
}

/** Ordinary users run it themselves. Root gives it to the cluster's owner, for a new one to `postgres` or `nobody`. */
export async function chooseServerUser(cluster: string): Promise<ServerUser> {
  if (process.getuid!() !== 0) {
    const { username, uid, gid } = userInfo();
    return { name: username, uid, gid, groups: process.getgroups!(), identity: {} };
  }
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    return dropTo(`with id ${owner.uid}`, owner.uid, owner.gid);
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      return dropTo(name, await lookUpId('-u', name), await lookUpId('-g', name));
    } catch {
      // No such user here: try the next.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`. ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function dropTo(name: string, uid: number, gid: number): ServerUser {
  return { name, uid, gid, groups: [gid], identity: { uid, gid } };
}

async function lookUpId(which: '-u' | '-g', name: string): Promise<number> {
  return Number((await promisify(execFile)('id', [which, name])).stdout);
}

/** The first of a path's parents, or the path itself, that this user may not enter (of a file: not execute). */
export async function findBarrier(path: string, user: ServerUser): Promise<string | undefined> {
  if (dirname(path) !== path) {
    const above = await findBarrier(dirname(path), user);
    if (above !== undefined) return above;
  }
  const { mode, uid, gid } = await stat(path);
  const execute = uid === user.uid ? 0o100 : user.groups.includes(gid) ? 0o010 : 0o001;
  return (mode & execute) === 0 ? path : undefined;
}

/** Where the data live when nobody says: beside the project, or, where root keeps that to itself, in /var/lib. */
export async function chooseDataDir(): Promise<string> {
  const beside = resolve('.farol');
  const user = await chooseServerUser(join(beside, 'cluster'));
  return (await findBarrier(process.cwd(), user)) === undefined ? beside : '/var/lib/farol';
}
