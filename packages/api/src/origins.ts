const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** The name in a Host header, in lower case, without port and brackets. */
export function nameOfHost(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

export interface OwnNames {
  /** Host names, beside loopback, of this laboratory. */
  allowedHosts: readonly string[];
  /** The origin at which people open the dashboard, if it has one of its own. */
  publicOrigin: string | undefined;
}

/** Decides if a server may answer under this host name: DNS rebinding comes with a foreign one. */
export function isOwnHost(host: string, { allowedHosts }: OwnNames): boolean {
  const name = nameOfHost(host);
  return LOOPBACK_NAME.test(name) || allowedHosts.includes(name);
}

/**
 * Decides if a page belongs to the server that it calls under `host`: it has that host and port, or it is PUBLIC_URL,
 * or a proxy serves it under an allowed name on the default port and calls the server by a loopback name.
 */
export function isOwnPage(origin: string, host: string, own: OwnNames): boolean {
  if (!URL.canParse(origin) || !isOwnHost(host, own)) return false;
  const page = new URL(origin);
  if (page.protocol !== 'http:' && page.protocol !== 'https:') return false;
  if (page.origin === own.publicOrigin) return true;
  // The scheme may differ: a proxy ends TLS.
  const server = `${page.protocol}//${host}`;
  if (URL.canParse(server) && new URL(server).host === page.host) return true;
  return page.port === '' && LOOPBACK_NAME.test(nameOfHost(host)) && own.allowedHosts.includes(page.hostname);
}
