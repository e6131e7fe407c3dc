import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findClashes, readConfiguration } from './configuration.ts';
import { configurationOf } from './testing.ts';

const faultsOf = (environment: NodeJS.ProcessEnv) => {
  const result = readConfiguration(environment);
  return 'faults' in result ? result.faults : [];
};

const ACCOUNTS = {
  AUTH: 'accounts',
  PUBLIC_URL: 'https://farol.example.org',
  AUTH_SECRET: 'f3b1c94e5ad27086b1f3c94e5ad27086',
};

test('an empty environment is a laboratory on this machine', () => {
  expect(configurationOf({})).toEqual({
    databaseUrl: undefined,
    dataDir: undefined,
    host: '127.0.0.1',
    port: 3001,
    dashboardPort: 3000,
    metricsPort: 0,
    allowedHosts: [],
    publicOrigin: undefined,
    logLevel: 'info',
    workerThreads: expect.any(Number),
    corsOrigins: [],
    auth: 'local',
    accounts: undefined,
    trustedProxies: ['127.0.0.0/8', '::1'],
    limits: { runningGames: null, agentRoundsPerDay: null, storageBytes: null, experimentGames: null },
  });
});

test('an empty value is none, and other variables are nobody’s business', () => {
  expect(configurationOf({ PORT: '', HOST: '', DATABASE_URL: '', PROT: 'x' })).toEqual(configurationOf({}));
});

test.each([
  [{ DATABASE_URL: 'postgres://a:b@c/d' }, { databaseUrl: 'postgres://a:b@c/d' }],
  [{ DATABASE_URL: 'postgresql://c/d' }, { databaseUrl: 'postgresql://c/d' }],
  [{ DATABASE_URL: 'postgres://c/d', PGOPTIONS: '-c a=b' }, { databaseUrl: 'postgres://c/d?options=-c%20a%3Db' }],
  [
    { DATABASE_URL: 'postgres://c/d?sslmode=require', PGOPTIONS: '-c a=b' },
    { databaseUrl: 'postgres://c/d?sslmode=require&options=-c%20a%3Db' },
  ],
  [
    { DATABASE_URL: 'postgres://c/d?options=-c%20a%3Dc', PGOPTIONS: '-c a=b' },
    { databaseUrl: 'postgres://c/d?options=-c%20a%3Dc' },
  ],
  [{ PORT: '0' }, { port: 0 }],
  [
    { PORT: '65535', DASHBOARD_PORT: '1' },
    { port: 65_535, dashboardPort: 1 },
  ],
  [{ HOST: 'localhost' }, { host: 'localhost' }],
  [
    { ...ACCOUNTS, HOST: '0.0.0.0', TRUSTED_PROXIES: '172.30.0.0/24, ::1' },
    {
      host: '0.0.0.0',
      trustedProxies: ['172.30.0.0/24', '::1'],
      accounts: {
        secret: ACCOUNTS.AUTH_SECRET,
        publicOrigin: 'https://farol.example.org',
        isSignUpOpen: false,
        mail: undefined,
        provider: undefined,
      },
    },
  ],
  [
    { ...ACCOUNTS, AUTH_SECRET: '', JWT_SECRET: ACCOUNTS.AUTH_SECRET },
    { accounts: expect.objectContaining({ secret: ACCOUNTS.AUTH_SECRET }) },
  ],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ HOST: '127.0.0.2' }, { host: '127.0.0.2' }],
  [{ HOST: '[::1]' }, { host: '::1' }],
  [{ HOST: '0:0:0:0:0:0:0:1' }, { host: '::1' }],
  [
    { HOST: 'LOCALHOST', PORT: ' 3005 ' },
    { host: 'localhost', port: 3005 },
  ],
  [{ DATA_DIR: '~' }, { dataDir: homedir() }],
  [{ DATA_DIR: '~/lab ' }, { dataDir: join(homedir(), 'lab') }],
  [{ DATA_DIR: 'lab/~' }, { dataDir: 'lab/~' }],
  [{ ALLOWED_HOSTS: 'Farol.example.org' }, { host: '127.0.0.1', allowedHosts: ['farol.example.org'] }],
  [
    { PUBLIC_URL: 'https://Farol.example.org:8443/' },
    { publicOrigin: 'https://farol.example.org:8443', allowedHosts: ['farol.example.org'] },
  ],
  [
    { AUTH: 'network', HOST: '192.168.1.5', ALLOWED_HOSTS: 'lab' },
    { host: '192.168.1.5', allowedHosts: ['lab', '192.168.1.5'] },
  ],
  [{ METRICS_PORT: '9464' }, { metricsPort: 9464 }],
  [
    { AUTH: 'network', HOST: '0.0.0.0', ALLOWED_HOSTS: 'backend-api, Farol.example.org' },
    { host: '0.0.0.0', allowedHosts: ['backend-api', 'farol.example.org'] },
  ],
  [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  [{ WORKER_THREADS: '256' }, { workerThreads: 256 }],
  [{ CORS_ORIGINS: 'https://a.b, http://c:1' }, { corsOrigins: ['https://a.b', 'http://c:1'] }],
])('%j is %j', (environment, part) => {
  expect(configurationOf(environment)).toMatchObject(part);
});

