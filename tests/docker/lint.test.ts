import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Checks of the stack's files; nothing is started here. */

const root = resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const composeFiles = [
  'docker-compose.yml',
  ...readdirSync(join(root, 'docker'))
    .filter((file) => /^docker-compose\..*\.yml$/.test(file))
    .map((file) => `docker/${file}`),
];
const dockerfiles = readdirSync(join(root, 'docker')).filter((file) => file.endsWith('.Dockerfile'));

function run(command: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

test('shellcheck finds nothing', () => {
  const scripts = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sh'),
  );
  expect(scripts.length).toBeGreaterThan(5);
  const found = run('shellcheck', '-x', '.ci/run', ...scripts.map((file) => `scripts/${file}`));
  expect(found).toEqual({ status: 0, output: '' });
});

test('the linter of Compose finds nothing', () => {
  const linter = join(root, 'node_modules/.bin/dclint');
  expect(run(linter, '--config', '.dclintrc.json', '--max-warnings', '0', ...composeFiles)).toMatchObject({
    status: 0,
  });
});

interface Service {
  image: string;
  ports?: { host_ip?: string; published: string; target: number }[];
  networks?: Record<string, unknown>;
  network_mode?: string;
  healthcheck?: { test?: string[]; disable?: boolean; start_period?: string };
  restart?: string;
  command?: string[];
  profiles?: string[];
  environment?: Record<string, string>;
}
interface Stack {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean; ipam?: { config?: { subnet: string }[] } }>;
  volumes: Record<string, { external?: boolean; name: string }>;
}

/** The stack as Compose resolves these files. */
function read(files: string[], environment: Record<string, string> = {}, ...options: string[]): Stack {
  const output = execFileSync('docker', ['compose', ...options, 'config', '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      DOCKER_CONFIG: process.env['DOCKER_CONFIG'],
      COMPOSE_FILE: files.join(':'),
      POSTGRES_PASSWORD: 'a',
      DATABASE_PASSWORD: 'b',
      ...environment,
    },
  });
  return JSON.parse(output) as Stack;
}

const BASE = ['docker-compose.yml'];
const PRODUCTION = [...BASE, 'docker/docker-compose.prod.yml'];
const DEVELOPMENT = [...BASE, 'docker/docker-compose.dev.yml'];
const LONG_RUNNING = ['backend-api', 'backend-worker', 'dashboard', 'postgres'];

test.each([
  ['base', BASE, ['3000', '3001']],
  ['production', PRODUCTION, ['3000', '3001']],
  ['development', DEVELOPMENT, ['3000', '3001', '5432', '9229', '9230']],
])('%s: all services are there, checked and published on 127.0.0.1 alone', (_, files, ports) => {
  const { services, networks, volumes } = read(files);
  expect(Object.keys(services).toSorted()).toEqual([...LONG_RUNNING, 'migrate'].toSorted());
  for (const name of LONG_RUNNING) {
    expect([name, services[name].restart, services[name].healthcheck?.start_period]).toEqual([
      name,
      'unless-stopped',
      '1m0s',
    ]);
  }
  expect([services['migrate'].restart, services['migrate'].healthcheck?.disable]).toEqual(['no', true]);
  const published = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(published.map(({ host_ip }) => host_ip)).toEqual(published.map(() => '127.0.0.1'));
  expect(published.map((port) => port.published).toSorted()).toEqual(ports);
  expect(networks['database'].internal).toBe(true);
  expect(volumes['postgres-data']).toMatchObject({ external: true, name: 'farol-postgres' });
});

test('the tunnel is part of its profile alone, and waits for its guard', () => {
  expect(Object.keys(read(PRODUCTION).services)).not.toContain('cloudflared');
  const { services } = read(PRODUCTION, {}, '--profile', 'tunnel');
  expect(services['cloudflared']).toMatchObject({
    depends_on: { 'tunnel-guard': { condition: 'service_completed_successfully' } },
    healthcheck: { test: ['CMD', 'cloudflared', 'tunnel', '--metrics', '127.0.0.1:20241', 'ready'] },
  });
  expect(Object.keys(services['cloudflared'].networks!)).toEqual(['front']);
  expect(services['tunnel-guard']).toMatchObject({ environment: { AUTH: 'network' }, network_mode: 'none' });
});

const WITH_ACCOUNTS = {
  AUTH: 'accounts',
  PUBLIC_URL: 'https://farol.example.org',
  AUTH_SECRET: 'secret-of-sessions',
  PROXY_SUBNET: '10.83.7.0/24',
};

test('with accounts, the secrets are given to the API alone, and worker and migration are as before', () => {
  const secrets = { MAIL_URL: 'smtp://secret-of-mail', OIDC_CLIENT_SECRET: 'secret-of-oidc', JWT_SECRET: 'secret-old' };
  const { services } = read(PRODUCTION, { ...WITH_ACCOUNTS, ...secrets }, '--profile', 'tunnel');
  const holders = Object.keys(services).filter((name) => JSON.stringify(services[name]).includes('secret-'));
  expect(holders).toEqual(['backend-api']);
  const modes = Object.entries(services).map(([name, { environment }]) => [name, environment?.['AUTH']]);
  expect(Object.fromEntries(modes)).toMatchObject({
    'backend-api': 'accounts',
    'tunnel-guard': 'accounts',
    'backend-worker': 'network',
    migrate: 'network',
  });
});

