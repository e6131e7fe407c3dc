import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { link, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A live PostgreSQL server on a cluster; `holder` says in words who has it. */
export interface RunningServer {
  pid: number;
  /** Held by a live starter, being closed by its guard, or left behind by both. */
  state: 'held' | 'closing' | 'orphaned';
  holder: string;
}

interface ProcessEntry {
  parent: number;
  /** When it began, in the system's own form: with its id it names a process for good. */
  born: string;
  command: string;
}

/** A zombie counts as gone: in a container without an init nobody ever reaps it. */
async function readProcess(pid: number): Promise<ProcessEntry | undefined> {
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The program's name stands in parentheses and may hold any character, these included.
      const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      return /[ZX]/.test(fields[0]) ? undefined : { parent: Number(fields[1]), born: fields[19], command };
    }
    const columns = ['-o', 'state=,ppid=,lstart=,command='];
    const { stdout } = await promisify(execFile)('/bin/ps', ['-ww', ...columns, '-p', String(pid)], {
      env: { LC_ALL: 'C' },
    });
    const [, state, parent, born, command] = /^\s*(\S+)\s+(\d+)\s+((?:\S+\s+){5})(.*)$/m.exec(stdout)!;
    return state.startsWith('Z')
      ? undefined
      : { parent: Number(parent), born: born.replaceAll(/\W/g, ''), command: `${command} ` };
  } catch {
    return undefined;
  }
}

export async function isAlive(pid: number): Promise<boolean> {
  return (await readProcess(pid)) !== undefined;
}

/** The setting in a server's command line that names its starter, beyond any reuse of process ids. */
export async function describeStarter(): Promise<string> {
  const self = await readProcess(process.pid);
  assert(self !== undefined, 'This system does not tell about its processes.');
  return `farol.starter=${process.pid}-${self.born}`;
}

/** Finds the server that runs on this cluster, and clears away the lock of one that died. */
export async function findServer(cluster: string): Promise<RunningServer | undefined> {
  const lockFile = join(cluster, 'postmaster.pid');
  const lock = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (lock === undefined) return undefined;

  const pid = Number.parseInt(lock);
  const server = Number.isNaN(pid) ? undefined : await readProcess(pid);
  if (server === undefined || !/postgres /.test(server.command) || !server.command.includes(` -D ${cluster} `)) {
    await removeStaleLock(lockFile, lock);
    return undefined;
  }

  const [, starterPid, born] = / farol\.starter=(\d+)-(\w+) /.exec(server.command) ?? [];
  if (starterPid === undefined) return { pid, state: 'held', holder: `process ${pid}, a server started by hand` };
  const starter = await readProcess(Number(starterPid));
  const stopping = /^stopping/m.test(lock);
  if (starter !== undefined && starter.born === born && !stopping) {
    return { pid, state: 'held', holder: `process ${starterPid} (${starter.command.trim()})` };
  }
  const guard = await readProcess(server.parent);
  return guard?.command.includes('embedded-guard') && guard.command.includes(` -D ${cluster} `)
    ? { pid, state: 'closing', holder: `process ${server.parent}, which is closing it` }
    : { pid, state: 'orphaned', holder: `process ${pid}, a server left alone` };
}

/**
 * PostgreSQL replaces a stale lock itself, except when its process id has since gone to another process of the same
 * user. Another starter may put a valid lock in this place at any moment: moving it away and looking again shows that,
 * and the valid lock goes back.
 */
async function removeStaleLock(lockFile: string, staleContent: string): Promise<void> {
  // A server that is just starting creates the file empty.
  if (staleContent === '' && Date.now() - ((await stat(lockFile).catch(() => undefined))?.mtimeMs ?? 0) < 3000) return;
  const aside = `${lockFile}.stale-${process.pid}`;
  try {
    await rename(lockFile, aside);
    if ((await readFile(aside, 'utf8')) !== staleContent) await link(aside, lockFile);
    await rm(aside);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
}