test.each([
  [{ DATABASE_URL: 'mysql://a' }, ['DATABASE_URL must start with postgres://']],
  [{ PORT: '65536' }, ['PORT must be a whole number from 0 to 65535']],
  [{ PORT: '30O1' }, ['PORT must be a whole number from 0 to 65535']],
  [{ DASHBOARD_PORT: '-1' }, ['DASHBOARD_PORT must be a whole number from 0 to 65535']],
  [{ WORKER_THREADS: '0' }, ['WORKER_THREADS must be a whole number from 1 to 256']],
  [{ WORKER_THREADS: '1.5' }, ['WORKER_THREADS must be a whole number from 1 to 256']],
  [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL must be trace, debug, info, warn, error or fatal']],
  [{ AUTH: 'none' }, ['AUTH must be "local", "network" or "accounts"']],
  [{ AUTH: 'accounts' }, ['AUTH_SECRET is missing', 'PUBLIC_URL is missing']],
  [{ ...ACCOUNTS, AUTH_SECRET: 'short' }, ['AUTH_SECRET must have at least 32 characters']],
  [{ ...ACCOUNTS, AUTH_SECRET: 'change-me-change-me-change-me-change-me' }, ['AUTH_SECRET can be guessed']],
  [{ ...ACCOUNTS, AUTH_SECRET: 'ababababababababababababababababab' }, ['AUTH_SECRET can be guessed']],
  [{ ...ACCOUNTS, PUBLIC_URL: 'http://farol.example.org' }, ['PUBLIC_URL must start with https://']],
  [{ ...ACCOUNTS, MAIL_URL: 'smtp://mail.example.org' }, ['MAIL_URL and MAIL_FROM belong together']],
  [{ ...ACCOUNTS, MAIL_URL: 'mail.example.org', MAIL_FROM: 'a@b.org' }, ['MAIL_URL must be smtp://']],
  [{ ...ACCOUNTS, SIGN_UP: 'open' }, ['SIGN_UP=open needs MAIL_URL']],
  [{ ...ACCOUNTS, OIDC_ISSUER: 'https://id.example.org' }, ['OIDC_CLIENT_ID and OIDC_CLIENT_SECRET missing']],
  [{ ...ACCOUNTS, TRUSTED_PROXIES: '10.0.0.0/33' }, ['TRUSTED_PROXIES must be addresses or ranges']],
  [{ QUOTA_RUNNING_GAMES: 'many' }, ['QUOTA_RUNNING_GAMES must be a whole number']],
  [{ AUTH: 'network', HOST: '0.0.0.0' }, ['ALLOWED_HOSTS is missing']],
  [{ AUTH: 'network', ALLOWED_HOSTS: 'farol:3001' }, ['ALLOWED_HOSTS must be host names without port']],
  [{ AUTH: 'network', ALLOWED_HOSTS: '*' }, ['ALLOWED_HOSTS must be host names']],
  [{ DATA_DIR: '~ana/lab' }, ['DATA_DIR must not name a home by ~user']],
  [{ DATA_DIR: '"~/lab"' }, ['DATA_DIR must be a path without quotes']],
  [{ DATA_DIR: '$HOME/lab' }, ['DATA_DIR must not contain $variables']],
  [{ DATA_DIR: '${HOME}/lab' }, ['DATA_DIR must not contain $variables']],
  [{ PUBLIC_URL: 'https://example.org/farol/' }, ['PUBLIC_URL must be an address such as']],
  [{ PUBLIC_URL: 'farol.example.org' }, ['PUBLIC_URL must be an address such as']],
  [{ HOST: '127.300.0.1' }, ['HOST 127.300.0.1 is not a loopback address']],
  [{ CORS_ORIGINS: 'https://a.b/' }, ['CORS_ORIGINS must be origins such as']],
  [{ CORS_ORIGINS: '*' }, ['CORS_ORIGINS must be origins such as']],
  [{ HOST: '0.0.0.0' }, ['HOST 0.0.0.0 is not a loopback address']],
  [{ HOST: '127.0.0.1.nip.io' }, ['HOST 127.0.0.1.nip.io is not a loopback address']],
  [{ HOST: 'farol.example.org' }, ['set HOST=127.0.0.1']],
  [{ DATABASE_URL_FILE: '/no/such/file' }, ['DATABASE_URL_FILE: /no/such/file cannot be read']],
])('%j is refused', (environment, words) => {
  expect(faultsOf(environment)).toEqual(words.map((part) => expect.stringContaining(part)));
});

test.each([
  [{ PORT: '3000' }, ['PORT and DASHBOARD_PORT are both 3000: give each its own port']],
  [{ PORT: '5000', DASHBOARD_PORT: '5000' }, ['PORT and DASHBOARD_PORT are both 5000: give each its own port']],
  [{ METRICS_PORT: '3001' }, ['PORT and METRICS_PORT are both 3001: give each its own port']],
  [{ PORT: '0', DASHBOARD_PORT: '0', METRICS_PORT: '0' }, []],
])('the ports of %j clash on one machine: %j', (environment, clashes) => {
  expect(findClashes(configurationOf(environment))).toEqual(clashes);
});

test('all faults are told together', () => {
  const faults = faultsOf({ PORT: 'x', LOG_LEVEL: 'x', HOST: '0.0.0.0', WORKER_THREADS: 'x', DATABASE_URL: 'x' });
  for (const name of ['PORT', 'LOG_LEVEL', 'HOST', 'WORKER_THREADS', 'DATABASE_URL']) {
    expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
  }
});

describe('a secret in a file', () => {
  let directory: string;
  let file: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'farol-secret-'));
    file = join(directory, 'database-url');
    writeFileSync(file, 'postgres://farol:secret@db/farol\n');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test('is read without its line end', () => {
    expect(configurationOf({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://farol:secret@db/farol');
  });

  test('and beside it is one too many', () => {
    const faults = faultsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://other' });
    expect(faults).toEqual(['DATABASE_URL and DATABASE_URL_FILE are both set: remove one']);
  });

  test('is never part of what is told of it', () => {
    writeFileSync(join(directory, 'wrong'), 'mysql://secret');
    expect(faultsOf({ DATABASE_URL_FILE: join(directory, 'wrong') }).join()).not.toContain('secret');
  });

  test('that is empty is refused', () => {
    writeFileSync(join(directory, 'empty'), '\n');
    expect(faultsOf({ DATABASE_URL_FILE: join(directory, 'empty') })).toHaveLength(1);
  });
});
