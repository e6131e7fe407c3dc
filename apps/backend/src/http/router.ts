import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { fieldErrorsOf, invalidRequest, Problem, problemSchema, strictObject } from '@farol/api';
import type { z } from 'zod';
import type { Viewer } from '../owners/viewer.ts';

export interface Env {
  Variables: {
    viewer: Viewer;
    requestId: string;
    /** Reserves memory until the answer has been sent; see in-flight.ts. */
    reserve: (bytes: number) => Promise<void>;
  };
}

/** A slice's routes: what does not fit their schemas is answered by a problem that names each field. */
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
  // A route without a query takes none: what is misspelt or belongs into the body is refused, never ignored.
  routes.openapi = ((route: RouteConfig, ...rest: [never]) =>
    openapi({ ...route, request: { query: noQuery, ...route.request } }, ...rest)) as typeof openapi;
  return routes;
}
const noQuery = strictObject({});

const problemAnswer = {
  description: 'A problem that says what is wrong and what to do',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The answers of a route: the one that it is for, and problems. */
export function answers<S extends number, T extends z.ZodType>(status: S, schema: T, description: string) {
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    default: problemAnswer,
  } as { [status in S]: { description: string; content: { 'application/json': { schema: T } } } } & {
    default: typeof problemAnswer;
  };
}

/** A JSON body; one that is left out stands for {}. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { body: { content: { 'application/json': { schema } }, required: false } } satisfies RouteConfig['request'];
}
