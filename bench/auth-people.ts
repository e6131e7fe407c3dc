import { createUser } from '../apps/backend/src/accounts/queries.ts';
import { hashPassword } from '../apps/backend/src/accounts/passwords.ts';
import { connect } from '../apps/backend/src/database/connection.ts';
import { LOCAL_VIEWER } from '../apps/backend/src/owners/viewer.ts';

export const PASSWORD = 'correct horse 1';
/** Accounts that sign in; the first is the administrator, who owns all games of the laboratory without accounts. */
export const EMAILS = Array.from({ length: 20 }, (_, index) => `person-${index}@example.org`);

/** Creates the accounts. */
export async function createPeople(databaseUrl: string): Promise<void> {
  const db = connect(databaseUrl);
  const password = await hashPassword(PASSWORD);
  await db.transaction().execute(async (trx) => {
    for (const [index, email] of EMAILS.entries()) {
      const first = index === 0 ? { id: LOCAL_VIEWER.ownerId } : {};
      const role = index === 0 ? 'administrator' : 'member';
      await createUser(trx, { ...first, name: `Person ${index}`, email, role, password });
    }
  });
  await db.destroy();
}

/** Client addresses: the API limits the requests and sign-ins of one address. */
export const clientAddress = (index: number) => `10.1.${(index >> 8) & 255}.${index & 255}`;

/** Sends a request with a JSON body from an address, and checks its status. */
export async function ask(
  port: number,
  method: string,
  path: string,
  { body, status, headers }: { body?: unknown; status: number; headers?: Record<string, string> },
): Promise<{ body: Record<string, string>; cookie: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { body: text === '' ? {} : JSON.parse(text), cookie: cookie.join('; ') };
}

let signIns = 0;

/** Signs one of the people in, from an address of its own; returns the cookie. */
export async function signIn(port: number, index: number): Promise<string> {
  const headers = { 'X-Forwarded-For': clientAddress(30_000 + signIns++) };
  const body = { email: EMAILS[index % EMAILS.length], password: PASSWORD };
  return (await ask(port, 'POST', '/session', { body, status: 200, headers })).cookie;
}
