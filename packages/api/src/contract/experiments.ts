import { z } from 'zod';
import {
  changeExperimentStatusSchema,
  experimentIdSchema,
  experimentListSchema,
  experimentShownSchema,
  listExperimentsQuerySchema,
  listReplicatesQuerySchema,
  materialiseSchema,
  replicateListSchema,
  resultsQuerySchema,
  resultsSchema,
} from '../experiments/experiments.ts';
import { gameSchema } from '../games.ts';
import { ifMatchSchema } from '../if-match.ts';
import { defineRoute, fileContent, headerOf, jsonAnswer, jsonBody, revisedAnswer } from './route.ts';

const params = z.object({ id: experimentIdSchema });
const tags = ['experiments'];

/** Routes of experiments, without the two that take a design: @farol/experiments declares those beside its schema. */
export const EXPERIMENT_ROUTES = {
  list: defineRoute({
    operationId: 'listExperiments',
    access: 'read',
    method: 'get',
    path: '/experiments',
    tags,
    summary: 'List experiments, the newest first',
    request: { query: listExperimentsQuerySchema },
    responses: { 200: jsonAnswer(experimentListSchema, 'A page of experiments') },
  }),
  read: defineRoute({
    operationId: 'readExperiment',
    access: 'read',
    method: 'get',
    path: '/experiments/{id}',
    tags,
    summary: 'Read an experiment: its design and its progress',
    request: { params },
    responses: { 200: revisedAnswer(experimentShownSchema, 'The experiment') },
  }),
  changeStatus: defineRoute(
    {
      operationId: 'changeExperimentStatus',
      access: 'play',
      method: 'patch',
      path: '/experiments/{id}/status',
      tags,
      summary: 'Start, pause, resume or cancel an experiment',
      request: { params, headers: ifMatchSchema, ...jsonBody(changeExperimentStatusSchema) },
      responses: { 200: revisedAnswer(experimentShownSchema, 'The experiment with its new status') },
    },
    ['edited-meanwhile', 'impossible-transition', 'quota-exceeded'],
  ),
  remove: defineRoute(
    {
      operationId: 'deleteExperiment',
      access: 'play',
      method: 'delete',
      path: '/experiments/{id}',
      tags,
      summary: 'Delete an experiment with all its results; games made from its replicates stay',
      request: { params, headers: ifMatchSchema },
      responses: { 204: { description: 'The experiment is deleted' } },
    },
    ['edited-meanwhile', 'impossible-transition'],
  ),
  results: defineRoute({
    operationId: 'readResults',
    access: 'read',
    method: 'get',
    path: '/experiments/{id}/results',
    tags,
    summary: 'Read the results of each cell, also while the experiment runs',
    request: { params, query: resultsQuerySchema },
    responses: {
      200: {
        description: 'Each cell with data; as CSV or Parquet a row for each cell and statistic',
        headers: {
          'Content-Disposition': headerOf('A name for the CSV or Parquet file; it says if games are missing'),
          'X-Farol-Games': headerOf(
            'Finished games of those needed: 240/1000; the results are complete if they are equal',
          ),
        },
        content: {
          'application/json': { schema: resultsSchema },
          'text/csv; charset=utf-8': fileContent,
          'application/vnd.apache.parquet': fileContent,
        },
      },
    },
  }),
  listGames: defineRoute({
    operationId: 'listReplicates',
    access: 'read',
    method: 'get',
    path: '/experiments/{id}/games',
    tags,
    summary: 'List the games of an experiment, by cell and replicate',
    request: { params, query: listReplicatesQuerySchema },
    responses: { 200: jsonAnswer(replicateListSchema, 'A page of games') },
  }),
  materialise: defineRoute(
    {
      operationId: 'makeGame',
      access: 'play',
      method: 'post',
      path: '/experiments/{id}/games',
      tags,
      summary: 'Make an ordinary game of a replicate, to inspect it',
      request: { params, ...jsonBody(materialiseSchema) },
      responses: {
        201: revisedAnswer(gameSchema, 'The new game, a draft; played, it has the digest of the replicate'),
      },
    },
    ['quota-exceeded'],
  ),
};
