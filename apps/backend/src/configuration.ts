import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Every variable that Farol reads; .env.example says more about each. */
const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port(3001),
  DASHBOARD_PORT: port(3000),
  METRICS_PORT: port(0),
  AUTH: z.enum(['local', 'network'], 'must be "local" or "network": accounts do not exist yet').default('local'),
  ALLOWED_HOSTS: list(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'must be host names without port, separated by commas'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], 'must be trace, debug, info, warn, error or fatal')
    .default('info'),
  WORKER_THREADS: wholeNumber(1, 256).default(1),
  CORS_ORIGINS: list(/^https?:\/\/[^/]+$/, 'must be origins such as https://farol.example.org, separated by commas'),
});

/** Entries between commas or white space. */
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
  /** Absent: whoever starts Farol brings its own database. */
  databaseUrl: string | undefined;
  dataDir: string | undefined;
  host: string;
  port: number;
  dashboardPort: number;
  /** Where the worker answers /health and /metrics; 0: nowhere. */
  metricsPort: number;
  /** Names, in lower case, that the API may be called by beside those of loopback. */
  allowedHosts: string[];
  logLevel: string;
  workerThreads: number;
  corsOrigins: string[];
}

/** Starting again as things are would end the same way. */
export const EXIT_MISCONFIGURED = 78;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** The value of NAME, or the content of the file that NAME_FILE names; an empty value is none. */
function withSecretFiles(environment: NodeJS.ProcessEnv, faults: string[]): Record<string, string> {
  const values = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')) as Record<
    string,
    string
  >;
  for (const name of Object.keys(environmentSchema.shape)) {
    const file = values[`${name}_FILE`];
    if (file === undefined) continue;
    if (values[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: remove one`);
    try {
      values[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE: ${file} cannot be read`);
    }
  }
  return values;
}

/** Ways in which people whom nobody asks who they are could reach the API. */
function findExposure({ HOST, AUTH = 'local', ALLOWED_HOSTS }: Record<string, string>): string[] {
  if (AUTH === 'network' && ALLOWED_HOSTS === undefined) {
    return ['ALLOWED_HOSTS is missing: with AUTH=network, the names under which the network knows this host'];
  }
  if (AUTH !== 'local') return [];
  const faults: string[] = [];
  if (HOST !== undefined && !LOOPBACK.test(HOST)) {
    faults.push(`HOST ${HOST} is not a loopback address, and AUTH=local asks nobody who they are: set HOST=127.0.0.1`);
  }
  if (ALLOWED_HOSTS !== undefined) {
    faults.push('ALLOWED_HOSTS is for AUTH=network: with AUTH=local only this machine may call: remove it');
  }
  return faults;
}

/** Reads and checks the environment; every fault is in the list, each saying what to do. */
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
      databaseUrl: values.DATABASE_URL,
      dataDir: values.DATA_DIR,
      host: values.HOST,
      port: values.PORT,
      dashboardPort: values.DASHBOARD_PORT,
      metricsPort: values.METRICS_PORT,
      allowedHosts: values.ALLOWED_HOSTS.map((host) => host.toLowerCase()),
      logLevel: values.LOG_LEVEL,
      workerThreads: values.WORKER_THREADS,
      corsOrigins: values.CORS_ORIGINS,
    },
  };
}

/** The configuration, or the end of the process with all faults printed, before anything is touched. */
export function configureOrExit(): Configuration {
  const result = readConfiguration(process.env);
  return 'configuration' in result ? result.configuration : exitWith(result.faults);
}

/** The same for a process that needs a database that is already there. */
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