test.each([
  ['no subnet', {}, 'front', ''],
  ['PROXY_SUBNET', WITH_ACCOUNTS, 'front-fixed', '10.83.7.0/24'],
  ['more proxies', { ...WITH_ACCOUNTS, TRUSTED_PROXIES: '192.0.2.1' }, 'front-fixed', '10.83.7.0/24 192.0.2.1'],
])(
  '%s: API, dashboard and tunnel share a network, and the API believes only its senders',
  (_, given, front, trusted) => {
    const { services, networks } = read(PRODUCTION, given, '--profile', 'tunnel');
    const members = Object.keys(services).filter((name) => front in (services[name].networks ?? {}));
    expect(members.toSorted()).toEqual(['backend-api', 'cloudflared', 'dashboard']);
    expect(services['backend-api'].environment!['TRUSTED_PROXIES'].trim()).toBe(trusted);
    expect(networks[front].ipam?.config?.map(({ subnet }) => subnet).join() ?? '').toBe(trusted.split(' ')[0]);
  },
);

const PUBLIC = { AUTH: 'accounts', PUBLIC_URL: 'https://farol.example.org' };
test.each<[Record<string, string>, boolean, string[]]>([
  [{ TUNNEL_TOKEN: 't' }, false, ['AUTH is not accounts', 'PUBLIC_URL is missing']],
  [{ ...PUBLIC, AUTH: 'network', TUNNEL_TOKEN: 't' }, false, ['AUTH is not accounts']],
  [{ ...PUBLIC, AUTH: 'network', TUNNEL_TOKEN: 't' }, true, ['AUTH is not accounts', 'remove one of the two']],
  [{ AUTH: 'accounts' }, false, ['PUBLIC_URL is missing', 'neither']],
  [
    { ...PUBLIC, PUBLIC_URL: 'http://farol.example.org', TUNNEL_TOKEN: 't' },
    false,
    ['is http://farol.example.org: set'],
  ],
  [{ ...PUBLIC, PUBLIC_URL: 'https://localhost', TUNNEL_TOKEN: 't' }, false, ['PUBLIC_URL is https://localhost']],
  [{ ...PUBLIC, PUBLIC_URL: 'https://127.0.0.1', TUNNEL_TOKEN: 't' }, false, ['PUBLIC_URL is https://127.0.0.1']],
  [{ ...PUBLIC, PUBLIC_URL: 'https://farol.internal', TUNNEL_TOKEN: 't' }, false, ['https://farol.internal']],
  [{ ...PUBLIC, PUBLIC_URL: 'farol', TUNNEL_TOKEN: '' }, false, ['PUBLIC_URL is farol: set', 'neither']],
  [{ ...PUBLIC, TUNNEL_TOKEN: 't' }, true, ['remove one of the two']],
  [{ ...PUBLIC, TUNNEL_TOKEN: '' }, false, ['neither']],
  [{ ...PUBLIC, PUBLIC_URL: 'https://lab.example.org' }, true, ['serves farol.example.org, PUBLIC_URL names lab']],
  [{ ...PUBLIC, PUBLIC_URL: 'https://lab.example.org', TUNNEL_TOKEN: 't' }, false, []],
  [{ ...PUBLIC, TUNNEL_TOKEN: 't' }, false, []],
  [{ ...PUBLIC, TUNNEL_TOKEN: '' }, true, []],
])('the guard of the tunnel, told %j, credentials %s: %j', (environment, hasCredentials, faults) => {
  const directory = mkdtempSync(join(tmpdir(), 'farol-tunnel-'));
  cpSync(join(root, 'docker/cloudflared'), directory, { recursive: true });
  if (hasCredentials) writeFileSync(join(directory, 'credentials.json'), '{}');
  const { status, stderr } = spawnSync(process.execPath, ['guard.mjs'], {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
  });
  rmSync(directory, { recursive: true });
  expect(stderr.trim().split('\n').slice(1)).toEqual(faults.map((words) => expect.stringContaining(words)));
  expect(status).toBe(faults.length > 0 ? 1 : 0);
});

