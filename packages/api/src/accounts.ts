import { z } from 'zod';
import { PERMISSIONS, ROLES, SCOPES } from './access.ts';
import { oneOfNames } from './games.ts';
import { nameSchema } from './name-schema.ts';
import { cursorSchema, limitSchema, nextSchema } from './paging.ts';
import { strictObject } from './strict-object.ts';

const MIN_PASSWORD = 10;
const MAX_PASSWORD = 200;
const MAX_EMAIL = 254;

export const personNameSchema = nameSchema(100);

export const emailSchema = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') })
  .trim()
  .toLowerCase()
  .max(MAX_EMAIL, `must be at most ${MAX_EMAIL} characters`)
  .pipe(z.email('must be an e-mail address such as ada@example.org'));

/** A password to sign in with: any text, so that a wrong one gets the same answer whatever its form. */
const givenPasswordSchema = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') })
  .min(1, 'must not be empty')
  .max(MAX_PASSWORD, `must be at most ${MAX_PASSWORD} characters`);

export const newPasswordSchema = givenPasswordSchema
  .min(MIN_PASSWORD, `must have at least ${MIN_PASSWORD} characters`)
  .refine((text) => new Set(text).size >= 5, 'must have at least 5 different characters');

const tokenSchema = z.string('is missing').min(1, 'must not be empty').max(500, 'must be at most 500 characters');
const idSchema = z.uuid('must be an id, a UUID');
const timeSchema = z.string().meta({ description: 'ISO 8601, UTC' });

/** A person with an account. */
export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    isTwoFactorOn: z.boolean().meta({ description: 'signing in also takes a code' }),
    createdAt: timeSchema,
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

