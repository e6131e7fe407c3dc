import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { askPatiently } from '../ask-patiently.ts';
import { findChild } from '../find-child.ts';

const root = resolve(import.meta.dirname, '../..');

export const VICTIMS = ['worker', 'API', 'PostgreSQL', 'database guard', 'whole laboratory'] as const;
export type Victim = (typeof VICTIMS)[number];

/** A real laboratory as `pnpm start` runs it, whose processes can be killed. */
export async function startLaboratory() {
  const directory = mkdtempSync(join(tmpdir(), 'farol-chaos-'));
  // As root the database runs as another user, who must get in.
  chmodSync(directory, 0o711);
  const port = await choosePort(0);
  const address = `http://127.0.0.1:${port}`;
  const output = createWriteStream(join(directory, 'output.log'));
  const environment = {
    ...process.env,
    DATA_DIR: join(directory, 'data'),
    PORT: String(port),
    DASHBOARD_PORT: '0',
    DATABASE_URL: '',
  };
  let starter: ChildProcess;
  let isStopping = false;

  function start(): void {
    starter = spawn(process.execPath, [join(root, 'scripts/start.ts')], { cwd: directory, env: environment });
    starter.stdout!.pipe(output, { end: false });
    starter.stderr!.pipe(output, { end: false });
    // A laboratory that was killed is started again by whoever runs it.
    starter.once('exit', () => {
      if (!isStopping) setTimeout(start, 300);
    });
  }

  const childOf = (script: string) => findChild(starter.pid!, script);

  function pidOf(victim: Victim): number | undefined {
    switch (victim) {
      case 'worker':
        return childOf('/worker.ts');
      case 'API':
        return childOf('/index.ts');
      case 'database guard':
        return childOf('/embedded-guard.ts');
      case 'whole laboratory':
        return starter.pid;
      case 'PostgreSQL':
        try {
          return Number(readFileSync(join(directory, 'data/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
        } catch {
          return undefined;
        }
    }
  }

  const lastWords = () => readFileSync(join(directory, 'output.log'), 'utf8').split('\n').slice(-40).join('\n');

  start();
  return {
    address,
    /** Kills a process without warning; says whether it was there to be killed. */
    kill(victim: Victim): boolean {
      const pid = pidOf(victim);
      if (pid === undefined || Number.isNaN(pid)) return false;
      try {
        return process.kill(pid, 'SIGKILL');
      } catch {
        return false;
      }
    },
    ask: <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      askPatiently<T>(method, address + path, body, { headers, lastWords }),
    async stop(): Promise<void> {
      isStopping = true;
      starter.kill('SIGINT');
      if (starter.exitCode === null && starter.signalCode === null) await once(starter, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
export type Laboratory = Awaited<ReturnType<typeof startLaboratory>>;
