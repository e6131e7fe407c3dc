import { ANALYTICS_ROUTES, DEFAULT_BINS, DEFAULT_POINTS } from '@farol/api';
import type { Context } from 'hono';
import type { Tools } from '../tools.ts';
import { readAtOnce, type Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import { findGame, type GameRow } from '../games/queries.ts';
import { bytesOfGame } from '../http/in-flight.ts';
import { createRouter, type Env } from '../http/router.ts';
import { readAttendances } from '../series/queries.ts';
import { windowOf } from '../series/window-of.ts';
import { replayChoices } from './choices.ts';
import { describeDistributionsTask } from './distributions.ts';
import { readHistory } from './history.ts';
import { readWindow } from './read-window.ts';
import { describeGameTask } from './statistics.ts';

/** Reserves memory to restore the game as it stands. */
const reserve = (trx: Transaction, c: Context<Env>, { manifest, rounds_played: played }: GameRow) =>
  keepAlive(trx, () => c.get('reserve')(bytesOfGame(manifest, played)));

export function analyticsRoutes({ db, threads }: Tools) {
  const routes = createRouter();

  routes.openapi(ANALYTICS_ROUTES.stats, async (c) => {
    const asked = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      const window = await readWindow(trx, game, c.req.valid('query'));
      const { from, to } = window.span ?? { from: 0, to: 0 };
      return { ...window, attendances: await readAttendances(trx, game.id, from, to) };
    });
    return c.json(await threads.run(describeGameTask, asked, { signal: c.req.raw.signal }), 200);
  });

  routes.openapi(ANALYTICS_ROUTES.history, async (c) => {
    const { points = DEFAULT_POINTS, ...window } = c.req.valid('query');
    const shown = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      const { from, to } = windowOf(game, window);
      return readHistory(trx, game, from, to, points);
    });
    return c.json(shown, 200);
  });

  routes.openapi(ANALYTICS_ROUTES.choices, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').gameId);
    await c.get('reserve')(bytesOfGame(game.manifest, game.rounds_played));
    return c.json(await replayChoices(db, threads, game, c.req.valid('query'), c.req.raw.signal), 200);
  });

  routes.openapi(ANALYTICS_ROUTES.distributions, async (c) => {
    const { bins = DEFAULT_BINS, ...window } = c.req.valid('query');
    const asked = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      return { ...(await readWindow(trx, game, window)), bins };
    });
    return c.json(await threads.run(describeDistributionsTask, asked, { signal: c.req.raw.signal }), 200);
  });

  return routes;
}
