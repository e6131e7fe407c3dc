import { Events, OAuth2Server } from 'oauth2-mock-server';
import { type StartedBackend, startBackend } from '../testing.ts';
import { SECRET } from './people.ts';

export const ORIGIN = 'http://localhost:3000';
type Ask = StartedBackend['ask'];

/** A laboratory with accounts whose OpenID provider is `issuer`. */
export const startLaboratory = (issuer: string, more: NodeJS.ProcessEnv = {}) =>
  startBackend({
    AUTH: 'accounts',
    PUBLIC_URL: ORIGIN,
    AUTH_SECRET: SECRET,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'farol',
    OIDC_CLIENT_SECRET: 's p:c/r&t',
    OIDC_NAME: 'the university',
    ...more,
  });
export const OPEN = { SIGN_UP: 'open', MAIL_URL: 'smtp://localhost', MAIL_FROM: 'farol@example.org' };

/** A real OpenID provider, whose tokens and answers a test can change by the events of `service`. */
export async function startProvider() {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  return server;
}

/** Sets claims of all tokens that the provider issues from now on. */
export const say = ({ service }: OAuth2Server, claims: Record<string, unknown>) =>
  service.on(Events.BeforeTokenSigning, (token) => void Object.assign(token.payload, claims));

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

interface Visit {
  callback: URL;
  cookie: string;
}

/** A browser's visit to the provider, up to the address to which the provider sends it back. */
export async function visit(ask: Ask): Promise<Visit> {
  const { status, headers } = await ask('GET', '/session/provider?to=/games/7');
  if (status !== 302) throw new Error(`the visit was answered by ${status}`);
  const answer = await fetch(headers.get('Location')!, { redirect: 'manual' });
  return { callback: new URL(answer.headers.get('Location')!), cookie: cookieOf(headers) };
}

/** The same browser comes back: where it is sent, and who is signed in there. */
export async function comeBack(ask: Ask, { callback, cookie }: Visit) {
  const { headers } = await ask('GET', callback.pathname + callback.search, undefined, { Cookie: cookie });
  const { person } = (await ask('GET', '/session', undefined, { Cookie: cookieOf(headers) })).body;
  return { location: headers.get('Location'), person, headers };
}

export const signIn = async (ask: Ask) => comeBack(ask, await visit(ask));

/** The result of a sign-in that failed. */
export const failed = (failure: string) => ({ location: `${ORIGIN}/sign-in?error=${failure}`, person: null });
