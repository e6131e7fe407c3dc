import { Problem } from '@farol/shared';
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Configuration } from '../configuration.ts';

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Lets the dashboard and the origins of CORS_ORIGINS read answers from a page. */
export function allowOrigins({ dashboardPort, corsOrigins }: Configuration) {
  const origins = [`http://localhost:${dashboardPort}`, `http://127.0.0.1:${dashboardPort}`, ...corsOrigins];
  return {
    cors: cors({
      origin: origins,
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
      exposeHeaders: ['Location', 'X-Request-Id'],
      maxAge: 600,
    }),
    refuseForeign: refuseForeign(new Set(origins)),
  };
}

/**
 * Without a login, whatever runs in a browser on this machine could play here: a page of another origin is refused
 * when it would change something, and a name that is not this machine's own (DNS rebinding) always.
 */
function refuseForeign(origins: Set<string>): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    if (!LOOPBACK_NAME.test(host)) {
      throw new Problem(
        'foreign-origin',
        `the API answers on this machine only, as localhost or 127.0.0.1, not as "${host.slice(0, 100)}"`,
      );
    }
    const origin = c.req.header('Origin');
    const isOwn = origin === undefined || origins.has(origin) || origin === new URL(c.req.url).origin;
    if (!isOwn && c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      throw new Problem(
        'foreign-origin',
        `pages from ${origin.slice(0, 100)} may not change anything here: add the origin to CORS_ORIGINS if it is yours`,
      );
    }
    await next();
  };
}
