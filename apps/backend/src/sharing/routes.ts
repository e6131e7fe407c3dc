import { type AccessShown, Problem, SHARING_ROUTES } from '@farol/api';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { record } from '../accounts/audit.ts';
import { linkCookieName } from '../accounts/identify.ts';
import { LINKS_BY_ADDRESS, SHARES_BY_PERSON } from '../accounts/limits.ts';
import { hashOf } from '../accounts/secrets.ts';
import type { AccountTools } from '../accounts/account-tools.ts';
import type { Queryable, Transaction } from '../database/connection.ts';
import { findExperiment } from '../experiments/queries.ts';
import { findGame } from '../games/queries.ts';
import { networkOf } from '../http/client-address.ts';
import { spend } from '../http/rate-limit.ts';
import { createRouter, type Env } from '../http/router.ts';
import { findLink, findShare, type Might, type SharedColumn } from '../owners/shares.ts';
import { listShares, nameOfOwner } from './queries.ts';
import { type NewShare, share, type Shared, withdraw } from './share.ts';

/** A browser forgets an opened link after this time. */
const LINK_SECONDS = 30 * 24 * 60 * 60;

/** A game or an experiment that the client may use as `may` says. */
async function findThing(
  c: Context<Env>,
  db: Queryable,
  column: SharedColumn,
  id: string,
  may: Might,
  lock = false,
): Promise<Shared> {
  const find = column === 'game_id' ? findGame : findExperiment;
  const { owner_id: ownerId } = await find(db, c.get('viewer'), id, { may, lock });
  return { column, id, ownerId };
}

async function showAccess(db: Queryable, c: Context<Env>, { column, id, ownerId }: Shared): Promise<AccessShown> {
  const viewer = c.get('viewer');
  const isOwner = ownerId === viewer.ownerId;
  return {
    may: isOwner ? 'own' : ((await findShare(db, viewer, column, id)) ?? 'view'),
    owner: { id: ownerId, name: await nameOfOwner(db, ownerId) },
    shares: isOwner ? await listShares(db, column, id) : null,
  };
}

const kindOf = (column: SharedColumn) => (column === 'game_id' ? 'game' : 'experiment');

/** Sharing games and experiments with people and by links. */
export function sharingRoutes({ db, settings }: AccountTools) {
  const routes = createRouter();
  async function add(c: Context<Env>, column: SharedColumn, id: string, given: NewShare) {
    if (given.email !== undefined) await spend(db, SHARES_BY_PERSON, c.get('viewer').ownerId);
    return db.transaction().execute(async (trx) => {
      // Locked: of two shares with one person at once, the second replaces the first.
      const thing = await findThing(c, trx, column, id, 'own', true);
      const made = await share(trx, thing, given);
      const { may, person, id: shareId } = made.share;
      const detail = { kind: kindOf(column), may, share: shareId, with: person?.id ?? 'link' };
      await record(trx, c, { action: 'shared', subject: id, detail });
      return { ...made.share, link: made.token === null ? null : `${settings.publicOrigin}/link#${made.token}` };
    });
  }
  const remove = (c: Context<Env>, column: SharedColumn, id: string, shareId: string) =>
    db.transaction().execute(async (trx: Transaction) => {
      await withdraw(trx, await findThing(c, trx, column, id, 'own'), shareId);
      await record(trx, c, { action: 'share-withdrawn', subject: id, detail: { share: shareId } });
    });

  routes.openapi(SHARING_ROUTES.readGame, async (c) => {
    const thing = await findThing(c, db, 'game_id', c.req.valid('param').id, 'view');
    return c.json(await showAccess(db, c, thing), 200);
  });
  routes.openapi(SHARING_ROUTES.shareGame, async (c) =>
    c.json(await add(c, 'game_id', c.req.valid('param').id, c.req.valid('json')), 201),
  );
  routes.openapi(SHARING_ROUTES.withdrawGame, async (c) => {
    const { id, shareId } = c.req.valid('param');
    await remove(c, 'game_id', id, shareId);
    return c.body(null, 204);
  });
  routes.openapi(SHARING_ROUTES.readExperiment, async (c) => {
    const thing = await findThing(c, db, 'experiment_id', c.req.valid('param').id, 'view');
    return c.json(await showAccess(db, c, thing), 200);
  });
  routes.openapi(SHARING_ROUTES.shareExperiment, async (c) =>
    c.json(await add(c, 'experiment_id', c.req.valid('param').id, c.req.valid('json')), 201),
  );
  routes.openapi(SHARING_ROUTES.withdrawExperiment, async (c) => {
    const { id, shareId } = c.req.valid('param');
    await remove(c, 'experiment_id', id, shareId);
    return c.body(null, 204);
  });

  routes.openapi(SHARING_ROUTES.openLink, async (c) => {
    await spend(db, LINKS_BY_ADDRESS, networkOf(c.get('address')));
    const { token } = c.req.valid('json');
    const row = await findLink(db, hashOf(token));
    if (!row) throw new Problem('link-gone', 'the link was withdrawn or has expired: ask its owner for a new one');
    setCookie(c, linkCookieName(settings), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: settings.publicOrigin.startsWith('https:'),
      maxAge: LINK_SECONDS,
    });
    const kind = row.game_id === null ? 'experiment' : 'game';
    const id = (row.game_id ?? row.experiment_id)!;
    await record(db, c, { action: 'link-opened', by: 'link', subject: id, detail: { share: row.id } });
    return c.json({ kind, id } as const, 200);
  });

  return routes;
}
