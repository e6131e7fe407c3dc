import { rulesCatalogueSchema, strategiesCatalogueSchema } from '../catalogues.ts';
import { healthSchema, operationsSchema } from '../operations.ts';
import { defineRoute, jsonAnswer } from './route.ts';

const operation = ['operation'];
const catalogues = ['catalogues'];
const healthAnswers = {
  200: jsonAnswer(healthSchema, 'All checks pass'),
  503: jsonAnswer(healthSchema, 'A check fails: see checks'),
};

export const LABORATORY_ROUTES = {
  rules: defineRoute({
    operationId: 'listRules',
    access: 'read',
    method: 'get',
    path: '/rules',
    tags: catalogues,
    summary: 'List the kinds of games, with their parameters and sources',
    responses: { 200: jsonAnswer(rulesCatalogueSchema, 'All kinds') },
  }),
  strategies: defineRoute({
    operationId: 'listStrategies',
    access: 'read',
    method: 'get',
    path: '/strategies',
    tags: catalogues,
    summary: 'List the strategies, with their parameters and sources',
    responses: { 200: jsonAnswer(strategiesCatalogueSchema, 'All strategies') },
  }),
  operations: defineRoute({
    operationId: 'readOperations',
    access: 'admin',
    method: 'get',
    path: '/operations',
    tags: operation,
    summary: 'Read the state of the laboratory: database, storage, queue, workers, limits',
    responses: { 200: jsonAnswer(operationsSchema, 'The present state') },
  }),
  health: defineRoute({
    operationId: 'checkHealth',
    access: 'public',
    method: 'get',
    path: '/health',
    tags: operation,
    summary: 'Check that the API is alive and reaches its database',
    responses: healthAnswers,
  }),
  ready: defineRoute({
    operationId: 'checkReadiness',
    access: 'public',
    method: 'get',
    path: '/health/ready',
    tags: operation,
    summary: 'Check that the API is ready for requests: database, schema and queue',
    responses: healthAnswers,
  }),
};
