import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Metrics } from '../health/metrics.ts';
import type { Env } from './router.ts';

/**
 * Sets a header of the answer. Under Node it is set on Node's own answer: a header set through Hono would make it
 * build a whole Response, which for a small answer costs more than all else here.
 */
function setHeader(c: Context<Env>, name: string, value: string): void {
  const outgoing = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;
  if (outgoing) outgoing.setHeader(name, value);
  else c.header(name, value);
}

/** Gives every request an id, the caller's if it is a sound one, and logs and counts its answer. */
export function watchRequests(log: Logger, metrics: Metrics): MiddlewareHandler<Env> {
  // Nothing that is logged here is a secret, and looking for one would cost as much as the line.
  const answered = log.child({}, { redact: [] });
  return async (c, next) => {
    const given = c.req.header('X-Request-Id');
    const requestId = given !== undefined && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
    c.set('requestId', requestId);
    setHeader(c, 'X-Request-Id', requestId);
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { method, path } = c.req;
    const { status } = c.res;
    metrics.requestSeconds.observe({ method, route: status === 404 ? 'none' : routePath(c, -1), status }, ms / 1000);
    answered.info({ requestId, method, path, status, ms: Math.round(ms * 10) / 10 }, 'answered');
  };
}
