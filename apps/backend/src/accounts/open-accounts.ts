import { keySetSchema, SESSION_ROUTES } from '@farol/api';
import type { AccountSettings } from '../account-settings.ts';
import { createRouter } from '../http/router.ts';
import type { ThreadPool } from '../threads/pool.ts';
import type { Tools } from '../tools.ts';
import { accountRoutes } from './account-routes.ts';
import { createAuth } from './auth.ts';
import { identify } from './identify.ts';
import { openMail } from './mail.ts';
import { createProvider } from './provider.ts';
import { providerRoutes } from './provider-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { findUser, showPerson } from './queries.ts';
import { passwordRoutes, signUpRoutes } from './recovery-routes.ts';
import type { AccountTools } from './account-tools.ts';
import { sessionRoutes } from './session-routes.ts';

/** Accounts of a laboratory: the identification of clients, and the routes of sessions and people. */
export function openAccounts(tools: Tools & { checks: ThreadPool }, settings: AccountSettings) {
  const provider = settings.provider && createProvider(settings.provider, tools.log);
  const auth = createAuth(tools, settings, provider);
  const accounts = { ...tools, auth, settings };
  const mail = settings.mail && openMail(settings.mail, tools.log);
  return {
    tools: accounts,
    identify: identify(accounts),
    routes: [
      describeSession(accounts),
      sessionRoutes(accounts),
      signUpRoutes(accounts, mail),
      passwordRoutes(accounts, mail),
      accountRoutes(accounts),
      providerRoutes(accounts, provider),
      ownAccountRoutes(accounts),
      peopleRoutes(accounts, mail),
    ],
  };
}

/** The session of the client, and the ways to sign in. */
function describeSession({ db, auth, settings }: AccountTools) {
  const routes = createRouter();
  routes.openapi(SESSION_ROUTES.read, async (c) => {
    const viewer = c.get('viewer');
    const [linkId] = viewer.links;
    const share =
      linkId === undefined
        ? undefined
        : await db.selectFrom('shares').selectAll().where('id', '=', linkId).executeTakeFirst();
    return c.json(
      {
        auth: 'accounts' as const,
        person: viewer.role === null ? null : showPerson(await findUser(db, viewer.ownerId)),
        link: share
          ? {
              kind: share.game_id === null ? ('experiment' as const) : ('game' as const),
              id: (share.game_id ?? share.experiment_id)!,
              may: share.may,
            }
          : null,
        isSignUpOpen: settings.isSignUpOpen,
        sendsMail: settings.mail !== undefined,
        provider: settings.provider?.name ?? null,
      },
      200,
    );
  });
  routes.openapi(SESSION_ROUTES.keySet, async (c) => c.json(keySetSchema.parse(await auth.api.getJwks()), 200));
  return routes;
}

/** The session in a laboratory without accounts. */
export function localSessionRoutes() {
  const routes = createRouter();
  routes.openapi(SESSION_ROUTES.read, (c) =>
    c.json(
      { auth: 'none' as const, person: null, link: null, isSignUpOpen: false, sendsMail: false, provider: null },
      200,
    ),
  );
  return routes;
}
