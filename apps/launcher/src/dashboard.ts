import { type ChildProcess, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The dashboard as `pnpm start` and the benchmarks run it: built for production when its source has changed. */

const root = resolve(import.meta.dirname, '../../..');
const dashboard = join(root, 'apps/dashboard');
const built = join(dashboard, '.next');
const stamp = join(built, 'source');
const lock = join(dashboard, '.building');
const server = join(built, 'standalone/apps/dashboard/server.js');
const next = join(dashboard, 'node_modules/next/dist/bin/next');

/** Digest of everything that goes into a build. */
function sourceDigest(): string {
  const digest = createHash('sha256');
  const folders = ['apps/dashboard/src', 'packages/kernel/src', 'packages/api/src', 'packages/experiments/src'];
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$|golden/.test(join(entry.parentPath, entry.name)))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const single = ['next.config.ts', 'postcss.config.mjs', 'package.json', 'tsconfig.json'].map((name) =>
    join(dashboard, name),
  );
  for (const file of [...inFolders, ...single, join(root, 'pnpm-lock.yaml')].sort()) {
    digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

const isBuilt = (digest: string) => existsSync(stamp) && existsSync(server) && readFileSync(stamp, 'utf8') === digest;

/** Time in which a new lock gets its process id; later, an empty one is left over from a full disk. */
const LOCK_MS = 2000;

/** Checks if the process that holds the lock still runs. */
function isHeld(): boolean {
  try {
    const pid = Number.parseInt(readFileSync(lock, 'utf8'));
    if (Number.isNaN(pid)) return Date.now() - statSync(lock).mtimeMs < LOCK_MS;
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Builds the dashboard unless it is built. Two processes build it once. The signal aborts the build. */
export async function buildDashboard(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const digest = sourceDigest();
  if (isBuilt(digest)) return;
  for (let isWaiting = false; ; isWaiting = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!isHeld()) rmSync(lock, { force: true });
      else if (!isWaiting) say('waiting for another start to have built the dashboard');
      await sleep(200, undefined, { signal });
    }
  }
  try {
    if (isBuilt(digest)) return;
    say('building the dashboard: once, and after its source has changed');
    rmSync(stamp, { force: true });
    await promisify(execFile)(process.execPath, [next, 'build'], {
      cwd: dashboard,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      maxBuffer: 2 ** 26,
      signal,
    }).catch(
      ({ signal: killedBy, stdout = '', stderr = '' }: { signal?: string; stdout?: string; stderr?: string }) => {
        const reason = killedBy ? `its build was ended by ${killedBy}` : `${stdout}${stderr}`;
        throw new Error(`the dashboard could not be built:\n${reason}`);
      },
    );
    cpSync(join(built, 'static'), join(built, 'standalone/apps/dashboard/.next/static'), { recursive: true });
    writeFileSync(stamp, digest);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Command of the dashboard's server: from the build, or from the source with every change shown at once. */
export function dashboardCommand(mode: 'built' | 'development', port: number): { file: string; args: string[] } {
  return mode === 'built'
    ? { file: server, args: [] }
    : { file: next, args: ['dev', dashboard, '--port', String(port), '--hostname', '127.0.0.1'] };
}

export const dashboardEnvironment = (port: number, apiUrl: string) => ({
  HOSTNAME: '127.0.0.1',
  PORT: String(port),
  API_URL: apiUrl,
  NEXT_TELEMETRY_DISABLED: '1',
});

export const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** Asks until the server answers. Returns false once `isOver` says that it will not. */
export async function untilItAnswers(url: string, isOver: () => boolean): Promise<boolean> {
  while (!isOver()) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return true;
    await sleep(100);
  }
  return false;
}
