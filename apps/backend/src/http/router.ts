import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, Handler, Next } from 'hono';
import { fieldErrorsOf, invalidRequest, Problem, strictObject } from '@farol/api';
import type { Viewer } from '../owners/viewer.ts';

export interface Env {
  Variables: {
    viewer: Viewer;
    requestId: string;
    /** Reserves memory until the answer has been sent; see in-flight.ts. */
    reserve: (bytes: number) => Promise<void>;
    /** The body as the route's schema gives it; see check-body.ts. */
    checkBody: (operationId: string) => Promise<unknown>;
  };
}

/** A slice's routes. A request that does not fit its schema is answered by a problem that names each field. */
export function createRouter() {
  const routes = new OpenAPIHono<Env>({
    defaultHook(result) {
      if (result.success) return;
      const errors = fieldErrorsOf(result.error);
      if (result.target === 'param') throw new Problem('not-found', invalidRequest(errors).message, { errors });
      throw invalidRequest(errors, 'query');
    },
  });
  const openapi = routes.openapi as (route: RouteConfig, handler: Handler<Env>) => unknown;
  routes.openapi = ((given: RouteConfig, handler: Handler<Env>) => {
    // A route without a query refuses any: a misspelt parameter, or one that belongs in the body, is never ignored.
    const route: RouteConfig = { ...given, request: { query: noQuery, ...given.request } };
    const { body, ...others } = route.request!;
    if (!body) return openapi(route, handler);
    routes.openAPIRegistry.registerPath(route);
    return openapi({ ...route, request: others, hide: true }, async (c: Context<Env>, next: Next) => {
      c.req.addValidatedData('json', (await c.get('checkBody')(route.operationId!)) as object);
      return handler(c, next);
    });
  }) as typeof routes.openapi;
  return routes;
}
const noQuery = strictObject({});
