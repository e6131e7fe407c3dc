import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Game, type Manifest } from '../../packages/kernel/src/index.ts';
import { createDeployment, type Deployment, type GameShown } from './deployment.ts';

/** As root, on the engine's host: kills processes, disconnects networks and fills disks. */

const SERVICES = ['postgres', 'backend-api', 'backend-worker', 'dashboard'];
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** A client that plays a game round by round, retries unanswered requests and records each confirmed round. */
async function step(stack: Deployment) {
  const { id } = await stack.ask<GameShown>('POST', '/games', {
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', count: 101 }],
    seed: '11',
  });
  const acknowledged: number[] = [];
  const over = new AbortController();
  const stepping = (async () => {
    while (!over.signal.aborted) {
      const body = { count: 3, expectedRound: acknowledged.length + 1 };
      const { rounds } = await stack.ask<{ rounds: { attendance: number }[] }>('POST', `/games/${id}/rounds`, body, {
        patienceMs: 180_000,
        headers: { 'Idempotency-Key': randomUUID() },
      });
      acknowledged.push(...rounds.map(({ attendance }) => attendance));
      await sleep(20);
    }
  })();
  /** The number of confirmed rounds, and of those that differ from undisturbed play. */
  return async () => {
    over.abort();
    await stepping;
    const { manifest, rounds } = await stack.ask<{ manifest: Manifest; rounds: number }>(
      'GET',
      `/games/${id}/manifest`,
    );
    const undisturbed = [...new Game(manifest).play(rounds)];
    const lost = acknowledged.filter((attendance, index) => attendance !== undisturbed[index]).length;
    return { acknowledged: acknowledged.length, lost };
  };
}

/** Kills every process of a container from the host. */
function killAll(stack: Deployment, container: string): void {
  const processes = stack.docker('top', container, '-eo', 'pid').split('\n').slice(1);
  for (const pid of processes.map(Number)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // The process ended with its parent.
    }
  }
}

const restartsOf = (stack: Deployment, container: string) => Number(stack.inspect(container, '{{.RestartCount}}'));

async function untilHealthy(stack: Deployment, services = SERVICES, timeout = 120_000): Promise<void> {
  const unwell = () => {
    const healthy = stack.states().filter((state) => state.endsWith('(healthy)'));
    return services.filter((service) => !healthy.some((state) => state.startsWith(`${service} `)));
  };
  await expect.poll(unwell, { timeout, interval: 500 }).toEqual([]);
}

describe('the stack', () => {
  let stack: Deployment;
  let games: string[];
  beforeAll(async () => {
    stack = await createDeployment('faults');
    stack.init();
    stack.control('up');
    games = await stack.startGames(3);
    await stack.untilAllGoOn(games);
  });
  afterAll(() => stack.remove());

  test.each(SERVICES)('heals by itself when the processes of %s are killed', async (service) => {
    const stopStepping = await step(stack);
    const [container] = stack.containersOf(service);
    const restarts = restartsOf(stack, container);
    const start = performance.now();
    killAll(stack, container);
    await expect.poll(() => restartsOf(stack, container), { timeout: 60_000 }).toBeGreaterThan(restarts);
    await untilHealthy(stack);
    const healthy = seconds(start);
    await stack.untilAllGoOn(games);
    const { acknowledged, lost } = await stopStepping();
    console.log(
      `kill -9 of ${service}: healthy after ${healthy}, all games going on after ${seconds(start)}; ${acknowledged} rounds acknowledged meanwhile, ${lost} lost`,
    );
    expect(lost).toBe(0);
  });

  test('loses nothing when PostgreSQL is killed in the middle of writing, again and again', async () => {
    const stopStepping = await step(stack);
    const [container] = stack.containersOf('postgres');
    const start = performance.now();
    for (let count = 0; count < 3; count++) {
      await untilHealthy(stack, ['postgres']);
      await stack.untilAllGoOn(games);
      // A backend process that is writing, and the server.
      killAll(stack, container);
    }
    await untilHealthy(stack);
    await stack.untilAllGoOn(games);
    const { acknowledged, lost } = await stopStepping();
    console.log(`PostgreSQL killed 3 times in ${seconds(start)}: ${acknowledged} rounds acknowledged, ${lost} lost`);
    expect(lost).toBe(0);
  });

  test('goes on after a cable between worker and database was pulled for a minute', async () => {
    const [worker] = stack.containersOf('backend-worker');
    const index = stack.docker('exec', worker, 'cat', '/sys/class/net/eth0/iflink');
    const links = execFileSync('ip', ['-o', 'link'], { encoding: 'utf8' });
    const cable = new RegExp(`^${index}: ([^@:]+)`, 'm').exec(links)![1];
    execFileSync('ip', ['link', 'set', cable, 'down']);
    await sleep(10_000);
    const before = await Promise.all(games.map(stack.readGame));
    await sleep(50_000);
    const during = await Promise.all(games.map(stack.readGame));
    execFileSync('ip', ['link', 'set', cable, 'up']);
    const start = performance.now();
    await stack.untilAllGoOn(games, 180_000);
    const goingOn = seconds(start);
    await untilHealthy(stack);
    console.log(
      `60 s without a network: all games going on ${goingOn} after its return, healthy after ${seconds(start)}`,
    );
    expect(during).toEqual(before);
    expect(during.map(({ status }) => status)).toEqual(games.map(() => 'running'));
  });

  test('comes up in whatever order its parts are started, as after a reboot', async () => {
    for (let reboot = 1; reboot <= 3; reboot++) {
      const containers = SERVICES.map((service) => [service, stack.containersOf(service)[0]] as const);
      stack.docker('stop', '-t', '0', ...containers.map(([, container]) => container));
      const order = containers.toSorted(() => Math.random() - 0.5);
      const start = performance.now();
      for (const [, container] of order) {
        stack.docker('start', container);
        await sleep(3000 * Math.random());
      }
      await untilHealthy(stack);
      const healthy = seconds(start);
      await stack.untilAllGoOn(games);
      console.log(
        `reboot ${reboot}: ${order.map(([service]) => service).join(', ')}: healthy after ${healthy}, games going on after ${seconds(start)}`,
      );
    }
  });

  test('has played every game as if nothing had happened', async () => {
    const { rounds, differing } = await stack.compareWithUndisturbed(games);
    console.log(`${games.length} games, ${rounds} rounds, ${differing} digests differ from undisturbed play`);
    expect(differing).toBe(0);
  });
});

