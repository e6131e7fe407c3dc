import { z } from 'zod';
import {
  accessSchema,
  accountIdSchema,
  createShareSchema,
  linkOpenedSchema,
  openLinkSchema,
  shareCreatedSchema,
} from '../accounts.ts';
import { experimentIdSchema } from '../experiments/experiments.ts';
import { gameIdSchema } from '../games.ts';
import { defineRoute, headerOf, jsonAnswer, jsonBody } from './route.ts';

const tags = ['sharing'];
const game = z.object({ id: gameIdSchema });
const experiment = z.object({ id: experimentIdSchema });
const shareId = { shareId: accountIdSchema };
const accessAnswer = { 200: jsonAnswer(accessSchema, 'What the client may do, and with whom it is shared') };
const sharedAnswer = { 201: jsonAnswer(shareCreatedSchema, 'The share; a link is shown only now') };
const withdrawn = { 204: { description: 'The share is withdrawn' } };

export const SHARING_ROUTES = {
  readGame: defineRoute({
    operationId: 'readGameAccess',
    access: 'read',
    method: 'get',
    path: '/games/{id}/access',
    tags,
    summary: 'Read what one may do with a game and, as its owner, with whom it is shared',
    request: { params: game },
    responses: accessAnswer,
  }),
  shareGame: defineRoute(
    {
      operationId: 'shareGame',
      access: 'play',
      method: 'post',
      path: '/games/{id}/shares',
      tags,
      summary: 'Share a game with a person, or by a link',
      request: { params: game, ...jsonBody(createShareSchema) },
      responses: sharedAnswer,
    },
    ['not-allowed'],
  ),
  withdrawGame: defineRoute({
    operationId: 'withdrawGameShare',
    access: 'play',
    method: 'delete',
    path: '/games/{id}/shares/{shareId}',
    tags,
    summary: 'Withdraw a share of a game',
    request: { params: game.extend(shareId) },
    responses: withdrawn,
  }),
  readExperiment: defineRoute({
    operationId: 'readExperimentAccess',
    access: 'read',
    method: 'get',
    path: '/experiments/{id}/access',
    tags,
    summary: 'Read what one may do with an experiment and, as its owner, with whom it is shared',
    request: { params: experiment },
    responses: accessAnswer,
  }),
  shareExperiment: defineRoute(
    {
      operationId: 'shareExperiment',
      access: 'play',
      method: 'post',
      path: '/experiments/{id}/shares',
      tags,
      summary: 'Share an experiment with a person, or by a link',
      request: { params: experiment, ...jsonBody(createShareSchema) },
      responses: sharedAnswer,
    },
    ['not-allowed'],
  ),
  withdrawExperiment: defineRoute({
    operationId: 'withdrawExperimentShare',
    access: 'play',
    method: 'delete',
    path: '/experiments/{id}/shares/{shareId}',
    tags,
    summary: 'Withdraw a share of an experiment',
    request: { params: experiment.extend(shareId) },
    responses: withdrawn,
  }),
  openLink: defineRoute(
    {
      operationId: 'openLink',
      access: 'public',
      method: 'post',
      path: '/links/open',
      tags,
      summary: 'Open a share link: the client may read what it shows until it signs out',
      request: jsonBody(openLinkSchema),
      responses: {
        200: {
          ...jsonAnswer(linkOpenedSchema, 'What the link shows'),
          headers: { 'Set-Cookie': headerOf('The link: HttpOnly, SameSite=Lax, Secure behind TLS') },
        },
      },
    },
    ['link-gone', 'too-many-requests'],
  ),
};
