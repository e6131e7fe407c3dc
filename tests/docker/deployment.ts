import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { askPatiently } from '../ask-patiently.ts';
import { compareWithUndisturbed } from '../compare-with-undisturbed.ts';

const root = resolve(import.meta.dirname, '../..');

/** The tag of the images under test, built before all tests; see build-images.ts. */
export const TESTED_VERSION = 'tested';

export interface GameShown {
  id: string;
  status: string;
  rounds: { played: number; planned: number | null };
}

/** The result of a command; a command of a deployment may fail, and the test checks it. */
export interface Outcome {
  status: number | null;
  output: string;
}

/** The files of the project that a server needs beside the images. */
const DEPLOYED = ['docker-compose.yml', 'docker', 'scripts', '.env.example'];

/**
 * A separate stack in its own folder: project, volume, ports, settings and backups that nothing else uses, controlled by
 * scripts/dev-ctl.sh. `remove` deletes all of it, and nothing else.
 */
export async function createDeployment(name: string, { volume: given, ...settings }: Record<string, string> = {}) {
  const project = `farol-${name}-${process.pid}`;
  const volume = given ?? project;
  const directory = mkdtempSync(join(tmpdir(), `${project}-`));
  for (const path of DEPLOYED) cpSync(join(root, path), join(directory, path), { recursive: true });
  const [apiPort, dashboardPort] = [await choosePort(0), await choosePort(0)];
  const api = `http://127.0.0.1:${apiPort}`;
  const options = { cwd: directory, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;

  function docker(...args: string[]): string {
    return execFileSync('docker', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  /** A command in the deployment's folder, without a terminal. */
  function run(command: string, ...args: string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    return { status, output: stdout + stderr };
  }

  const tryToControl = (...args: string[]) => run('scripts/dev-ctl.sh', ...args);

  /** dev-ctl.sh without a terminal; throws when it fails. */
  function control(...args: string[]): string {
    const { status, output } = tryToControl(...args);
    if (status !== 0) throw new Error(`dev-ctl.sh ${args.join(' ')} ended with ${status}:\n${output}\n${lastWords()}`);
    return output;
  }

  /** The same in the background, in a process group of its own, so that a signal reaches all of it as Ctrl-C does. */
  function startToControl(...args: string[]): { pid: number; ended: Promise<Outcome> } {
    const child = spawn('scripts/dev-ctl.sh', args, {
      cwd: directory,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
    const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, output }));
    return { pid: child.pid!, ended };
  }

  const lastWords = () => tryToControl('logs', '--no-color', '--tail', '8').output.slice(-6000);

  /** Replaces settings in .env. */
  function set(changes: Record<string, string>): void {
    const file = join(directory, '.env');
    const kept = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    const others = kept.filter((line) => line !== '' && !(line.split('=')[0] in changes));
    const lines = Object.entries(changes).map(([variable, value]) => `${variable}=${value}`);
    writeFileSync(file, [...others, ...lines, ''].join('\n'), { mode: 0o600 });
  }

  /** `dev-ctl.sh init`, and the settings that separate this deployment from all others. */
  function init(): void {
    const { status, stderr } = spawnSync('scripts/dev-ctl.sh', ['init'], {
      ...options,
      env: { ...process.env, POSTGRES_VOLUME: volume },
    });
    if (status !== 0) throw new Error(stderr);
    set({
      COMPOSE_PROJECT_NAME: project,
      POSTGRES_VOLUME: volume,
      API_PORT: String(apiPort),
      DASHBOARD_PORT: String(dashboardPort),
      FAROL_VERSION: TESTED_VERSION,
      ...settings,
    });
  }

  /** The containers of a service, including stopped ones. */
  const ofProject = ['--filter', `label=com.docker.compose.project=${project}`];
  const containersOf = (service: string): string[] =>
    docker('ps', '-aq', ...ofProject, '--filter', `label=com.docker.compose.service=${service}`)
      .split('\n')
      .filter(Boolean);
  const inspect = (container: string, format: string) => docker('inspect', '--format', format, container);

  const ask = <T>(
    method: string,
    path: string,
    body?: unknown,
    patience: { patienceMs?: number; headers?: Record<string, string> } = {},
  ) => askPatiently<T>(method, api + path, body, { ...patience, lastWords });

  /** Endless games in the background, slow enough to be replayed afterwards. */
  async function startGames(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let seed = 1; seed <= count; seed++) {
      const { id } = await ask<GameShown>('POST', '/games', {
        rules: { kind: 'minority' },
        agents: [{ strategy: 'tables', count: 101 }],
        seed: String(seed),
      });
      await ask('PATCH', `/games/${id}`, { roundsPerSecond: 500 });
      await ask('POST', `/games/${id}/simulate`, { rounds: 10_000_000_000 });
      ids.push(id);
    }
    return ids;
  }

  /** Each service's container as in `docker ps`: postgres Up 4 seconds (healthy). */
  const states = (): string[] =>
    docker('ps', '-a', ...ofProject, '--format', '{{.Label "com.docker.compose.service"}} {{.Status}}').split('\n');

  const readGame = (id: string) => ask<GameShown>('GET', `/games/${id}`);

  /** Seconds until each game has more rounds than now. */
  async function untilAllGoOn(ids: string[], timeoutMs = 90_000): Promise<number> {
    const start = performance.now();
    for (const id of ids) {
      const { rounds } = await readGame(id);
      for (;;) {
        const now = await readGame(id);
        if (now.rounds.played > rounds.played) break;
        if (performance.now() - start > timeoutMs)
          throw new Error(`${id} stands still, ${now.status}, at ${now.rounds.played}\n${lastWords()}`);
        await sleep(100);
      }
    }
    return (performance.now() - start) / 1000;
  }

  /** SQL in the database's own container; a row is a line. */
  function query(sql: string, database = 'farol'): string {
    const container = containersOf('postgres')[0];
    return docker('exec', '-u', 'postgres', container, 'psql', '-XqAt', '-U', 'farol', '-d', database, '-c', sql);
  }

  /** True while all writes except those of an upgrade or a restore are blocked. */
  const areWritesHeld = () => query('SHOW default_transaction_read_only', 'postgres') === 'on';

  /**
   * Checksums of all stored data, independent of the order of rows. The queue's own tables are left out:
   * they record its maintenance times.
   */
  function fingerprint(): string {
    const tables = query(
      "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    ).split('\n');
    return tables
      .map(
        (table) =>
          `${table} ${query(`SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY t::text)) FROM ${table} t`)}`,
      )
      .join('\n');
  }

  function remove(): void {
    const containers = docker('ps', '-aq', ...ofProject).split('\n');
    if (containers[0] !== '') docker('rm', '-f', ...containers);
    for (const kind of ['network', 'volume'] as const) {
      const own = docker(kind, 'ls', '-q', ...ofProject).split('\n');
      if (own[0] !== '') docker(kind, 'rm', ...own);
    }
    const volumes = docker('volume', 'ls', '-q').split('\n');
    for (const own of volumes) if (own === volume || own.startsWith(project)) docker('volume', 'rm', own);
    for (const image of ['farol-backend', 'farol-dashboard']) {
      const previous = `${image}:previous-${project}`;
      if (docker('image', 'ls', '-q', previous) !== '') docker('image', 'rm', previous);
    }
    rmSync(directory, { recursive: true, force: true });
  }

  return {
    project,
    directory,
    volume,
    api,
    dashboard: `http://127.0.0.1:${dashboardPort}`,
    docker,
    run,
    init,
    set,
    control,
    tryToControl,
    startToControl,
    containersOf,
    inspect,
    states,
    ask,
    readGame,
    startGames,
    untilAllGoOn,
    compareWithUndisturbed: (ids: readonly string[]) => compareWithUndisturbed(ask, ids),
    query,
    areWritesHeld,
    fingerprint,
    remove,
  };
}
export type Deployment = Awaited<ReturnType<typeof createDeployment>>;
