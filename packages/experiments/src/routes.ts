import {
  experimentPreviewSchema,
  experimentShownSchema,
  defineRoute,
  jsonAnswer,
  jsonBody,
  revisedAnswer,
  type RouteShape,
} from '@farol/api';
import { designSchema } from './design.ts';

const tags = ['experiments'];

/** The routes that take a design; checking one takes the cells, so they stand beside its schema. */
export const DESIGN_ROUTES = {
  create: defineRoute(
    {
      operationId: 'createExperiment',
      access: 'play',
      method: 'post',
      path: '/experiments',
      tags,
      summary: 'Design an experiment: a game, its factors, and the replicates of each cell',
      request: jsonBody(designSchema),
      responses: { 201: revisedAnswer(experimentShownSchema, 'The new experiment, a draft') },
    },
    ['quota-exceeded'],
  ),
  preview: defineRoute({
    operationId: 'previewExperiment',
    access: 'play',
    method: 'post',
    path: '/experiments/preview',
    tags,
    summary: 'Compute the size and duration of a design, without creating an experiment',
    request: jsonBody(designSchema),
    responses: { 200: jsonAnswer(experimentPreviewSchema, 'Its cells, games and rounds, and an estimate of the time') },
  }),
};

export type DesignRoute = (typeof DESIGN_ROUTES)[keyof typeof DESIGN_ROUTES];

/** Every route of this package. */
export const EXPERIMENT_DESIGN_ROUTES: readonly RouteShape[] = Object.values(DESIGN_ROUTES);
