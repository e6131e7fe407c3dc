import type { Role } from '@farol/api';
import { hashPassword } from '../accounts/passwords.ts';
import { createUser } from '../accounts/queries.ts';
import type { StartedBackend } from '../testing.ts';

export const ORIGIN = 'http://localhost:3000';
export const SECRET = 'f3b1c94e5ad27086b1f3c94e5ad27086';
/** The environment of a laboratory with accounts. */
export const WITH_ACCOUNTS = { AUTH: 'accounts', PUBLIC_URL: ORIGIN, AUTH_SECRET: SECRET };
export const PASSWORD = 'correct horse 1';

/** Asks as one client: its cookies, or its Authorization header. */
export type Ask = (method: string, path: string, body?: unknown) => ReturnType<StartedBackend['ask']>;

/** The cookies that these answers set, as a browser sends them. */
export const cookiesOf = (...answers: { headers: Headers }[]): string =>
  answers
    .flatMap(({ headers }) => headers.getSetCookie().map((cookie) => cookie.split(';')[0]))
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');

/** A client that sends the cookies of these answers. */
export function clientWith({ ask }: StartedBackend, ...answers: { headers: Headers }[]): Ask {
  const Cookie = cookiesOf(...answers);
  return (method, path, body) => ask(method, path, body, { Cookie });
}

/** Creates a person with an account, who signs in. */
export async function signIn(laboratory: StartedBackend, name: string, role: Role = 'member'): Promise<Ask> {
  const email = `${name.toLowerCase()}@example.org`;
  const password = await hashPassword(PASSWORD);
  await laboratory.backend.db.transaction().execute((trx) => createUser(trx, { name, email, role, password }));
  return clientWith(laboratory, await laboratory.ask('POST', '/session', { email, password: PASSWORD }));
}
