import { createRoute, z } from '@hono/zod-openapi';
import {
  choicesQuerySchema,
  choicesSchema,
  DEFAULT_BINS,
  DEFAULT_POINTS,
  distributionsQuerySchema,
  distributionsSchema,
  gameIdSchema,
  historyQuerySchema,
  historySchema,
  statsQuerySchema,
  statsSchema,
} from '@farol/api';
import type { Context } from 'hono';
import type { Tools } from '../tools.ts';
import { readAtOnce, type Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import { findGame, type GameRow } from '../games/queries.ts';
import { bytesOfGame } from '../http/in-flight.ts';
import { answers, createRouter, type Env } from '../http/router.ts';
import { readAttendances } from '../series/queries.ts';
import { windowOf } from '../series/window-of.ts';
import { replayChoices } from './choices.ts';
import { describeDistributionsTask } from './distributions.ts';
import { readHistory } from './history.ts';
import { readWindow } from './read-window.ts';
import { describeGameTask } from './statistics.ts';

const params = z.object({ gameId: gameIdSchema });
const tags = ['analytics'];

/** Reserves memory to restore the game as it stands. */
const reserve = (trx: Transaction, c: Context<Env>, { manifest, rounds_played: played }: GameRow) =>
  keepAlive(trx, () => c.get('reserve')(bytesOfGame(manifest, played)));

export function analyticsRoutes({ db, threads }: Tools) {
  const routes = createRouter();

  const stats = createRoute({
    method: 'get',
    path: '/games/{gameId}/stats',
    tags,
    summary: 'Statistics of a window, with the theory beside them',
    request: { params, query: statsQuerySchema },
    responses: answers(200, statsSchema, 'The statistics, each defined in docs/model.md'),
  });
  routes.openapi(stats, async (c) => {
    const asked = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      const window = await readWindow(trx, game, c.req.valid('query'));
      const { from, to } = window.span ?? { from: 0, to: 0 };
      return { ...window, attendances: await readAttendances(trx, game.id, from, to) };
    });
    return c.json(await threads.run(describeGameTask, asked), 200);
  });

  const history = createRoute({
    method: 'get',
    path: '/games/{gameId}/history',
    tags,
    summary: 'Attendance and benefit over a window, in so many points',
    request: { params, query: historyQuerySchema },
    responses: answers(
      200,
      historySchema,
      'Round by round while that fits, else buckets with min, max, mean, first and last',
    ),
  });
  routes.openapi(history, async (c) => {
    const { points = DEFAULT_POINTS, ...window } = c.req.valid('query');
    const shown = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      const { from, to } = windowOf(game, window);
      return readHistory(trx, game, from, to, points);
    });
    return c.json(shown, 200);
  });

  const choices = createRoute({
    method: 'get',
    path: '/games/{gameId}/choices',
    tags,
    summary: 'Who chose what in a window, replayed, as bitmaps',
    request: { params, query: choicesQuerySchema },
    responses: answers(200, choicesSchema, 'A bitmap of choices for each entry of agents, a row an agent'),
  });
  routes.openapi(choices, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').gameId);
    await c.get('reserve')(bytesOfGame(game.manifest, game.rounds_played));
    return c.json(await replayChoices(db, threads, game, c.req.valid('query')), 200);
  });

  const distributions = createRoute({
    method: 'get',
    path: '/games/{gameId}/distributions',
    tags,
    summary: 'Histograms of how the agents have done in a window',
    request: { params, query: distributionsQuerySchema },
    responses: answers(200, distributionsSchema, 'Of the agents of the window, by entry'),
  });
  routes.openapi(distributions, async (c) => {
    const { bins = DEFAULT_BINS, ...window } = c.req.valid('query');
    const asked = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      return { ...(await readWindow(trx, game, window)), bins };
    });
    return c.json(await threads.run(describeDistributionsTask, asked), 200);
  });

  return routes;
}
