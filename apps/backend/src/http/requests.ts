import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import type { Env } from './router.ts';
import { setHeader } from './set-header.ts';

/** JSON leaves these as they are: in a terminal that shows the log they would move the cursor or turn text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Gives every request an id, the caller's if it is a sound one, and logs and counts its answer. */
export function watchRequests(log: Logger, metrics: Metrics): MiddlewareHandler<Env> {
  // Nothing that is logged here is a secret, and looking for one would cost as much as the line.
  const answered = log.child({}, { redact: [] });
  // One for each method, route and status; finding it by its labels each time takes longer than the rest.
  const timers = new Map<string, ReturnType<Metrics['requestSeconds']['labels']>>();
  function timerOf(method: string, route: string, status: number) {
    const key = `${method} ${route} ${status}`;
    const timer = timers.get(key) ?? metrics.requestSeconds.labels(method, route, String(status));
    timers.set(key, timer);
    return timer;
  }

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
    timerOf(method, status === 404 ? 'none' : routePath(c, -1), status).observe(ms / 1000);
    answered.info(
      { requestId, method, path: path.replace(UNSEEN, '?'), status, ms: Math.round(ms * 10) / 10 },
      'answered',
    );
  };
}
