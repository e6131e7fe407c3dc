import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDeployment } from '../tests/docker/deployment.ts';

const root = resolve(import.meta.dirname, '..');
const TAG = `bench-${process.pid}`;
const PARTS = [
  { part: 'backend', source: 'apps/backend/src/app.ts' },
  { part: 'dashboard', source: 'apps/dashboard/src/app/health/route.ts' },
];
const SERVICES = ['postgres', 'backend-api', 'backend-worker', 'dashboard'];

const docker = (...args: string[]) =>
  execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function secondsOf(work: () => void): string {
  const started = performance.now();
  work();
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

function bytesIn(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Builds with an empty cache, with a full one, and after a change of source. */
function buildImages(context: string): Record<string, { cold: string; warm: string; changed: string; bytes: number }> {
  const base = Number(
    docker('image', 'inspect', '--format', '{{.Size}}', process.env['NODE_IMAGE'] ?? 'node:24-trixie-slim'),
  );
  const results: ReturnType<typeof buildImages> = {};
  for (const { part, source } of PARTS) {
    const file = join(context, `docker/${part}.Dockerfile`);
    // Empty package stores.
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/id=farol-(npm|pnpm)/g, `id=${TAG}-${part}-$1`));
    const image = `farol-${part}:${TAG}`;
    const build = (...options: string[]) => docker('build', '-q', '-f', file, '-t', image, ...options, context);
    const cold = secondsOf(() => build('--no-cache'));
    const bytes = Number(docker('image', 'inspect', '--format', '{{.Size}}', image)) - base;
    const warm = secondsOf(() => build());
    appendFileSync(join(context, source), `\n// ${TAG}\n`);
    results[part] = { cold, warm, changed: secondsOf(() => build()), bytes };
  }
  return results;
}

/** The package stores that these builds created. */
function cacheMounts(): string[] {
  const records = docker('buildx', 'du', '--verbose', '--filter', 'type=exec.cachemount').split(/\n\n/);
  return records.filter((record) => record.includes(`"/${TAG}-`)).map((record) => /^ID:\s+(\S+)/.exec(record)![1]);
}

/** Sizes, build times, start-up and idle use of the stack, as the tables of docs/performance.md. */
export async function benchDocker(): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'farol-bench-'));
  const stack = await createDeployment('bench', { FAROL_VERSION: TAG });
  try {
    execFileSync('docker', ['build', '-q', '--output', context, '-f', '-', root], {
      input: 'FROM scratch\nCOPY . /\n',
      stdio: 'pipe',
    });
    const contextBytes = bytesIn(context);
    cpSync(join(root, 'docker'), join(context, 'docker'), { recursive: true });
    const images = buildImages(context);
    console.log(`context ${megabytes(contextBytes)}\n`);
    console.log('| image | above its base | cold build | nothing changed | source changed |\n|---|---|---|---|---|');
    for (const [part, { bytes, cold, warm, changed }] of Object.entries(images)) {
      console.log(`| ${part} | ${megabytes(bytes)} | ${cold} | ${warm} | ${changed} |`);
    }

    stack.init();
    const first = secondsOf(() => stack.control('up'));
    stack.control('down');
    const second = secondsOf(() => stack.control('up'));
    const down = secondsOf(() => stack.control('down'));
    stack.control('up');
    const healthy = SERVICES.map(healthySeconds);
    console.log(`\nfrom nothing to all healthy ${first}; again, with data ${second}; down ${down}\n`);

    const idleSeconds = 60;
    await sleep(30_000);
    const cpuBefore = SERVICES.map(cpuSeconds);
    await sleep(idleSeconds * 1000);
    console.log('| service | healthy after | memory, idle | processor, idle |\n|---|---|---|---|');
    SERVICES.forEach((service, index) => {
      const cpu = (100 * (cpuSeconds(service) - cpuBefore[index])) / idleSeconds;
      console.log(`| ${service} | ${healthy[index]} s | ${memory(service)} | ${cpu.toFixed(1)} % |`);
    });
  } finally {
    stack.remove();
    rmSync(context, { recursive: true });
    for (const { part } of PARTS) docker('image', 'rm', '-f', `farol-${part}:${TAG}`);
    for (const id of cacheMounts()) docker('builder', 'prune', '-f', '--filter', `id=${id}`);
  }

  function containerOf(service: string): string {
    return stack.containersOf(service)[0];
  }
  function memory(service: string): string {
    return docker('stats', '--no-stream', '--format', '{{.MemUsage}}', containerOf(service)).split(' / ')[0];
  }
  /** Processor time of all processes of the container since its start, including health checks. */
  function cpuSeconds(service: string): number {
    const read = 'cat /sys/fs/cgroup/cpuacct/cpuacct.usage 2>/dev/null || grep usage_usec /sys/fs/cgroup/cpu.stat';
    const used = docker('exec', containerOf(service), 'sh', '-c', read);
    return used.startsWith('usage_usec') ? Number(used.split(' ')[1]) / 1e6 : Number(used) / 1e9;
  }
  function healthySeconds(service: string): string {
    const container = containerOf(service);
    const started = Date.parse(stack.inspect(container, '{{.State.StartedAt}}'));
    const log = JSON.parse(stack.inspect(container, '{{json .State.Health.Log}}')) as {
      End: string;
      ExitCode: number;
    }[];
    return ((Date.parse(log.find(({ ExitCode }) => ExitCode === 0)!.End) - started) / 1000).toFixed(1);
  }
}
