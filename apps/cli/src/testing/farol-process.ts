import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export const PROGRAM = join(import.meta.dirname, '../index.ts');

// The program is started a hundred times: compiled once, it starts in half the time.
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'farol-cli-compiled') };

/** The real program with its pipes, for tests. */
export function startFarol(...args: string[]) {
  return startFarolIn({}, ...args);
}

/** The same with other variables of the environment. */
export function startFarolIn(environment: Record<string, string>, ...args: string[]) {
  return spawn(process.execPath, [PROGRAM, ...args], { stdio: 'pipe', env: { ...env, ...environment } });
}

/** How the program ended, and all that it said. */
export async function finish(child: ReturnType<typeof startFarol>) {
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

export function farol(...args: string[]) {
  const child = startFarol(...args);
  child.stdin.end();
  return finish(child);
}

/** A directory that lasts as long as `using` it does. */
export function scratchDirectory() {
  const path = mkdtempSync(join(tmpdir(), 'farol-cli-'));
  return {
    file: (name: string) => join(path, name),
    path,
    [Symbol.dispose]() {
      rmSync(path, { recursive: true });
    },
  };
}
