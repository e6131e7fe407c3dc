import { Problem } from '@farol/api';
import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Configuration } from '../configuration.ts';
import { setHeader } from './set-header.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * Lets the dashboard and the origins of CORS_ORIGINS read answers from a page. Without a login, whatever runs in a
 * browser on this machine could play here: a page of another origin is refused when it would change something, and a
 * name that is neither this machine's own nor one of ALLOWED_HOSTS (DNS rebinding) always.
 */
export function allowOrigins({ dashboardPort, corsOrigins, allowedHosts }: Configuration): MiddlewareHandler {
  const origins = [`http://localhost:${dashboardPort}`, `http://127.0.0.1:${dashboardPort}`, ...corsOrigins];
  const share = cors({
    origin: origins,
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    exposeHeaders: [
      'Location',
      'X-Request-Id',
      'Content-Disposition',
      'X-Farol-Game',
      'X-Farol-Rows',
      'X-Farol-Digest',
    ],
    maxAge: 600,
  });
  const names = new Set(allowedHosts);
  const called =
    allowedHosts.length > 0
      ? 'the API answers to localhost, 127.0.0.1 and the names in ALLOWED_HOSTS'
      : 'the API answers on this machine only, to localhost and 127.0.0.1';
  return (c, next) => {
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    if (!LOOPBACK_NAME.test(host) && !names.has(host.replace(/:\d+$/, '').toLowerCase())) {
      throw new Problem('foreign-origin', `${called}, not to "${host.slice(0, 100)}"`);
    }
    const origin = c.req.header('Origin');
    // Not from a page of another origin: cors() has nothing to allow, and is a fifth of such a request's cost.
    if (origin === undefined) {
      setHeader(c, 'Vary', 'Origin');
      return next();
    }
    const isOwn = origins.includes(origin) || origin === new URL(c.req.url).origin;
    if (!isOwn && !READING.has(c.req.method)) {
      throw new Problem(
        'foreign-origin',
        `pages from ${origin.slice(0, 100)} may not change anything here: add the origin to CORS_ORIGINS if it is yours`,
      );
    }
    return share(c, next);
  };
}
