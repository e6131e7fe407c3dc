import { isIP } from 'node:net';
import type { QuotaLimits } from '@farol/api';
import { z } from 'zod';

/** Settings of accounts, proxies and limits, as variables of the environment; configuration.ts reads them. */
export const ACCOUNT_VARIABLES = {
  AUTH_SECRET: z.string().optional(),
  SIGN_UP: z.enum(['closed', 'open'], 'must be "closed" or "open"').default('closed'),
  MAIL_URL: z
    .string()
    .refine(isMailUrl, 'must be smtp://user:password@host:587 or smtps://user:password@host; write % as %25')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]{1,100} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      'must be an address such as Farol <farol@example.org>',
    )
    .optional(),
  OIDC_ISSUER: z.string().refine(isIssuer, 'must be an https:// address without ? and #').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(50, 'must be at most 50 characters').default('your institution'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine(
      (parts) => parts.every(isNetwork),
      'must be addresses or ranges such as 172.30.0.0/24, separated by commas',
    ),
  QUOTA_RUNNING_GAMES: limit(),
  QUOTA_AGENT_ROUNDS_PER_DAY: limit(),
  QUOTA_STORAGE_BYTES: limit(),
  QUOTA_EXPERIMENT_GAMES: limit(),
};
const settingsSchema = z.object(ACCOUNT_VARIABLES);
type Settings = z.output<typeof settingsSchema>;

function isNetwork(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);

function isMailUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^smtps?:\/\/[^/?#]+\/?$/.test(text)) return false;
  try {
    decodeURIComponent(url.username + url.password);
    return true;
  } catch {
    return false;
  }
}

/** https, or http on this machine. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (!url || /[?#]/.test(text) || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function limit() {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number; leave it out for no limit')
    .transform(Number)
    .optional();
}

/** Settings of AUTH=accounts. */
export interface AccountSettings {
  secret: string;
  /** Origin at which people open the dashboard. */
  publicOrigin: string;
  isSignUpOpen: boolean;
  mail: { url: string; from: string } | undefined;
  provider: { name: string; issuer: string; clientId: string; clientSecret: string } | undefined;
}

const MIN_SECRET = 32;
const WELL_KNOWN = /change.?me|example|secret|password|farol|12345678|abcdefgh/i;

function secretFaults(secret: string | undefined): string[] {
  const remedy = 'set it to the output of: openssl rand -hex 32';
  if (secret === undefined) return [`AUTH_SECRET is missing: AUTH=accounts signs sessions with it; ${remedy}`];
  if (secret.length < MIN_SECRET) return [`AUTH_SECRET must have at least ${MIN_SECRET} characters: ${remedy}`];
  if (new Set(secret).size < 10 || WELL_KNOWN.test(secret)) return [`AUTH_SECRET can be guessed: ${remedy}`];
  return [];
}

/** Faults of the settings with AUTH=accounts, each with its remedy. */
export function findAccountFaults(given: Record<string, string>): string[] {
  const faults = secretFaults(given['AUTH_SECRET'] ?? given['JWT_SECRET']);
  const { PUBLIC_URL, MAIL_URL, MAIL_FROM, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, SIGN_UP } = given;
  const url = URL.parse(PUBLIC_URL ?? '');
  if (PUBLIC_URL === undefined) {
    faults.push('PUBLIC_URL is missing: with AUTH=accounts, the address at which people open the dashboard');
  } else if (url && url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    faults.push('PUBLIC_URL must start with https://: passwords would travel in clear text');
  }
  if ((MAIL_URL === undefined) !== (MAIL_FROM === undefined)) {
    faults.push('MAIL_URL and MAIL_FROM belong together: set both or neither');
  }
  if (SIGN_UP === 'open' && MAIL_URL === undefined) {
    faults.push('SIGN_UP=open needs MAIL_URL: it confirms addresses by e-mail');
  }
  const provider = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  const absent = Object.entries(provider).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (absent.length > 0 && absent.length < 3)
    faults.push(`${absent.join(' and ')} missing: OpenID Connect needs all three`);
  return faults;
}

/** The settings of AUTH=accounts from checked variables. */
export function accountSettingsOf(values: Settings, secret: string, publicOrigin: string): AccountSettings {
  const { MAIL_URL: url, MAIL_FROM: from, OIDC_ISSUER: issuer } = values;
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values;
  return {
    secret,
    publicOrigin,
    isSignUpOpen: values.SIGN_UP === 'open',
    mail: url === undefined || from === undefined ? undefined : { url, from },
    provider:
      issuer === undefined || clientId === undefined || clientSecret === undefined
        ? undefined
        : { name, issuer, clientId, clientSecret },
  };
}

/** Default limits of every account. */
export function limitsOf(values: Settings): QuotaLimits {
  return {
    runningGames: values.QUOTA_RUNNING_GAMES ?? null,
    agentRoundsPerDay: values.QUOTA_AGENT_ROUNDS_PER_DAY ?? null,
    storageBytes: values.QUOTA_STORAGE_BYTES ?? null,
    experimentGames: values.QUOTA_EXPERIMENT_GAMES ?? null,
  };
}
