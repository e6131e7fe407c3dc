import { z } from 'zod';
import { eventHeadersSchema, gameEventSchema } from '../events.ts';
import { exportQuerySchema } from '../exports.ts';
import { gameIdSchema } from '../games.ts';
import {
  listRoundsQuerySchema,
  playRoundsSchema,
  roundDetailSchema,
  roundListSchema,
  roundNumberSchema,
} from '../rounds.ts';
import { defineRoute, fileContent, headerOf, jsonAnswer, jsonBody } from './route.ts';

const params = z.object({ id: gameIdSchema });
const tags = ['rounds'];

export const ROUND_ROUTES = {
  play: defineRoute(
    {
      operationId: 'playRounds',
      access: 'play',
      method: 'post',
      path: '/games/{id}/rounds',
      tags,
      summary: 'Play the next round, or the next few, now',
      request: { params, ...jsonBody(playRoundsSchema) },
      responses: { 201: jsonAnswer(roundListSchema, 'The rounds that were played') },
    },
    ['impossible-transition', 'unexpected-round', 'unplayable', 'quota-exceeded'],
  ),
  list: defineRoute({
    operationId: 'listRounds',
    access: 'read',
    method: 'get',
    path: '/games/{id}/rounds',
    tags,
    summary: 'Read rounds in order',
    request: { params, query: listRoundsQuerySchema },
    responses: { 200: jsonAnswer(roundListSchema, 'A page of rounds') },
  }),
  read: defineRoute({
    operationId: 'readRound',
    access: 'read',
    method: 'get',
    path: '/games/{id}/rounds/{round}',
    tags,
    summary: 'Read one round with every agent’s choice, replayed',
    request: { params: z.object({ id: gameIdSchema, round: roundNumberSchema }) },
    responses: { 200: jsonAnswer(roundDetailSchema, 'The round') },
  }),
  listen: defineRoute({
    operationId: 'listenToGame',
    access: 'read',
    method: 'get',
    path: '/games/{id}/events',
    tags: ['events'],
    summary: 'Receive a game’s status, progress and new points while it plays',
    request: { params, headers: eventHeadersSchema },
    responses: {
      200: {
        description:
          'Server-sent events, at most ten a second. The first has the present status, and the points since ' +
          'Last-Event-ID follow. `gone` is the last event of a deleted game. A slow reader misses no points: they ' +
          'come in buckets.',
        content: { 'text/event-stream': { schema: gameEventSchema } },
      },
    },
  }),
  export: defineRoute({
    operationId: 'exportRounds',
    access: 'read',
    method: 'get',
    path: '/games/{id}/export',
    tags,
    summary: 'Download the rounds as CSV, NDJSON or Parquet',
    request: { params, query: exportQuerySchema },
    responses: {
      200: {
        description:
          'A row for each round that was played when the export began: round, attendance, agents, crowded, benefit. ' +
          'An interrupted export has fewer rows than X-Farol-Rows says; continue it with `from` at the next round.',
        headers: {
          'Content-Disposition': headerOf(
            'A name for the file; of a part, it says which: …-rounds-1001-2000-of-50000.csv',
          ),
          'X-Farol-Game': headerOf('The id of the game'),
          'X-Farol-Rows': headerOf('The number of rows'),
          'X-Farol-Rounds': headerOf('First and last round of those played: 1001-2000/50000; without rows */50000'),
          'X-Farol-Digest': headerOf('The digest of these rounds; absent unless they are all that were played'),
        },
        content: {
          'text/csv; charset=utf-8; header=present': fileContent,
          'application/x-ndjson': fileContent,
          'application/vnd.apache.parquet': fileContent,
        },
      },
    },
  }),
};
