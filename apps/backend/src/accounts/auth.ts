import { betterAuth } from 'better-auth';
import { jwt, twoFactor } from 'better-auth/plugins';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { AccountSettings } from '../account-settings.ts';
import type { Database } from '../database/connection.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { admitByProvider, recordCreation, recordLink } from './admit-by-provider.ts';
import { authDatabase, transactionOr } from './auth-database.ts';
import { CLIENT_ADDRESS } from './call-auth.ts';
import { hashPassword, isBcrypt, verifyPassword } from './passwords.ts';
import type { Provider } from './provider.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** A session ends so long after its last use. */
export const SESSION_DAYS = 14;
export const TOKEN_MINUTES = 15;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Names of tables and columns. */
const MODELS = {
  user: { modelName: 'users', fields: { ...times, emailVerified: 'email_verified' } },
  session: {
    modelName: 'sessions',
    fields: {
      ...times,
      userId: 'user_id',
      token: 'token_hash',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'credentials',
    fields: {
      ...times,
      userId: 'user_id',
      providerId: 'provider_id',
      accountId: 'account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verifications', fields: { ...times, expiresAt: 'expires_at' } },
} as const;

const TWO_FACTOR_SCHEMA = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factors',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
};
const JWT_SCHEMA = {
  jwks: {
    modelName: 'signing_keys',
    fields: { publicKey: 'public_key', privateKey: 'private_key', createdAt: 'created_at', expiresAt: 'expires_at' },
  },
};

/** A password that was right and whose hash is bcrypt is hashed anew. */
async function renewHash(db: Database, old: string, password: string): Promise<void> {
  const renewed = await hashPassword(password);
  await db.updateTable('credentials').set({ password: renewed }).where('password', '=', old).execute();
}

/**
 * Sessions, second factors, tokens and the OpenID provider, by better-auth. Its own HTTP routes are not served, except
 * for the provider's callback: routes of the contract call it.
 */
export function createAuth(
  tools: { db: Database; checks: ThreadPool; log: Logger },
  settings: AccountSettings,
  provider: Provider | undefined,
) {
  const { db, checks, log } = tools;
  const { secret, publicOrigin } = settings;
  return betterAuth({
    appName: 'Farol',
    baseURL: publicOrigin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicOrigin],
    database: authDatabase(db),
    user: { ...MODELS.user, additionalFields: { role: { type: 'string', input: false, defaultValue: 'member' } } },
    session: { ...MODELS.session, expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS, freshAge: 0 },
    account: { ...MODELS.account, updateAccountOnSignIn: false, accountLinking: { enabled: true } },
    verification: { ...MODELS.verification, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        async verify({ hash, password }) {
          const isRight = await verifyPassword(checks, hash, password);
          if (isRight && isBcrypt(hash)) await renewHash(db, hash, password);
          return isRight;
        },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: (user) => admitByProvider(transactionOr(db), settings, user),
          after: (user, context) => recordCreation(db, user, context?.headers),
        },
      },
      session: {
        create: {
          async before({ userId }) {
            const user = await transactionOr(db)
              .selectFrom('users')
              .select('is_blocked')
              .where('id', '=', userId)
              .executeTakeFirstOrThrow();
            return !user.is_blocked;
          },
        },
      },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
          after: (account, context) => recordLink(db, account, context?.headers),
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Farol', schema: TWO_FACTOR_SCHEMA, accountLockout: { maxFailedAttempts: 10 } }),
      jwt({
        schema: JWT_SCHEMA,
        disableSettingJwtHeader: true,
        jwks: { rotationInterval: 30 * DAY_SECONDS, gracePeriod: 2 * DAY_SECONDS },
        jwt: { issuer: publicOrigin, audience: publicOrigin, expirationTime: `${TOKEN_MINUTES}m` },
      }),
      ...(provider ? [provider.plugin] : []),
    ],
    advanced: {
      cookiePrefix: 'farol',
      useSecureCookies: publicOrigin.startsWith('https:'),
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      // Its messages may name addresses of people; an error has all that is needed.
      log: (level, message) => level === 'error' && log.warn({ message }, 'authentication'),
    },
  });
}
export type Auth = ReturnType<typeof createAuth>;
