import { z } from 'zod';
import { createGameSchema } from '../create-game.ts';
import { changeGameSchema } from '../game-configuration.ts';
import {
  changeStatusSchema,
  forkGameSchema,
  gameIdSchema,
  gameListSchema,
  gameSchema,
  listGamesQuerySchema,
  simulateQuerySchema,
  simulateSchema,
} from '../games.ts';
import { citationSchema } from '../manifest.ts';
import { ifMatchSchema } from '../if-match.ts';
import { defineRoute, jsonAnswer, jsonBody, revisedAnswer } from './route.ts';

const params = z.object({ id: gameIdSchema });
const tags = ['games'];

export const GAME_ROUTES = {
  create: defineRoute(
    {
      operationId: 'createGame',
      access: 'play',
      method: 'post',
      path: '/games',
      tags,
      summary: 'Create a game from its configuration, or from a citation',
      request: jsonBody(createGameSchema),
      responses: { 201: revisedAnswer(gameSchema, 'The new game: a draft, or running to the digest of its citation') },
    },
    ['quota-exceeded'],
  ),
  list: defineRoute({
    operationId: 'listGames',
    access: 'read',
    method: 'get',
    path: '/games',
    tags,
    summary: 'List games, by default the newest first',
    request: { query: listGamesQuerySchema },
    responses: { 200: jsonAnswer(gameListSchema, 'A page of games') },
  }),
  read: defineRoute({
    operationId: 'readGame',
    access: 'read',
    method: 'get',
    path: '/games/{id}',
    tags,
    summary: 'Read a game',
    request: { params },
    responses: { 200: revisedAnswer(gameSchema, 'The game') },
  }),
  update: defineRoute(
    {
      operationId: 'updateGame',
      access: 'play',
      method: 'patch',
      path: '/games/{id}',
      tags,
      summary: 'Rename a game, set its tempo or its planned rounds; change a draft',
      request: { params, headers: ifMatchSchema, ...jsonBody(changeGameSchema) },
      responses: { 200: revisedAnswer(gameSchema, 'The changed game') },
    },
    ['edited-meanwhile', 'impossible-transition'],
  ),
  remove: defineRoute(
    {
      operationId: 'deleteGame',
      access: 'play',
      method: 'delete',
      path: '/games/{id}',
      tags,
      summary: 'Delete a game with all its rounds',
      request: { params, headers: ifMatchSchema },
      responses: { 204: { description: 'The game is deleted' } },
    },
    ['edited-meanwhile', 'impossible-transition'],
  ),
  changeStatus: defineRoute(
    {
      operationId: 'changeGameStatus',
      access: 'play',
      method: 'patch',
      path: '/games/{id}/status',
      tags,
      summary: 'Start, pause, resume or cancel a game',
      request: { params, headers: ifMatchSchema, ...jsonBody(changeStatusSchema) },
      responses: { 200: revisedAnswer(gameSchema, 'The game with its new status') },
    },
    ['edited-meanwhile', 'impossible-transition', 'unplayable', 'quota-exceeded'],
  ),
  fork: defineRoute(
    {
      operationId: 'forkGame',
      access: 'play',
      method: 'post',
      path: '/games/{id}/fork',
      tags,
      summary: 'Make a new game that shares the past of this one',
      request: { params, ...jsonBody(forkGameSchema) },
      responses: { 201: revisedAnswer(gameSchema, 'The new game, paused at the round of the fork') },
    },
    ['impossible-transition', 'quota-exceeded'],
  ),
  simulate: defineRoute(
    {
      operationId: 'simulateGame',
      access: 'play',
      method: 'post',
      path: '/games/{id}/simulate',
      tags,
      summary: 'Play the planned rounds, or a number of further rounds, in the background',
      request: { params, query: simulateQuerySchema, ...jsonBody(simulateSchema) },
      responses: { 202: revisedAnswer(gameSchema, 'The running game; the completed game if `wait` was long enough') },
    },
    ['impossible-transition', 'unplayable', 'quota-exceeded'],
  ),
  cite: defineRoute({
    operationId: 'citeGame',
    access: 'read',
    method: 'get',
    path: '/games/{id}/manifest',
    tags,
    summary: 'Read all that is needed to cite the game and to play it again',
    request: { params },
    responses: { 200: jsonAnswer(citationSchema, 'Manifest, rounds played and digest: the input of `farol verify`') },
  }),
};
