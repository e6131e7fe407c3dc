import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, Handler, MiddlewareHandler, Next } from 'hono';
import { type Access, fieldErrorsOf, invalidRequest, Problem, strictObject } from '@farol/api';
import { refuseAccess, type Viewer } from '../owners/viewer.ts';

export interface Env {
  Variables: {
    viewer: Viewer;
    requestId: string;
    /** With accounts, the address of the client behind trusted proxies; see client-address.ts. */
    address: string;
    /** Reserves memory until the answer has been sent; see in-flight.ts. */
    reserve: (bytes: number) => Promise<void>;
    /** The body as the route's schema gives it; see check-body.ts. */
    checkBody: (operationId: string) => Promise<unknown>;
  };
}

/** A slice's routes. A client that may not call a route is refused first. A request that does not fit its schema is answered by a problem that names each field. */
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
  routes.openapi = (({ access, ...given }: RouteConfig & { access: Access }, handler: Handler<Env>) => {
    // A route without a query refuses any: a misspelt parameter, or one that belongs in the body, is never ignored.
    const route: RouteConfig = {
      ...given,
      request: { query: noQuery, ...given.request },
      security: SECURITY[access],
      middleware: needs(access),
    };
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

/** Names of the security schemes in the OpenAPI document; see documentation.ts. */
const WITH_ACCOUNT = [{ session: [] }, { key: [] }, { token: [] }];
const SECURITY: Record<Access, Record<string, string[]>[]> = {
  public: [],
  read: [...WITH_ACCOUNT, { link: [] }],
  play: WITH_ACCOUNT,
  account: [{ session: [] }],
  admin: WITH_ACCOUNT,
};

/** For what is no route of the contract, such as the documentation. */
const needs =
  (access: Access): MiddlewareHandler<Env> =>
  (c, next) => {
    refuseAccess(c.get('viewer'), access);
    return next();
  };
export const needsAccount = needs('read');
export const needsAdministrator = needs('admin');
