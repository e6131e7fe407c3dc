import { emailSchema, personNameSchema } from '@farol/api';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthorizationURL, type OAuthProvider } from 'better-auth/oauth2';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AccountSettings } from '../account-settings.ts';
import { type Endpoints, keepEndpoints } from './provider-endpoints.ts';

/** Id of the OpenID provider, in the callback's address too. */
export const PROVIDER = 'oidc';

type Settings = NonNullable<AccountSettings['provider']>;

const SCOPES = ['openid', 'email', 'profile'];
/** Difference between the clocks of provider and server. */
const CLOCK_TOLERANCE_SECONDS = 30;

const tokensSchema = z.object({ access_token: z.string().optional(), id_token: z.string() });

/** OpenID Connect: Google and Keycloak send email_verified as a boolean, others as text. */
const isVerified = (claim: unknown) => claim === true || claim === 'true';

/** Form encoding, which RFC 6749, section 2.3.1, asks for in client credentials. */
const formEncode = (text: string) => new URLSearchParams({ _: text }).toString().slice(2);

/** Exchanges the code of a callback for tokens (PKCE: with the verifier of the visit). */
async function exchangeCode(
  { clientId, clientSecret }: Settings,
  { token, usesBasic, request }: Endpoints,
  given: { code: string; redirectURI: string; codeVerifier?: string | undefined },
) {
  if (given.codeVerifier === undefined) throw new Error('the visit has no code verifier');
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: given.code,
    redirect_uri: given.redirectURI,
    code_verifier: given.codeVerifier,
    ...(usesBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
  });
  const credentials = Buffer.from(`${formEncode(clientId)}:${formEncode(clientSecret)}`).toString('base64');
  const answer = await request(token, {
    body: form.toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(usesBasic ? { Authorization: `Basic ${credentials}` } : {}),
    },
  });
  const { access_token: accessToken, id_token: idToken } = tokensSchema.parse(answer);
  return { accessToken, idToken };
}

/** The claims of an ID token whose signature, issuer, audience, times and nonce are right (OpenID Connect Core, 3.1.3.7). */
async function verifyIdToken({ clientId }: Settings, endpoints: Endpoints, idToken: string, nonce: string) {
  const { payload } = await jwtVerify(idToken, endpoints.keys, {
    issuer: endpoints.issuer,
    audience: clientId,
    algorithms: endpoints.algorithms,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  });
  if (payload['nonce'] !== nonce) throw new Error('the ID token is of another visit: its nonce differs');
  const { azp } = payload;
  if (azp !== undefined && azp !== clientId) throw new Error('the ID token was issued to another client');
  return payload;
}

/** Claims about the person: of the ID token, else of the userinfo endpoint. */
async function readProfile({ userinfo, request }: Endpoints, claims: JWTPayload, accessToken: string | undefined) {
  if (claims['email'] !== undefined || !userinfo || accessToken === undefined) return claims;
  const answer = z
    .looseObject({ sub: z.string() })
    .parse(await request(userinfo, { headers: { Authorization: `Bearer ${accessToken}` } }));
  if (answer.sub !== claims.sub) throw new Error('the userinfo endpoint answered about another person');
  return { ...answer, sub: claims.sub };
}

/** The person as an account. A name that would be refused gives way to the address’s first part. */
function userOf(profile: JWTPayload) {
  const email = emailSchema.safeParse(profile['email']).data;
  const name = personNameSchema.safeParse(profile['name']).data ?? email?.split('@')[0];
  return { email, name, emailVerified: isVerified(profile['email_verified']) };
}

/**
 * The OpenID provider, as better-auth takes one. Its own generic plugin calls whatever the discovery document names,
 * and waits for the document before it answers anything.
 */
export function createProvider(settings: Settings, log: Logger) {
  const readEndpoints = keepEndpoints(settings.issuer);
  const provider: OAuthProvider = {
    id: PROVIDER,
    name: settings.name,
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => (profile as JWTPayload).sub ?? '',
    async createAuthorizationURL({ state, codeVerifier, redirectURI, idTokenNonce }) {
      const { authorization } = await readEndpoints();
      return createAuthorizationURL({
        id: PROVIDER,
        options: { clientId: settings.clientId },
        authorizationEndpoint: authorization.href,
        state,
        codeVerifier,
        nonce: idTokenNonce,
        scopes: SCOPES,
        redirectURI,
      });
    },
    async validateAuthorizationCode(given) {
      return exchangeCode(settings, await readEndpoints(), given);
    },
    async getUserInfo({ idToken, accessToken, expectedIdTokenNonce: nonce }) {
      try {
        if (idToken === undefined || nonce === undefined) throw new Error('there is no ID token, or no nonce');
        const endpoints = await readEndpoints();
        const claims = await verifyIdToken(settings, endpoints, idToken, nonce);
        const profile = await readProfile(endpoints, claims, accessToken);
        return { user: userOf(profile), data: profile };
      } catch (error) {
        log.warn({ reason: (error as Error).message }, 'a sign-in at the OpenID provider was refused');
        return null;
      }
    },
  };
  const plugin = { id: 'openid-provider', init: () => ({ context: { socialProviders: [provider] } }) };
  return { plugin: plugin satisfies BetterAuthPlugin, readEndpoints };
}
export type Provider = ReturnType<typeof createProvider>;
