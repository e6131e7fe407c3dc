import { z } from 'zod';
import { historyQuerySchema, historySchema, statsQuerySchema, statsSchema } from '../analytics.ts';
import { choicesQuerySchema, choicesSchema } from '../choices.ts';
import { distributionsQuerySchema, distributionsSchema } from '../distributions.ts';
import { gameIdSchema } from '../games.ts';
import { defineRoute, jsonAnswer } from './route.ts';

const params = z.object({ gameId: gameIdSchema });
const tags = ['analytics'];

export const ANALYTICS_ROUTES = {
  stats: defineRoute({
    operationId: 'readStats',
    access: 'read',
    method: 'get',
    path: '/games/{gameId}/stats',
    tags,
    summary: 'Read the statistics of a window, with the theory beside them',
    request: { params, query: statsQuerySchema },
    responses: { 200: jsonAnswer(statsSchema, 'The statistics, each defined in docs/model.md') },
  }),
  history: defineRoute({
    operationId: 'readHistory',
    access: 'read',
    method: 'get',
    path: '/games/{gameId}/history',
    tags,
    summary: 'Read attendance and benefit over a window, in a number of points',
    request: { params, query: historyQuerySchema },
    responses: {
      200: jsonAnswer(
        historySchema,
        'Round by round while that fits, else buckets with min, max, mean, first and last',
      ),
    },
  }),
  choices: defineRoute({
    operationId: 'readChoices',
    access: 'read',
    method: 'get',
    path: '/games/{gameId}/choices',
    tags,
    summary: 'Read every agent’s choices in a window, replayed, as bitmaps',
    request: { params, query: choicesQuerySchema },
    responses: { 200: jsonAnswer(choicesSchema, 'A bitmap of choices for each entry of agents, a row an agent') },
  }),
  distributions: defineRoute({
    operationId: 'readDistributions',
    access: 'read',
    method: 'get',
    path: '/games/{gameId}/distributions',
    tags,
    summary: 'Read histograms of the agents’ attendance and benefit',
    request: { params, query: distributionsQuerySchema },
    responses: { 200: jsonAnswer(distributionsSchema, 'The agents that play, by entry, at the last round') },
  }),
};