/** The state of the client's session. */
export const sessionSchema = z
  .object({
    auth: z.enum(['none', 'accounts']).meta({ description: 'none: everyone who reaches the API is its owner' }),
    person: personSchema.nullable().meta({ description: 'who is signed in' }),
    link: z
      .object({ kind: z.enum(['game', 'experiment']), id: z.string(), may: z.enum(PERMISSIONS) })
      .nullable()
      .meta({ description: 'what an opened share link shows' }),
    isSignUpOpen: z.boolean(),
    sendsMail: z.boolean().meta({ description: 'a forgotten password can be reset by e-mail' }),
    provider: z.string().nullable().meta({ description: 'name of the OpenID provider; null without one' }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const signInSchema = strictObject({ email: emailSchema, password: givenPasswordSchema });
export const signedInSchema = z.object({
  needsCode: z.boolean().meta({ description: 'signing in is complete only after POST /session/code' }),
});
export const secondFactorSchema = strictObject({
  code: z.string('is missing').trim().min(6, 'must be a code').max(40, 'must be a code'),
  kind: oneOfNames(['totp', 'recovery']).optional().meta({ description: 'default totp' }),
});
export const providerQuerySchema = strictObject({
  to: z
    .string()
    .max(2000)
    .regex(/^\/(?![/\\])/, 'must be a path of the dashboard')
    .optional()
    .meta({ description: 'where the dashboard continues; default /games' }),
});

/** Reasons why a sign-in at the OpenID provider failed: `error` of the address /sign-in to which people come back. */
export const SIGN_IN_FAILURES = [
  'cancelled',
  'expired',
  'not-invited',
  'not-linked',
  'no-email',
  'blocked',
  'provider-away',
  'too-many-requests',
  'failed',
] as const;
export type SignInFailure = (typeof SIGN_IN_FAILURES)[number];

export const acceptInvitationSchema = strictObject({
  token: tokenSchema,
  email: emailSchema.optional().meta({ description: 'only for an invitation that names no address' }),
  name: personNameSchema,
  password: newPasswordSchema,
});
export const invitationQuerySchema = strictObject({ token: tokenSchema });
export const invitationShownSchema = z.object({
  email: z.string().nullable(),
  role: z.enum(ROLES),
  isFirst: z.boolean().meta({ description: 'the set-up link of the first administrator' }),
});
export const signUpSchema = strictObject({ email: emailSchema, name: personNameSchema });
/** The person who has the mail chooses the password: nobody can prepare an account with another one’s address. */
export const verifyEmailSchema = strictObject({ token: tokenSchema, password: newPasswordSchema });
export const forgotPasswordSchema = strictObject({ email: emailSchema });
export const resetPasswordSchema = strictObject({ token: tokenSchema, password: newPasswordSchema });

/** Limits of an account; null: unlimited. */
export const quotaLimitsSchema = z.object({
  runningGames: z.int().nullable(),
  agentRoundsPerDay: z.number().nullable(),
  storageBytes: z.number().nullable(),
  experimentGames: z.int().nullable().meta({ description: 'games of one experiment' }),
});
export type QuotaLimits = z.infer<typeof quotaLimitsSchema>;
export const quotaUseSchema = z.object({
  runningGames: z.int(),
  agentRoundsToday: z.number(),
  storageBytes: z.number(),
  resetsAt: timeSchema.meta({ description: 'when agentRoundsToday is 0 again: midnight UTC' }),
});
export type QuotaUse = z.infer<typeof quotaUseSchema>;
const limitOrNull = (max: number) =>
  z
    .number(`must be a whole number up to ${max}, or null for no limit`)
    .int(`must be a whole number up to ${max}, or null for no limit`)
    .min(0, 'must not be negative')
    .max(max, `must be at most ${max}, or null for no limit`)
    .nullable()
    .optional();
/** Limits to set: a number, null for unlimited; `null` for all returns to the defaults. */
export const changeQuotasSchema = strictObject({
  runningGames: limitOrNull(1_000_000),
  agentRoundsPerDay: limitOrNull(Number.MAX_SAFE_INTEGER),
  storageBytes: limitOrNull(Number.MAX_SAFE_INTEGER),
  experimentGames: limitOrNull(1_000_000_000),
});

export const accountSchema = personSchema
  .extend({ limits: quotaLimitsSchema, use: quotaUseSchema })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;
export const changeAccountSchema = strictObject({ name: personNameSchema });
export const changePasswordSchema = strictObject({ current: givenPasswordSchema, password: newPasswordSchema });
/** Sensitive changes ask for the password again. */
export const passwordAgainSchema = strictObject({ password: givenPasswordSchema });

export const deviceSchema = z.object({
  id: z.string(),
  agent: z.string().meta({ description: 'the browser’s User-Agent at sign-in' }),
  address: z.string().nullable(),
  isThis: z.boolean(),
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
  expiresAt: timeSchema,
});
export const deviceListSchema = z.object({ devices: z.array(deviceSchema) });

export const twoFactorSetUpSchema = z.object({
  uri: z.string().meta({ description: 'otpauth:// address for an authenticator' }),
  recoveryCodes: z.array(z.string()).meta({ description: 'each signs in once instead of a code' }),
});
export const confirmTwoFactorSchema = strictObject({
  code: z
    .string('is missing')
    .trim()
    .regex(/^\d{6}$/, 'must be the 6 digits that the authenticator shows'),
});

export const keySchema = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(SCOPES),
  start: z.string().meta({ description: 'its first characters' }),
  createdAt: timeSchema,
  expiresAt: timeSchema.nullable(),
  lastUsedAt: timeSchema.nullable(),
});
export const keyListSchema = z.object({ keys: z.array(keySchema) });
export const createKeySchema = strictObject({
  name: personNameSchema,
  scope: oneOfNames(SCOPES),
  days: z
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .max(3650, 'must be at most 3650')
    .nullable()
    .optional()
    .meta({ description: 'until it expires, default 90; null: never' }),
});
export const keyCreatedSchema = keySchema.extend({
  key: z.string().meta({ description: 'shown only now; send it as Authorization: Bearer KEY' }),
});
export const tokenCreatedSchema = z.object({
  token: z.string().meta({ description: 'a JSON Web Token, verified by /.well-known/jwks.json' }),
  expiresAt: timeSchema,
});
export const keySetSchema = z.object({
  keys: z.array(
    z.object({
      kty: z.string(),
      crv: z.string().optional(),
      x: z.string().optional(),
      kid: z.string(),
      alg: z.string().optional(),
    }),
  ),
});

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  createdAt: timeSchema,
  expiresAt: timeSchema,
});
export const invitationListSchema = z.object({ invitations: z.array(invitationSchema) });
export const createInvitationSchema = strictObject({
  email: emailSchema.optional().meta({ description: 'it is sent there where mail is configured' }),
  role: oneOfNames(ROLES),
});
/** A link that works once; the dashboard's page reads the token from its fragment. */
export const linkSchema = z.object({ link: z.string(), expiresAt: timeSchema });
export const invitationCreatedSchema = invitationSchema.extend({
  link: z.string().meta({ description: 'shown only now' }),
  isSent: z.boolean().meta({ description: 'by e-mail' }),
});

