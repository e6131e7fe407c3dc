import { PlayRefused } from '@farol/kernel';
import { Problem, suggestName } from '@farol/api';
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { type Database, isDatabaseAway } from '../database/connection.ts';
import { isDiskFull } from '../database/disk-full.ts';
import type { Env } from './router.ts';

/** About as long as PostgreSQL takes to end a transaction that stands still. */
const AWAY_RETRY_SECONDS = 5;

/** Nobody reads this answer; the log and the metrics show it. */
const CLIENT_GONE = 499;

function renderProblem(c: Context<Env>, problem: Problem): Response {
  const { retryAfterSeconds } = problem.extensions;
  const body = JSON.stringify({ ...problem.toBody(), requestId: c.get('requestId') });
  return c.body(body, problem.status, {
    'Content-Type': 'application/problem+json',
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    // Required by RFC 9110; browsers ask for no password with this scheme.
    ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  });
}

const DISK_FULL =
  'the disk of the database is full: reads are answered, games and writes wait until there is room; make room on it';

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof PlayRefused) return new Problem('unplayable', error.message);
  if (error instanceof HTTPException && error.status === 413) return new Problem('body-too-large', error.message);
  if (error instanceof HTTPException && error.status < 500) return new Problem('invalid-json', error.message);
  const { code, message } = error as { code?: unknown; message?: unknown };
  // Node's error for a request that its sender aborted.
  if (code === 'ECONNRESET' && message === 'aborted')
    return new Problem('invalid-json', 'the body ended before its Content-Length: send it whole');
  if (isDatabaseAway(error)) {
    const detail = 'the database cannot be used just now: try again shortly';
    return new Problem('not-ready', detail, { retryAfterSeconds: AWAY_RETRY_SECONDS });
  }
  return undefined;
}

/** Renders what a handler throws: a problem as it is. Other errors are logged in full and answered without details. */
export function answerErrors(log: Logger, db: Database) {
  return async (error: unknown, c: Context<Env>): Promise<Response> => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_GONE });
    if (await isDiskFull(error, db)) {
      log.warn({ requestId: c.get('requestId') }, 'a write was refused: the disk of the database is full');
      return renderProblem(c, new Problem('disk-full', DISK_FULL, { retryAfterSeconds: AWAY_RETRY_SECONDS }));
    }
    const problem = problemOf(error);
    if (problem && problem.problem !== 'not-ready') return renderProblem(c, problem);
    log.error({ error, requestId: c.get('requestId') }, 'a request failed');
    return renderProblem(
      c,
      problem ?? new Problem('internal', 'this is our fault; the log has more under this requestId'),
    );
  };
}

/** Fills a route's parameters in from a path, so that a suggested address can be used: /games/:id/stats, /games/7/stats. */
function fillIn(pattern: string, path: string): string {
  const given = path.split('/');
  const parts = pattern.split('/').map((part, index) => (part.startsWith(':') ? given[index] || part : part));
  return parts.join('/');
}

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Answers a request that no route matches, or none with its method. */
export function answerUnknown(app: Hono<Env>) {
  const patterns = () => [...new Set(app.routes.map(({ path }) => path))].filter((path) => !path.includes('*'));
  return (c: Context<Env>): Response => {
    const path = c.req.path.slice(0, 200);
    const allowed = METHODS.filter((method) =>
      app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method),
    );
    if (allowed.length > 0) {
      c.header('Allow', allowed.join(', '));
      const detail = `${path} takes ${allowed.join(', ')}, not ${c.req.method}`;
      return renderProblem(c, new Problem('method-not-allowed', detail));
    }
    const suggestion = suggestName(
      path,
      patterns().map((pattern) => fillIn(pattern, path)),
    );
    const detail = `there is no route ${path}; ${suggestion.startsWith('known') ? 'GET /docs lists all' : suggestion}`;
    return renderProblem(c, new Problem('no-such-route', detail));
  };
}