/** The rules of config.yml as cloudflared applies them: the first match. */
function readIngress() {
  const rules = textOf('docker/cloudflared/config.yml')
    .split('\ningress:\n')[1]
    .split(/^ {2}- /m)
    .slice(1);
  return rules.map((rule) =>
    Object.fromEntries(Array.from(rule.matchAll(/^\s*(\w+): (\S+)$/gm), ([, key, value]) => [key, value])),
  );
}
test.each([
  ['farol.example.org', '/', 'http://dashboard:3000'],
  ['farol.example.org', '/games/1', 'http://dashboard:3000'],
  ['farol.example.org', '/apiary', 'http://dashboard:3000'],
  ['farol.example.org', '/api', 'http://backend-api:3001'],
  ['farol.example.org', '/api/games', 'http://backend-api:3001'],
  ['other.example.org', '/api/games', 'http_status:404'],
  ['other.example.org', '/', 'http_status:404'],
])('the tunnel leads %s%s to %s', (host, path, service) => {
  const fits = ({ hostname, path: pattern }: Record<string, string>) =>
    (hostname === undefined || hostname === host) && (pattern === undefined || new RegExp(pattern).test(path));
  expect(readIngress().find(fits)?.['service']).toBe(service);
});
test('the last rule of the tunnel fits everything, and its services are those of the stack', () => {
  const rules = readIngress();
  expect(rules.at(-1)).toEqual({ service: 'http_status:404' });
  const names = rules.flatMap(({ service }) => /^http:\/\/([\w-]+):/.exec(service)?.[1] ?? []);
  expect(names.filter((name) => !(name in read(PRODUCTION).services))).toEqual([]);
});

test.each(dockerfiles)('%s asks no registry beside its base, and stands on any distribution', (file) => {
  const text = textOf(`docker/${file}`);
  const commands = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.startsWith('RUN '));
  expect(commands.length).toBeGreaterThan(2);
  expect(text).not.toMatch(/^# *syntax=/m);
  expect(
    Array.from(text.matchAll(/^FROM (\S+)/gm), ([, from]) => from).filter(
      (from) => !/^(base|deps|build|\$\{NODE_IMAGE\})$/.test(from),
    ),
  ).toEqual([]);
  const foreign = /\b(apt(-get)?|apk|dpkg|dnf|yum|useradd|groupadd|adduser|addgroup|bash|curl|wget|gosu|tini)\b/;
  // Paths of removed programs are not commands.
  expect(commands.filter((command) => foreign.test(command.replace(/\S*\/\S+/g, '')))).toEqual([]);
  for (const [, instruction] of text.matchAll(/^(?:CMD|ENTRYPOINT|\s+CMD) (.*)$/gm)) expect(instruction).toMatch(/^\[/);
});

const example = textOf('.env.example');
const named = new Set(Array.from(example.matchAll(/^#([A-Z][A-Z0-9_]*)=/gm), ([, name]) => name));

test('every variable of the stack is in .env.example, with the default that Compose has', () => {
  const used = composeFiles.flatMap((file) =>
    Array.from(textOf(file).matchAll(/\$\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?/g), ([, name, otherwise = '']) => ({
      name,
      otherwise,
    })),
  );
  expect(used.length).toBeGreaterThan(40);
  expect(used.filter(({ name }) => !named.has(name))).toEqual([]);
  const inExample = Object.fromEntries(
    Array.from(example.matchAll(/^#([A-Z][A-Z0-9_]*)=(.*)$/gm), ([, name, value]) => [name, value]),
  );
  expect(used.filter(({ name, otherwise }) => otherwise !== '' && inExample[name] !== otherwise)).toEqual([]);
});

const UNITS: Record<string, number> = { m: 1, MB: 1, g: 1024, GB: 1024 };
const megabytes = (size: string) => parseInt(size, 10) * UNITS[size.replace(/^\d+/, '')];

test('the sizes for hosts of 1 to 32 GB fit into them', () => {
  const [header, ...lines] = /^# {20,}1 GB[^]*?(?=^#\w)/m.exec(example)![0].trim().split('\n');
  const hosts = Array.from(header.matchAll(/(\d+) GB/g), ([, size]) => Number(size) * 1024);
  const table = Object.fromEntries(
    lines.map((line) => line.slice(2).trim().split(/\s+/)).map(([name, ...sizes]) => [name, sizes.map(megabytes)]),
  );
  expect(hosts).toEqual([1024, 2048, 4096, 8192, 16_384, 32_768]);
  hosts.forEach((host, index) => {
    const sizeOf = (name: string) => table[name][index];
    const sum = sizeOf('POSTGRES_MEMORY') + sizeOf('API_MEMORY') + sizeOf('WORKER_MEMORY') + sizeOf('DASHBOARD_MEMORY');
    expect([host, sum <= 0.9 * host]).toEqual([host, true]);
    expect(sizeOf('POSTGRES_SHARED_BUFFERS')).toBeLessThanOrEqual(sizeOf('POSTGRES_MEMORY') / 3);
    expect(sizeOf('POSTGRES_EFFECTIVE_CACHE_SIZE')).toBeLessThan(sizeOf('POSTGRES_MEMORY'));
  });
  expect(table['POSTGRES_MEMORY'].at(-1)).toBeGreaterThanOrEqual(8192);
  expect(table['POSTGRES_MEMORY'].at(-1)).toBeLessThanOrEqual(16_384);
  const defaults = Object.fromEntries(
    Array.from(example.matchAll(/^#([A-Z_]+)=(\d+[a-zA-Z]+)$/gm), ([, name, value]) => [name, megabytes(value)]),
  );
  for (const [name, sizes] of Object.entries(table)) expect([name, sizes[2]]).toEqual([name, defaults[name]]);
});
