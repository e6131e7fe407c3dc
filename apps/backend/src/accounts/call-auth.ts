import { Problem } from '@farol/api';
import type { Context } from 'hono';
import type { Env } from '../http/router.ts';

/** Header in which the API tells better-auth the client's address. */
export const CLIENT_ADDRESS = 'x-farol-client';

/** The headers of a request as better-auth reads them, with the client's address. */
export function headersOf(c: Context<Env>): Headers {
  const headers = new Headers(c.req.raw.headers);
  headers.set(CLIENT_ADDRESS, c.get('address'));
  return headers;
}

/** Passes on the cookies that better-auth sets. */
export function passCookies(c: Context<Env>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
}

/** The same words whatever was wrong, so that nobody learns which addresses have accounts. */
export const wrongCredentials = (words = 'the e-mail address or the password is wrong') =>
  new Problem('wrong-credentials', words);

/** The JSON of a successful answer of better-auth, its cookies passed on; undefined if it refused. */
export async function take(c: Context<Env>, answer: Response): Promise<Record<string, unknown> | undefined> {
  if (!answer.ok) return undefined;
  passCookies(c, answer);
  return (await answer.json()) as Record<string, unknown>;
}
