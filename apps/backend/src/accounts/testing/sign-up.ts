import type { Role } from '@farol/api';
import { cookiesOf, ORIGIN, PASSWORD, WITH_ACCOUNTS } from '../../testing/people.ts';
import { type StartedBackend, startBackend } from '../../testing.ts';
import { issueTicket } from '../tickets.ts';

export { PASSWORD };

/** A laboratory with accounts. */
export const startLaboratory = (environment: NodeJS.ProcessEnv = {}) =>
  startBackend({ ...WITH_ACCOUNTS, ...environment });

/** A signed-in person; `ask` sends requests with the session. */
export async function signUp(laboratory: StartedBackend, name: string, role: Role, isFirst = false) {
  const purpose = isFirst ? 'set-up' : 'invitation';
  const { link } = await issueTicket(laboratory.backend.db, ORIGIN, { purpose, role });
  const given = { token: new URL(link).hash.slice(1), email: `${name}@example.org`, name, password: PASSWORD };
  const { body, headers } = await laboratory.ask('POST', '/invitations/accept', given);
  const Cookie = cookiesOf({ headers });
  const ask: StartedBackend['ask'] = (method, path, sent, others) =>
    laboratory.ask(method, path, sent, { Cookie, ...others });
  return { id: body.id as string, name, email: `${name}@example.org`, ask };
}
export type SignedUp = Awaited<ReturnType<typeof signUp>>;
