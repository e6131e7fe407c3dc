import { Hono } from 'hono';
import { identifyLocally } from './accounts/identify.ts';
import { localSessionRoutes, openAccounts } from './accounts/open-accounts.ts';
import { agentRoutes } from './agents/routes.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { catalogueRoutes } from './catalogues/routes.ts';
import type { Configuration } from './configuration.ts';
import type { Hub } from './events/hub.ts';
import { eventRoutes } from './events/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { experimentRoutes } from './experiments/routes.ts';
import { gameRoutes } from './games/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { locateClient } from './http/client-address.ts';
import { documentationRoutes, SECURITY_SCHEMES } from './http/documentation.ts';
import { allowOrigins } from './http/origins.ts';
import { createMemoryBudget, limitInFlight } from './http/in-flight.ts';
import { answerErrors, answerUnknown } from './http/problems.ts';
import { readJsonBody } from './http/request-body.ts';
import { watchRequests } from './http/requests.ts';
import { createRouter, type Env, needsAccount } from './http/router.ts';
import { secureHeaders } from './http/secure-headers.ts';
import { operationRoutes } from './operations/routes.ts';
import { roundRoutes } from './rounds/routes.ts';
import { sharingRoutes } from './sharing/routes.ts';
import type { ThreadPool } from './threads/pool.ts';
import type { Tools } from './tools.ts';
import { VERSION } from './version.ts';

/** Resources of the API's process. */
export interface Backend extends Tools {
  hub: Hub;
  /** One thread that checks large requests, whatever is played. */
  checks: ThreadPool;
}

/** The whole API. Every slice's routes stand under / and /api; agents and analytics also under their own names. */
export function createApp(backend: Backend, configuration: Configuration): Hono<Env> {
  const accounts = configuration.accounts && openAccounts(backend, configuration.accounts);
  const agents = agentRoutes(backend);
  const analytics = analyticsRoutes(backend);
  const api = createRouter();
  for (const routes of [
    gameRoutes(backend),
    roundRoutes(backend),
    eventRoutes(backend),
    exportRoutes(backend),
    experimentRoutes(backend),
    agents,
    analytics,
    catalogueRoutes(),
    healthRoutes(backend),
    operationRoutes(backend),
    ...(accounts ? [...accounts.routes, sharingRoutes(accounts.tools)] : [localSessionRoutes()]),
  ]) {
    api.route('/', routes);
  }
  for (const [name, scheme] of Object.entries(SECURITY_SCHEMES)) {
    api.openAPIRegistry.registerComponent('securitySchemes', name, scheme);
  }
  api.use('/openapi.json', needsAccount);
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Farol', version: VERSION, description: 'A laboratory for crowd games: play, watch, cite.' },
  });
  api.route('/', documentationRoutes());

  const app = new Hono<Env>();
  app.use(watchRequests(backend.log, backend.metrics));
  app.use(
    allowOrigins(configuration),
    secureHeaders(configuration),
    locateClient(configuration),
    limitInFlight(createMemoryBudget()),
  );
  app.use(accounts?.identify ?? identifyLocally, readJsonBody(backend.checks));
  for (const prefix of ['', '/api']) {
    app.route(`${prefix}/`, api);
    app.route(`${prefix}/agents`, agents);
    app.route(`${prefix}/analytics`, analytics);
  }
  app.onError(answerErrors(backend.log, backend.db));
  app.notFound(answerUnknown(app));
  return app;
}