export const personShownSchema = personSchema.extend({
  isBlocked: z.boolean().meta({ description: 'cannot sign in; keys and sessions do not work' }),
  lastSeenAt: timeSchema.nullable(),
  limits: quotaLimitsSchema,
  hasOwnLimits: z.boolean().meta({ description: 'false: the defaults of the laboratory' }),
  use: quotaUseSchema,
});
export type PersonShown = z.infer<typeof personShownSchema>;
export const personListSchema = z.object({ people: z.array(personShownSchema), next: nextSchema });
export const listPeopleQuerySchema = strictObject({ limit: limitSchema, cursor: cursorSchema });
export const changePersonSchema = strictObject({
  role: oneOfNames(ROLES).optional(),
  isBlocked: z.boolean('must be true or false').optional(),
  limits: changeQuotasSchema.nullable().optional(),
});

/** Security events. */
export const AUDIT_ACTIONS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'code-failed',
  'invited',
  'invitation-withdrawn',
  'account-created',
  'account-changed',
  'account-deleted',
  'data-exported',
  'password-changed',
  'password-reset-requested',
  'password-reset',
  'two-factor-on',
  'two-factor-off',
  'session-revoked',
  'key-created',
  'key-revoked',
  'token-issued',
  'role-changed',
  'blocked',
  'unblocked',
  'limits-changed',
  'shared',
  'share-withdrawn',
  'link-opened',
  'audit-exported',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
export const auditEventSchema = z
  .object({
    id: z.string(),
    at: timeSchema,
    action: z.enum(AUDIT_ACTIONS),
    actor: z
      .object({ id: z.string().nullable(), name: z.string() })
      .meta({ description: 'who; without an id, the address that was typed in is not stored' }),
    by: z.enum(['session', 'key', 'token', 'link', 'command', 'none']).meta({ description: 'with what' }),
    address: z.string().nullable().meta({ description: 'from where' }),
    agent: z.string().nullable().meta({ description: 'User-Agent' }),
    subject: z.string().nullable().meta({ description: 'id of the person, key, game or experiment that it is about' }),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEventSchema>;
export const auditListSchema = z.object({ events: z.array(auditEventSchema), next: nextSchema });
export const auditQuerySchema = strictObject({
  action: oneOfNames(AUDIT_ACTIONS).optional(),
  person: idSchema.optional().meta({ description: 'who did it, or whom it was about' }),
  limit: limitSchema,
  cursor: cursorSchema,
});
export const auditExportQuerySchema = strictObject({});

/** With whom a game or an experiment is shared. */
export const shareSchema = z.object({
  id: z.string(),
  person: z
    .object({ id: z.string(), name: z.string(), email: z.string() })
    .nullable()
    .meta({ description: 'null: a link' }),
  may: z.enum(PERMISSIONS),
  createdAt: timeSchema,
  expiresAt: timeSchema.nullable(),
});
export type Share = z.infer<typeof shareSchema>;
export const accessSchema = z
  .object({
    may: z.enum([...PERMISSIONS, 'own']),
    owner: z.object({ id: z.string(), name: z.string() }),
    shares: z.array(shareSchema).nullable().meta({ description: 'only for its owner' }),
  })
  .meta({ id: 'Access' });
export type AccessShown = z.infer<typeof accessSchema>;
export const createShareSchema = strictObject({
  email: emailSchema.optional().meta({ description: 'of a person with an account; without it a link is made' }),
  may: oneOfNames(PERMISSIONS).optional().meta({ description: 'default view; a link always views' }),
  days: z
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .max(3650, 'must be at most 3650')
    .nullable()
    .optional()
    .meta({ description: 'until it expires; default null: never' }),
});
export const shareCreatedSchema = shareSchema.extend({
  link: z.string().nullable().meta({ description: 'of a link, shown only now' }),
});
export const openLinkSchema = strictObject({ token: tokenSchema });
export const linkOpenedSchema = z.object({ kind: z.enum(['game', 'experiment']), id: z.string() });
export { idSchema as accountIdSchema };
