import { type Method, problemSchema, ROUTES, type RouteShape } from '@farol/api';
import { EXPERIMENT_DESIGN_ROUTES } from '@farol/experiments';
import { expect } from 'vitest';

const routes = [...ROUTES, ...EXPERIMENT_DESIGN_ROUTES].map((route) => ({
  route,
  pattern: new RegExp(`^(/api)?${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The route of a request; one without parameters goes first, as in the router. */
function routeOf(method: string, path: string): RouteShape | undefined {
  const found = routes.filter(
    ({ route, pattern }) => route.method === (method.toLowerCase() as Method) && pattern.test(path),
  );
  return found.toSorted((a, b) => Number(a.route.path.includes('{')) - Number(b.route.path.includes('{')))[0]?.route;
}

/** Holds a JSON answer to the schema that its route declares for its status: the same fields, none undeclared. */
export function checkAnswer(
  method: string,
  path: string,
  answer: { status: number; type: string; body: unknown },
): void {
  const { status, type, body } = answer;
  const request = `${method} ${path} → ${status}`;
  if (type.startsWith('application/problem+json')) return expect(problemSchema.parse(body), request).toEqual(body);
  const route = routeOf(method, path.split('?')[0]);
  if (!route || !type.startsWith('application/json')) return;
  const declared = route.responses[status]?.content?.['application/json'];
  expect(declared, `${request}: the contract declares no such answer`).toBeDefined();
  const parsed = declared!.schema.parse(body);
  // A draft's manifest leaves open what parsing a manifest completes.
  if (route.operationId !== 'citeGame') expect(parsed, request).toEqual(body);
}
