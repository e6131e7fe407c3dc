import { isDevelopment } from './configuration.ts';

/**
 * Scripts and connections only from the dashboard itself, and no framing. Inline scripts need the nonce of the page, so
 * none that somebody stored as a name can run. Attributes of style, which React writes for sizes and colours, cannot run
 * anything and are allowed; inline style sheets are not.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${isDevelopment() ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment() ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
