import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Game, type Manifest } from '../../packages/kernel/src/index.ts';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { askPatiently } from '../ask-patiently.ts';
import { compareWithUndisturbed } from '../compare-with-undisturbed.ts';
import { findChild } from '../find-child.ts';

const root = resolve(import.meta.dirname, '../..');

export const VICTIMS = ['worker', 'API', 'PostgreSQL', 'database guard', 'whole laboratory'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface GameShown {
  id: string;
  status: string;
  fault: string | null;
  rounds: { played: number; planned: number };
}
interface Round {
  round: number;
  attendance: number;
}
/** A game played round by round, and the rounds of which a client had an answer. */
interface Stepped {
  id: string;
  acknowledged: Round[];
}

const withKey = () => ({ 'Idempotency-Key': randomUUID() });

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

  const ask = <T = GameShown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    askPatiently<T>(method, address + path, body, { headers, lastWords });

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
    /** Stops a process without ending it; PostgreSQL with all processes of its connections. Returns what lets it go on. */
    freeze(victim: Victim): () => void {
      const pid = pidOf(victim)!;
      const ofPostgres = () =>
        execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
          .trim()
          .split(/\s+/)
          .map(Number);
      const pids = victim === 'PostgreSQL' ? [pid, ...ofPostgres()] : [pid];
      const signal = (name: NodeJS.Signals) => {
        for (const each of pids) process.kill(each, name);
      };
      signal('SIGSTOP');
      return () => signal('SIGCONT');
    },
    ask,
    readGame: (id: string) => ask('GET', `/games/${id}`),

    /** Plays an endless game, which is under way while processes are killed or frozen. */
    async startGame(configuration: object): Promise<string> {
      const request = { rules: { kind: 'el-farol' }, seed: '7', rounds: 10_000_000_000, ...configuration };
      const { id } = await ask('POST', '/games', request, withKey());
      await ask('POST', `/games/${id}/simulate`, {}, withKey());
      return id;
    },

    /** Plays a game round by round, as a client that repeats what was not answered; returns every acknowledged round. */
    async stepUntil(isOver: () => boolean): Promise<Stepped> {
      const request = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], seed: '11' };
      const { id } = await ask('POST', '/games', request, withKey());
      const acknowledged: Round[] = [];
      while (!isOver()) {
        const step = { count: 3, expectedRound: acknowledged.length + 1 };
        const { rounds } = await ask<{ rounds: Round[] }>('POST', `/games/${id}/rounds`, step, withKey());
        acknowledged.push(...rounds);
      }
      return { id, acknowledged };
    },

    /** The acknowledged rounds that differ from undisturbed play. */
    async differingOf({ id, acknowledged }: Stepped): Promise<Round[]> {
      const { manifest } = await ask<{ manifest: Manifest }>('GET', `/games/${id}/manifest`);
      const undisturbed = new Game(manifest).play(acknowledged.length);
      return acknowledged.filter(
        ({ round, attendance }, index) => round !== index + 1 || attendance !== undisturbed[index],
      );
    },

    compareWithUndisturbed: (ids: readonly string[]) => compareWithUndisturbed(ask, ids),
    async stop(): Promise<void> {
      isStopping = true;
      starter.kill('SIGINT');
      if (starter.exitCode === null && starter.signalCode === null) await once(starter, 'exit');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
export type Laboratory = Awaited<ReturnType<typeof startLaboratory>>;
