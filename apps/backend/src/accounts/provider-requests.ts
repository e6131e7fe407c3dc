import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Time for a whole answer of the OpenID provider. */
const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/** Addresses that are not of the public internet (IANA's special-purpose registries). */
const PRIVATE = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/127',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
]) {
  const [network, bits] = range.split('/');
  PRIVATE.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
}

/** True for an address of this machine or of a private network. */
export const isPrivateAddress = (address: string) => PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

const bare = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');

/** True if a host is this machine or in a private network, by its address or by what its name resolves to. */
export async function isPrivateHost(hostname: string): Promise<boolean> {
  const host = bare(hostname);
  if (isIP(host) !== 0) return isPrivateAddress(host);
  const found = await dns.promises.lookup(host, { all: true });
  return found.some(({ address }) => isPrivateAddress(address));
}

/** Resolves a name for a connection; fails if it is in a private network. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    if (found.some(({ address }) => isPrivateAddress(address)))
      return callback(new Error(`${hostname} is in a private network`), []);
    if (options.all) return callback(null, found);
    callback(null, found[0].address, found[0].family);
  });
};

export interface ProviderRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The host may be in a private network. */
  mayBePrivate: boolean;
}

/**
 * Sends a request to the OpenID provider and reads its answer. `fetch` cannot refuse an address when it connects, so a
 * name that resolves differently the second time would pass. Redirects are not followed.
 */
export function requestProvider(url: URL, given: ProviderRequest): Promise<{ status: number; text: string }> {
  const { method = 'GET', headers = {}, body, mayBePrivate } = given;
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  if (!mayBePrivate && isIP(bare(url.hostname)) !== 0 && isPrivateAddress(bare(url.hostname))) {
    return Promise.reject(new Error(`${url.hostname} is in a private network`));
  }
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method,
    headers: { Accept: 'application/json', ...headers },
    agent: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(mayBePrivate ? {} : { lookup: lookUpPublic }),
  });
  request.on('error', reject);
  request.on('response', (answer) => {
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) request.destroy(new Error(`the answer of ${url.origin} is larger than 1 MiB`));
      else chunks.push(chunk);
    });
    answer.on('error', reject);
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
  });
  request.end(body);
  return promise;
}
