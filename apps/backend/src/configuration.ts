import { readFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { QuotaLimits } from '@farol/api';
import { z } from 'zod';
import {
  ACCOUNT_VARIABLES,
  type AccountSettings,
  accountSettingsOf,
  findAccountFaults,
  limitsOf,
} from './account-settings.ts';

/** Every variable that Farol reads; .env.example says more about each. */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_DIR: path().optional(),
  HOST: z.string().transform(normalizeHost).default('127.0.0.1'),
  PORT: port(3001),
  DASHBOARD_PORT: port(3000),
  METRICS_PORT: port(0),
  AUTH: z.enum(['local', 'network', 'accounts'], 'must be "local", "network" or "accounts"').default('local'),
  ALLOWED_HOSTS: list(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be host names without port, separated by commas'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
    .default('info'),
  WORKER_THREADS: wholeNumber(1, 256).default(1),
  CORS_ORIGINS: list(/^https?:\/\/[^/]+$/, 'must be origins such as https://farol.example.org, separated by commas'),
  PUBLIC_URL: publicUrl().optional(),
  // Another name of AUTH_SECRET.
  JWT_SECRET: z.string().optional(),
  ...ACCOUNT_VARIABLES,
});

/** A path as people write it in `.env`, which no shell expands: `~` is the home directory, the rest is literal. */
function path() {
  return z
    .string()
    .refine((text) => !/^['"]|['"]$/.test(text), 'must be a path without quotes: remove them')
    .refine((text) => !/^~[^/]/.test(text), 'must not name a home by ~user: write the whole path')
    .refine(
      (text) => !/\$[A-Za-z_{(]/.test(text),
      'must not contain $variables, which are not expanded: write the path',
    )
    .transform(expandHome);
}

function expandHome(text: string): string {
  return text === '~' || text.startsWith('~/') ? join(homedir(), text.slice(1)) : text;
}

/** An address without brackets, IPv6 in its shortest form. */
function normalizeHost(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return isIPv6(bare) ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : bare;
}

/** The origin of the address at which people open the dashboard. */
function publicUrl() {
  return z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^https?:\/\/[^/@?#]+\/?$/i.test(text),
      'must be an address such as https://farol.example.org, without a path: Farol needs a host name of its own',
    )
    .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));
}

/** Entries separated by commas or white space. */
function list(entry: RegExp, message: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((parts) => parts.every((part) => entry.test(part)), message);
}

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

function port(otherwise: number) {
  return wholeNumber(0, 65_535).default(otherwise);
}

export interface Configuration {
  /** Absent under `pnpm start`, which runs its own database. */
  databaseUrl: string | undefined;
  dataDir: string | undefined;
  host: string;
  port: number;
  dashboardPort: number;
  /** Port of the worker's /health and /metrics; 0: none. */
  metricsPort: number;
  /** Host names in lower case, beside loopback, under which API and dashboard answer. */
  allowedHosts: string[];
  /** Origin at which people open the dashboard, when a proxy gives it another one than loopback. */
  publicOrigin: string | undefined;
  logLevel: string;
  workerThreads: number;
  corsOrigins: string[];
  auth: 'local' | 'network' | 'accounts';
  /** Settings of AUTH=accounts; undefined: everyone who reaches the API is the owner of all. */
  accounts: AccountSettings | undefined;
  /** Addresses and ranges of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Default limits of every account. */
  limits: QuotaLimits;
}

/** Exit code for a wrong configuration: a restart without a change would end the same way. */
export const EXIT_MISCONFIGURED = 78;

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

/** An API on loopback is reached through the dashboard and proxies of its own machine. */
const LOOPBACK = ['127.0.0.0/8', '::1'];

/** Each variable, trimmed, or the content of the file that NAME_FILE names. An empty value counts as unset. */
function withSecretFiles(environment: NodeJS.ProcessEnv, faults: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(environment)) {
    if (value.trim() !== '') values[name] = value.trim();
  }
  for (const name of Object.keys(environmentSchema.shape)) {
    const file = values[`${name}_FILE`];
    if (file === undefined) continue;
    if (values[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: remove one`);
    try {
      values[name] = readFileSync(expandHome(file), 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE: ${file} cannot be read`);
    }
  }
  return values;
}

/** Settings that would expose the API without authentication. */
function findExposure(given: Record<string, string>): string[] {
  const { HOST, AUTH = 'local', ALLOWED_HOSTS, PUBLIC_URL } = given;
  if (AUTH === 'accounts') return findAccountFaults(given);
  if (AUTH === 'network' && ALLOWED_HOSTS === undefined && PUBLIC_URL === undefined) {
    return ['ALLOWED_HOSTS is missing: with AUTH=network, the names under which the network knows this host'];
  }
  if (AUTH === 'local' && HOST !== undefined && !isLoopback(normalizeHost(HOST))) {
    return [`HOST ${HOST} is not a loopback address, and AUTH=local has no login: set HOST=127.0.0.1`];
  }
  return [];
}

/** Host names under which API and dashboard answer: those given, that of PUBLIC_URL, and the address of a network. */
function namesOf(values: z.output<typeof environmentSchema>): string[] {
  const publicName = values.PUBLIC_URL === undefined ? [] : [new URL(values.PUBLIC_URL).hostname];
  const isWildcard = values.HOST === '0.0.0.0' || values.HOST === '::';
  const own = isLoopback(values.HOST) || isWildcard ? [] : [values.HOST];
  return [...new Set([...values.ALLOWED_HOSTS.map((host) => host.toLowerCase()), ...publicName, ...own])];
}

/** The URL with the options of PGOPTIONS; options in the URL replace them, as in libpq. */
function withOptions(databaseUrl: string, options: string | undefined): string {
  if (options === undefined || /[?&]options=/.test(databaseUrl)) return databaseUrl;
  return `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}options=${encodeURIComponent(options)}`;
}

/** Reads and checks the environment. `faults` lists every fault with its remedy. */
export function readConfiguration(
  environment: NodeJS.ProcessEnv,
): { configuration: Configuration } | { faults: string[] } {
  const faults: string[] = [];
  const given = withSecretFiles(environment, faults);
  const result = environmentSchema.safeParse(given);
  if (!result.success) faults.push(...result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  faults.push(...findExposure(given));
  if (faults.length > 0 || !result.data) return { faults };
  const values = result.data;
  return {
    configuration: {
      databaseUrl: values.DATABASE_URL && withOptions(values.DATABASE_URL, given['PGOPTIONS']),
      dataDir: values.DATA_DIR,
      host: values.HOST,
      port: values.PORT,
      dashboardPort: values.DASHBOARD_PORT,
      metricsPort: values.METRICS_PORT,
      allowedHosts: namesOf(values),
      publicOrigin: values.PUBLIC_URL,
      logLevel: values.LOG_LEVEL,
      workerThreads: values.WORKER_THREADS,
      corsOrigins: values.CORS_ORIGINS,
      auth: values.AUTH,
      accounts:
        values.AUTH === 'accounts'
          ? accountSettingsOf(values, values.AUTH_SECRET ?? values.JWT_SECRET!, values.PUBLIC_URL!)
          : undefined,
      trustedProxies: isLoopback(values.HOST) ? [...LOOPBACK, ...values.TRUSTED_PROXIES] : values.TRUSTED_PROXIES,
      limits: limitsOf(values),
    },
  };
}

/** Returns the configuration, or prints all faults and ends the process before anything is touched. */
export function configureOrExit(): Configuration {
  const result = readConfiguration(process.env);
  return 'configuration' in result ? result.configuration : exitWith(result.faults);
}

/** The same for `pnpm start`, which runs API, worker and dashboard on one machine. */
export function configureLaptopOrExit(): Configuration {
  const configuration = configureOrExit();
  const clashes = findClashes(configuration);
  return clashes.length === 0 ? configuration : exitWith(clashes);
}

/** Ports that two programs of one machine would share. */
export function findClashes({ port, dashboardPort, metricsPort }: Configuration): string[] {
  const ports = Object.entries({ PORT: port, DASHBOARD_PORT: dashboardPort, METRICS_PORT: metricsPort });
  return ports.flatMap(([name, value], index) => {
    const other = ports.slice(0, index).find(([, earlier]) => earlier === value);
    if (value === 0 || other === undefined) return [];
    return [`${other[0]} and ${name} are both ${value}: give each its own port`];
  });
}

/** The same for a process that needs an existing database. */
export function configureWithDatabaseOrExit(): Configuration & { databaseUrl: string } {
  const configuration = configureOrExit();
  const { databaseUrl } = configuration;
  if (databaseUrl !== undefined) return { ...configuration, databaseUrl };
  return exitWith(['DATABASE_URL is missing: a PostgreSQL connection string; `pnpm start` brings its own database']);
}

function exitWith(faults: string[]): never {
  process.stderr.write(`Farol cannot start:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exit(EXIT_MISCONFIGURED);
}
