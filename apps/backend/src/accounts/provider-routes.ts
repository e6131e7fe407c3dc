import { invalidRequest, Problem, SESSION_ROUTES, type SignInFailure } from '@farol/api';
import type { Context } from 'hono';
import { networkOf } from '../http/client-address.ts';
import { spend } from '../http/rate-limit.ts';
import { createRouter, type Env } from '../http/router.ts';
import { record } from './audit.ts';
import { headersOf, passCookies, take } from './call-auth.ts';
import { SIGN_INS_BY_ADDRESS } from './limits.ts';
import { type Provider, PROVIDER } from './provider.ts';
import type { AccountTools } from './account-tools.ts';

/** Errors of providers (RFC 6749) and of better-auth, as the dashboard's page knows them. */
const FAILURES: Record<string, SignInFailure> = {
  access_denied: 'cancelled',
  account_not_linked: 'not-linked',
  email_not_found: 'no-email',
  state_mismatch: 'expired',
  state_not_found: 'expired',
  unable_to_create_session: 'blocked',
  unable_to_create_user: 'not-invited',
};

/** Signing in at the OpenID provider. Failures lead back to the dashboard's page: a browser comes here, not a program. */
export function providerRoutes(tools: AccountTools, provider: Provider | undefined) {
  const { db, log, auth, settings } = tools;
  const { publicOrigin } = settings;
  const routes = createRouter();
  const fail = (c: Context<Env>, failure: SignInFailure) => c.redirect(`${publicOrigin}/sign-in?error=${failure}`, 302);
  const isAllowed = (c: Context<Env>) => isWithinLimit(spend(db, SIGN_INS_BY_ADDRESS, networkOf(c.get('address'))));
  const isReady = ({ readEndpoints }: Provider) =>
    readEndpoints().then(
      () => true,
      (error: Error) => {
        log.warn({ reason: error.message }, 'the OpenID provider cannot be used: check OIDC_ISSUER');
        return false;
      },
    );

  routes.openapi(SESSION_ROUTES.provider, async (c) => {
    if (!provider) throw new Problem('not-found', 'there is no OpenID provider: set OIDC_ISSUER');
    const callbackURL = pageOf(c.req.valid('query').to ?? '/games', publicOrigin);
    if (!(await isAllowed(c))) return fail(c, 'too-many-requests');
    if (!(await isReady(provider))) return fail(c, 'provider-away');
    const body = {
      provider: PROVIDER,
      callbackURL,
      errorCallbackURL: `${publicOrigin}/sign-in`,
      disableRedirect: true,
    };
    const answer = await take(c, await auth.api.signInSocial({ body, headers: headersOf(c), asResponse: true }));
    return c.redirect(answer!['url'] as string, 302);
  });

  routes.get(`/auth/callback/${PROVIDER}`, async (c) => {
    if (!provider) throw new Problem('not-found', 'there is no OpenID provider: set OIDC_ISSUER');
    if (!(await isAllowed(c))) return fail(c, 'too-many-requests');
    if (!(await isReady(provider))) return fail(c, 'provider-away');
    const failure = (await refuseIssuer(c, provider)) ?? (await complete(c, tools));
    if (failure === undefined) return c.body(null, 302);
    await record(db, c, { action: 'sign-in-failed', by: 'none', detail: { with: 'provider', failure } });
    return fail(c, failure);
  });

  return routes;
}

/** False if the limit is reached. */
const isWithinLimit = (spent: Promise<void>) =>
  spent.then(
    () => true,
    (error) => {
      if (error instanceof Problem) return false;
      throw error;
    },
  );

/** A page of the dashboard. A browser drops tabs and line breaks from an address, which then may begin with `//`. */
function pageOf(path: string, publicOrigin: string): string {
  const url = URL.parse(path, publicOrigin);
  if (url?.origin !== publicOrigin) throw invalidRequest([{ field: 'to', message: 'must be a path of the dashboard' }]);
  return url.href;
}

/** An answer of another issuer than ours is refused, and one that names none if ours always does (RFC 9207). */
async function refuseIssuer(c: Context<Env>, { readEndpoints }: Provider): Promise<SignInFailure | undefined> {
  const { issuer, namesIssuer } = await readEndpoints();
  const given = c.req.query('iss');
  return given === issuer || (given === undefined && !namesIssuer) ? undefined : 'failed';
}

/** Completes the sign-in by better-auth, sets its cookies and the page to go to; or tells why not. */
async function complete(
  c: Context<Env>,
  { db, auth, settings, log }: AccountTools,
): Promise<SignInFailure | undefined> {
  const { search } = new URL(c.req.url);
  const address = `${settings.publicOrigin}/api/auth/callback/${PROVIDER}${search}`;
  const answer = await auth.handler(new Request(address, { headers: headersOf(c) }));
  passCookies(c, answer);
  const location = answer.headers.get('Location') ?? '';
  const cookie = answer.headers
    .getSetCookie()
    .map((given) => given.split(';')[0])
    .join('; ');
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!session) {
    const code = URL.parse(location, settings.publicOrigin)?.searchParams.get('error') ?? '';
    log.warn({ status: answer.status, code: code.slice(0, 100) }, 'a sign-in at the OpenID provider failed');
    return Object.hasOwn(FAILURES, code) ? FAILURES[code] : 'failed';
  }
  const { id, name } = session.user;
  await record(db, c, { action: 'signed-in', actor: { id, name }, by: 'session', detail: { with: 'provider' } });
  c.header('Location', location);
  return undefined;
}
