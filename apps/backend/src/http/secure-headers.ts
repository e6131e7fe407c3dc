import type { MiddlewareHandler } from 'hono';
import type { Configuration } from '../configuration.ts';
import type { Env } from './router.ts';
import { setHeader } from './set-header.ts';

/** Answers of the API are data: no browser may run, frame or sniff them. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** The page of the documentation, whose files come from this server. */
const PAGE_POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Security headers of every answer. Browsers that came over TLS keep to it for a year (HSTS). */
export function secureHeaders({ accounts, publicOrigin }: Configuration): MiddlewareHandler<Env> {
  const isSecure = publicOrigin?.startsWith('https:') === true;
  return (c, next) => {
    const { path } = c.req;
    setHeader(c, 'X-Content-Type-Options', 'nosniff');
    setHeader(c, 'Referrer-Policy', 'no-referrer');
    setHeader(c, 'Content-Security-Policy', path === '/docs' || path === '/api/docs' ? PAGE_POLICY : DATA_POLICY);
    // Neither a proxy nor a shared computer keeps a person's data.
    if (accounts) setHeader(c, 'Cache-Control', 'private, no-cache');
    if (isSecure) setHeader(c, 'Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    return next();
  };
}