describe('on a disk of its own, a small one', () => {
  const image = join(tmpdir(), `farol-disk-${process.pid}.img`);
  const volume = `farol-disk-${process.pid}`;
  let stack: Deployment;
  let device: string;
  beforeAll(async () => {
    writeFileSync(image, '');
    truncateSync(image, 320 * 2 ** 20);
    execFileSync('mkfs.ext4', ['-q', '-m', '0', '-O', '^has_journal', image]);
    device = execFileSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).trim();
    // initdb wants an empty folder.
    execFileSync('debugfs', ['-w', '-R', 'rmdir lost+found', image], { stdio: 'pipe' });
    stack = await createDeployment('disk', { volume, POSTGRES_MAX_WAL_SIZE: '64MB' });
    stack.init();
    stack.docker('volume', 'rm', volume);
    stack.docker('volume', 'create', '-o', 'type=ext4', '-o', `device=${device}`, volume);
    stack.control('up');
  });
  afterAll(() => {
    stack.remove();
    execFileSync('losetup', ['--detach', device]);
    rmSync(image);
  });

  test('a full one stops nothing but the games’ progress, and they go on once there is room again', async () => {
    const games = await stack.startGames(3);
    await stack.untilAllGoOn(games);
    const stopStepping = await step(stack);
    const [postgres] = stack.containersOf('postgres');
    const filler = '/var/lib/postgresql/data/filler';
    stack.docker('exec', postgres, 'sh', '-c', `dd if=/dev/zero of=${filler} bs=64k 2>/dev/null || true`);
    await expect
      .poll(() => stack.tryToControl('logs', 'postgres').output, { timeout: 90_000, interval: 1000 })
      .toContain('No space left on device');
    await sleep(10_000);
    const state = stack.inspect(postgres, '{{.State.Status}}, restarted {{.RestartCount}} times');
    const standing = stack
      .containersOf('backend-api')
      .map((container) => stack.inspect(container, '{{.State.Status}}'));
    expect(standing).toEqual(['running']);
    const body = JSON.stringify({ rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }] });
    const headers = { 'Content-Type': 'application/json' };
    // A write that fits into an existing page succeeds; any other gets a temporary error, not an internal one.
    const answer = await fetch(`${stack.api}/games`, { method: 'POST', headers, body });
    expect([201, 503]).toContain(answer.status);
    // The operator frees space.
    const mountpoint = stack.docker('volume', 'inspect', '--format', '{{.Mountpoint}}', volume);
    rmSync(join(mountpoint, 'filler'));
    const start = performance.now();
    await untilHealthy(stack);
    await stack.untilAllGoOn(games, 120_000);
    const healed = seconds(start);
    const { acknowledged, lost } = await stopStepping();
    const { rounds, differing } = await stack.compareWithUndisturbed(games);
    console.log(
      `disk full (PostgreSQL: ${state}): all games going on ${healed} after there was room; ${acknowledged} rounds acknowledged, ${lost} lost; ${rounds} rounds, ${differing} digests differ`,
    );
    expect([lost, differing]).toEqual([0, 0]);
    expect(readFileSync('/proc/mounts', 'utf8')).toContain(device);
  });
});
