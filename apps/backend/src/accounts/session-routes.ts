import { invalidRequest, SESSION_ROUTES } from '@farol/api';
import { deleteCookie } from 'hono/cookie';
import { networkOf } from '../http/client-address.ts';
import { forgive, spend } from '../http/rate-limit.ts';
import { createRouter } from '../http/router.ts';
import { LOCAL_VIEWER } from '../owners/viewer.ts';
import type { AccountTools } from './account-tools.ts';
import { record } from './audit.ts';
import { headersOf, passCookies, take, wrongCredentials } from './call-auth.ts';
import { linkCookieName } from './identify.ts';
import { LINKS_BY_ADDRESS, SIGN_INS_BY_ACCOUNT, SIGN_INS_BY_ADDRESS } from './limits.ts';
import { hashPassword } from './passwords.ts';
import { createUser, findByEmail, isLocalOwnerTaken, showPerson } from './queries.ts';
import { readTicket, takeTicket } from './tickets.ts';

/** Signing in and out, and invitations. */
export function sessionRoutes({ db, auth, settings }: AccountTools) {
  const routes = createRouter();

  routes.openapi(SESSION_ROUTES.signIn, async (c) => {
    const { email, password } = c.req.valid('json');
    await spend(db, SIGN_INS_BY_ADDRESS, networkOf(c.get('address')));
    await spend(db, SIGN_INS_BY_ACCOUNT, email);
    const body = { email, password, rememberMe: true };
    const answer = await take(c, await auth.api.signInEmail({ body, headers: headersOf(c), asResponse: true }));
    const user = await findByEmail(db, email);
    const actor = { id: user?.id ?? null, name: user?.name ?? '' };
    if (!answer || !user) {
      await record(db, c, { action: 'sign-in-failed', actor, by: 'none' });
      throw wrongCredentials();
    }
    const needsCode = answer['twoFactorRedirect'] === true;
    if (!needsCode) {
      await forgive(db, SIGN_INS_BY_ACCOUNT, email);
      await record(db, c, { action: 'signed-in', actor, by: 'session', detail: { with: 'password' } });
    }
    return c.json({ needsCode }, 200);
  });

  routes.openapi(SESSION_ROUTES.enterCode, async (c) => {
    const { code, kind = 'totp' } = c.req.valid('json');
    await spend(db, SIGN_INS_BY_ADDRESS, networkOf(c.get('address')));
    const given = { body: { code }, headers: headersOf(c), asResponse: true } as const;
    const answer = await take(
      c,
      await (kind === 'totp' ? auth.api.verifyTOTP(given) : auth.api.verifyBackupCode(given)),
    );
    if (!answer) {
      await record(db, c, { action: 'code-failed', by: 'none' });
      throw wrongCredentials('the code is wrong or too old, or the sign-in began too long ago: sign in again');
    }
    const { id, name } = answer['user'] as { id: string; name: string };
    await record(db, c, { action: 'signed-in', actor: { id, name }, by: 'session', detail: { with: kind } });
    return c.json({ needsCode: false }, 200);
  });

  routes.openapi(SESSION_ROUTES.signOut, async (c) => {
    const viewer = c.get('viewer');
    if (viewer.by === 'session') {
      passCookies(c, await auth.api.signOut({ headers: headersOf(c), asResponse: true }));
      await record(db, c, { action: 'signed-out' });
    }
    deleteCookie(c, linkCookieName(settings), { path: '/', secure: settings.publicOrigin.startsWith('https:') });
    return c.body(null, 204);
  });

  routes.openapi(SESSION_ROUTES.readInvitation, async (c) => {
    await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
    const ticket = await readTicket(db, c.req.valid('json').token, ['invitation', 'set-up']);
    return c.json({ email: ticket.email, role: ticket.role!, isFirst: ticket.purpose === 'set-up' }, 200);
  });

  routes.openapi(SESSION_ROUTES.acceptInvitation, async (c) => {
    const { token, email, name, password } = c.req.valid('json');
    await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
    const hash = await hashPassword(password);
    const user = await db.transaction().execute(async (trx) => {
      const ticket = await takeTicket(trx, token, ['invitation', 'set-up']);
      // The first administrator takes over the owner of the laboratory without accounts, with all games.
      const isFirst = ticket.purpose === 'set-up' && !(await isLocalOwnerTaken(trx));
      const created = await createUser(trx, {
        ...(isFirst ? { id: LOCAL_VIEWER.ownerId } : {}),
        name,
        email: addressFor(ticket.email, email),
        // An address that an invited person typed in may be somebody else's.
        isVerified: ticket.email !== null || ticket.purpose === 'set-up',
        role: ticket.role!,
        password: hash,
      });
      const actor = { id: created.id, name };
      await record(trx, c, { action: 'account-created', actor, by: 'link', subject: created.id });
      return created;
    });
    const body = { email: user.email, password, rememberMe: true };
    await take(c, await auth.api.signInEmail({ body, headers: headersOf(c), asResponse: true }));
    return c.json(showPerson(user), 201);
  });

  return routes;
}

/** The address of an invited person: the invitation's, else the one that was typed in. */
function addressFor(invited: string | null, given: string | undefined): string {
  const address = invited ?? given;
  if (address === undefined)
    throw invalidRequest([{ field: 'email', message: 'is missing: the invitation names none' }]);
  return address;
}
