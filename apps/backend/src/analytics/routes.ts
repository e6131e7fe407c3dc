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
  MAX_STATS_ROUNDS,
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
import { readAttendances, readCheckpoint } from '../series/queries.ts';
import { windowOf } from '../series/window-of.ts';
import { replayChoices } from './choices.ts';
import { describeDistributionsTask } from './distributions.ts';
import { readHistory } from './history.ts';
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
    const window = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      const { from, to } = windowOf(game, c.req.valid('query'));
      const attendances = await readAttendances(trx, game.id, Math.max(from, to - MAX_STATS_ROUNDS), to);
      const checkpoint = await readCheckpoint(trx, game.id, game.rounds_played);
      const { manifest, rounds_played: played } = game;
      return { manifest, played, to, attendances, snapshot: checkpoint?.snapshot ?? null };
    });
    return c.json(await threads.run(describeGameTask, window), 200);
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
    summary: 'Histograms of how the agents have done',
    request: { params, query: distributionsQuerySchema },
    responses: answers(200, distributionsSchema, 'Of the agents that play, by entry, at the last round'),
  });
  routes.openapi(distributions, async (c) => {
    const { bins = DEFAULT_BINS } = c.req.valid('query');
    const standings = await readAtOnce(db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').gameId);
      await reserve(trx, c, game);
      const checkpoint = await readCheckpoint(trx, game.id, game.rounds_played);
      return { manifest: game.manifest, played: game.rounds_played, snapshot: checkpoint?.snapshot ?? null, bins };
    });
    return c.json(await threads.run(describeDistributionsTask, standings), 200);
  });

  return routes;
}
