import { isOwnHost, isOwnPage, Problem } from '@farol/api';
import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Configuration } from '../configuration.ts';
import { setHeader } from './set-header.ts';

/** Methods that change nothing. */
export const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (c: Context) => c.req.header('Host') ?? new URL(c.req.url).host;

/**
 * Decides which pages may use the API. Without a login, any page in a browser on this machine could play here, so a
 * write from a foreign origin is refused, and so is every request under a foreign host name (DNS rebinding).
 */
export function allowOrigins(configuration: Configuration): MiddlewareHandler {
  const { dashboardPort, corsOrigins } = configuration;
  const origins = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${dashboardPort}`);
  origins.push(...corsOrigins);
  const isAllowed = (origin: string, host: string) =>
    origins.includes(origin) || isOwnPage(origin, host, configuration);
  const share = cors({
    origin: (origin, c) => (isAllowed(origin, hostOf(c)) ? origin : null),
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    exposeHeaders: [
      'Location',
      'X-Request-Id',
      'Content-Disposition',
      'X-Farol-Game',
      'X-Farol-Rows',
      'X-Farol-Rounds',
      'X-Farol-Games',
      'X-Farol-Digest',
    ],
    maxAge: 600,
  });
  return (c, next) => {
    const host = hostOf(c);
    if (!isOwnHost(host, configuration)) {
      const name = host.slice(0, 100);
      throw new Problem(
        'foreign-origin',
        `the API does not answer under the host name "${name}": add the name to ALLOWED_HOSTS if it is yours`,
      );
    }
    const origin = c.req.header('Origin');
    // Without an Origin there is nothing to allow. Skipping cors() saves a fifth of the cost of such a request.
    if (origin === undefined) {
      setHeader(c, 'Vary', 'Origin');
      return next();
    }
    if (!READING.has(c.req.method) && !isAllowed(origin, host)) {
      const page = origin.slice(0, 100);
      throw new Problem(
        'foreign-origin',
        `pages from ${page} may not write here: if it is yours, set PUBLIC_URL to it or add it to CORS_ORIGINS`,
      );
    }
    return share(c, next);
  };
}
