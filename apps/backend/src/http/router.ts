import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { fieldErrorsOf, invalidRequest, Problem, strictObject } from '@farol/api';
import type { Viewer } from '../owners/viewer.ts';

export interface Env {
  Variables: {
    viewer: Viewer;
    requestId: string;
    /** Reserves memory until the answer has been sent; see in-flight.ts. */
    reserve: (bytes: number) => Promise<void>;
  };
}

/** A slice's routes. A request that does not fit its schema is answered by a problem that names each field. */
export function createRouter() {
  const routes = new OpenAPIHono<Env>({
    defaultHook(result) {
      if (result.success) return;
      const errors = fieldErrorsOf(result.error);
      if (result.target === 'param') throw new Problem('not-found', invalidRequest(errors).message, { errors });
      throw invalidRequest(errors, result.target === 'query' ? 'query' : 'body');
    },
  });
  const { openapi } = routes;
  // A route without a query refuses any: a misspelt parameter, or one that belongs in the body, is never ignored.
  routes.openapi = ((route: RouteConfig, ...rest: [never]) =>
    openapi({ ...route, request: { query: noQuery, ...route.request } }, ...rest)) as typeof openapi;
  return routes;
}
const noQuery = strictObject({});
