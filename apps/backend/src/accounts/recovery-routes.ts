import { Problem, SESSION_ROUTES } from '@farol/api';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Database } from '../database/connection.ts';
import { networkOf } from '../http/client-address.ts';
import { forgive, spend } from '../http/rate-limit.ts';
import { createRouter, type Env } from '../http/router.ts';
import { insertEvent, record } from './audit.ts';
import { LINKS_BY_ADDRESS, MAILS_BY_ACCOUNT, SIGN_INS_BY_ACCOUNT } from './limits.ts';
import { type Mail, sendAccountExists, sendReset, sendSignUp } from './mail.ts';
import { hashPassword } from './passwords.ts';
import { createUser, findByEmail, findUser, setPassword } from './queries.ts';
import type { AccountTools } from './account-tools.ts';
import { issueTicket, linkGone, readTicket, takeTicket } from './tickets.ts';

async function limitMail(db: Database, c: Context<Env>, email: string): Promise<void> {
  await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
  await spend(db, MAILS_BY_ACCOUNT, email);
}

/** Everything that depends on the address comes after the answer, so its time does not tell if there is an account. */
function afterAnswer(log: Logger, work: () => Promise<unknown>): void {
  setImmediate(() => {
    // Details of an SQL error may contain the address.
    work().catch(({ code, message }) => log.error({ code, message }, 'a link was not sent'));
  });
}

/** Sign-up with an address that a link confirms. `mail`: undefined without MAIL_URL. */
export function signUpRoutes(tools: AccountTools, mail: Mail | undefined) {
  const { db, log, settings } = tools;
  const routes = createRouter();

  routes.openapi(SESSION_ROUTES.signUp, async (c) => {
    if (!settings.isSignUpOpen || !mail)
      throw new Problem('not-allowed', 'sign-up is closed: ask an administrator for an invitation');
    const { email, name } = c.req.valid('json');
    await limitMail(db, c, email);
    afterAnswer(log, () => answerSignUp(tools, mail, { email, name }));
    return c.body(null, 202);
  });

  routes.openapi(SESSION_ROUTES.verifyEmail, async (c) => {
    await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
    if (!settings.isSignUpOpen) throw linkGone();
    const { token, password } = c.req.valid('json');
    const hash = await hashPassword(password);
    await db.transaction().execute(async (trx) => {
      const { email, name } = await takeTicket(trx, token, ['sign-up']);
      const given = { email: email!, name: name!, password: hash, role: 'member' as const };
      // Another link or an invitation may have created the account meanwhile.
      const { id } = await createUser(trx, given).catch((error) => {
        throw error instanceof Problem ? linkGone() : error;
      });
      await record(trx, c, { action: 'account-created', actor: { id, name: name! }, by: 'link', subject: id });
    });
    return c.body(null, 204);
  });

  return routes;
}

/** Forgotten passwords. `mail`: undefined without MAIL_URL. */
export function passwordRoutes(tools: AccountTools, mail: Mail | undefined) {
  const { db, log } = tools;
  const routes = createRouter();

  routes.openapi(SESSION_ROUTES.forgotPassword, async (c) => {
    const { email } = c.req.valid('json');
    await limitMail(db, c, email);
    const origin = { address: c.get('address'), agent: c.req.header('User-Agent') };
    afterAnswer(log, () => answerForgotten(tools, mail, email, origin));
    return c.body(null, 202);
  });

  routes.openapi(SESSION_ROUTES.resetPassword, async (c) => {
    const { token, password } = c.req.valid('json');
    await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
    const hash = await hashPassword(password);
    const user = await db.transaction().execute(async (trx) => {
      // The account is locked first: two links of one person would wait for each other.
      const { user_id } = await readTicket(trx, token, ['reset']);
      const { id, name, email, is_blocked } = await findUser(trx, user_id!, { lock: true });
      await takeTicket(trx, token, ['reset']);
      if (is_blocked) throw linkGone();
      await setPassword(trx, id, hash);
      await trx.deleteFrom('sessions').where('user_id', '=', id).execute();
      // Other links, and sign-ins with the old password that wait for a code.
      await trx.deleteFrom('tickets').where('purpose', '=', 'reset').where('user_id', '=', id).execute();
      await trx.deleteFrom('verifications').where('value', '=', id).execute();
      await record(trx, c, { action: 'password-reset', actor: { id, name }, by: 'link', subject: id });
      return { email };
    });
    await forgive(db, SIGN_INS_BY_ACCOUNT, user.email);
    return c.body(null, 204);
  });

  return routes;
}

/** Sends the link of a sign-up, or tells the owner of the address that there is an account. */
async function answerSignUp(
  { db, settings }: AccountTools,
  mail: Mail,
  given: { email: string; name: string },
): Promise<void> {
  const { publicOrigin } = settings;
  const user = await findByEmail(db, given.email);
  if (user?.is_blocked) return;
  if (user) {
    await sendAccountExists(mail, { to: user.email, link: `${publicOrigin}/sign-in` });
    return;
  }
  const { link, ticket } = await issueTicket(db, publicOrigin, { purpose: 'sign-up', ...given });
  await sendSignUp(mail, { to: given.email, link, expiresAt: ticket.expires_at });
}

/** Sends the link that resets a password, if the address has an account that may sign in. */
async function answerForgotten(
  { db, settings }: AccountTools,
  mail: Mail | undefined,
  email: string,
  origin: { address: string; agent: string | undefined },
): Promise<void> {
  const user = await findByEmail(db, email);
  if (!user || user.is_blocked) return;
  await insertEvent(db, { action: 'password-reset-requested', subject: user.id, ...origin });
  if (!mail) return;
  const { link, ticket } = await issueTicket(db, settings.publicOrigin, { purpose: 'reset', userId: user.id });
  await sendReset(mail, { to: user.email, link, expiresAt: ticket.expires_at });
}
