import { execFile } from "node:child_process";
import { link, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * A live PostgreSQL server on a cluster. It is a child of its guard, which is a child of its starter; the kernel gives
 * an orphan another parent, so ancestry tells what no file could keep true: who is still there.
 */
export interface RunningServer {
  pid: number;
  /** Held by a live starter, being closed by its guard, or left behind when both were killed. */
  state: "held" | "closing" | "orphaned";
  /** Who holds it, in words. */
  holder: string;
}

interface ProcessEntry {
  parent: number;
  command: string;
}

/** A zombie counts as gone: in a container without an init nobody ever reaps it. */
async function readProcess(pid: number): Promise<ProcessEntry | undefined> {
  try {
    if (process.platform === "linux") {
      const status = await readFile(`/proc/${pid}/stat`, "utf8");
      // The program's name stands in parentheses and may hold any character, these included.
      const [state, parent] = status.slice(status.lastIndexOf(")") + 2).split(" ");
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
      return state === "Z" || state === "X"
        ? undefined
        : { parent: Number(parent), command: command.replaceAll("\0", " ").trim() };
    }
    const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "state=,ppid=,command=", "-p", String(pid)]);
    const [, state, parent, command] = /^\s*(\S+)\s+(\d+)\s+(.*)$/m.exec(stdout)!;
    return state!.startsWith("Z") ? undefined : { parent: Number(parent), command: command!.trim() };
  } catch {
    return undefined;
  }
}

/** Finds the server that runs on this cluster, and clears away the lock of one that died. */
export async function findServer(cluster: string): Promise<RunningServer | undefined> {
  const lockFile = join(cluster, "postmaster.pid");
  const lock = await readFile(lockFile, "utf8").catch(() => undefined);
  if (lock === undefined) return undefined;

  const pid = Number.parseInt(lock);
  const server = Number.isNaN(pid) ? undefined : await readProcess(pid);
  if (server === undefined || !/postgres /.test(server.command) || !server.command.includes(` -D ${cluster} `)) {
    await removeStaleLock(lockFile, lock);
    return undefined;
  }

  const guard = await readProcess(server.parent);
  const starterPid = Number(/embedded-guard\.\w+ (\d+) /.exec(guard?.command ?? "")?.[1]);
  if (guard === undefined || !guard.command.includes(` -D ${cluster} `)) {
    return { pid, state: "orphaned", holder: `process ${pid}, a server without a guard` };
  }
  const closing = guard.parent !== starterPid || /^stopping/m.test(lock);
  if (closing) return { pid, state: "closing", holder: `process ${server.parent}, which is closing it` };
  const starter = await readProcess(starterPid);
  return { pid, state: "held", holder: `process ${starterPid} (${starter?.command ?? "gone by now"})` };
}

/**
 * PostgreSQL replaces a stale lock itself, except when its process id has since gone to another process of the same
 * user. Another starter may put a valid lock in this place at any moment: moving it away and looking again shows that,
 * and the valid lock goes back.
 */
async function removeStaleLock(lockFile: string, staleContent: string): Promise<void> {
  // A server that is just starting creates the file empty.
  if (staleContent === "" && Date.now() - ((await stat(lockFile).catch(() => undefined))?.mtimeMs ?? 0) < 3000) return;
  const aside = `${lockFile}.stale-${process.pid}`;
  try {
    await rename(lockFile, aside);
    if ((await readFile(aside, "utf8")) !== staleContent) await link(aside, lockFile);
    await rm(aside);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
