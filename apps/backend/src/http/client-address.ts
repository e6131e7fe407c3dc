import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import type { Configuration } from '../configuration.ts';
import { createRequestLimit } from './rate-limit.ts';
import type { Env } from './router.ts';

/** An address without the prefix of an IPv4 address in IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Finds the address of the client behind proxies. Only proxies in `trusted` (addresses or CIDR ranges) are believed:
 * going back through X-Forwarded-For, the first address that is none of them is the client's.
 */
export function createClientAddress(trusted: readonly string[]) {
  const proxies = new BlockList();
  for (const entry of trusted) {
    const [address, bits] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return (c: Context): string => {
    const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
    let address = plain(incoming?.socket.remoteAddress ?? '127.0.0.1');
    const forwarded = (c.req.header('X-Forwarded-For') ?? '').split(',').map((part) => plain(part.trim()));
    while (forwarded.length > 0 && isTrusted(address)) {
      const before = forwarded.pop()!;
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  };
}

/** The network that an address counts as for limits: one IPv6 subscriber has at least a /64. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [first, last] = address.split('::').map((half) => half.split(':').filter((part) => part !== ''));
  const zeros = last === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return `${[...first, ...zeros, ...(last ?? [])].slice(0, 4).join(':')}::/64`;
}

/** With accounts: gives routes the client's address, and limits the requests of one network. */
export function locateClient({ accounts, trustedProxies }: Configuration): MiddlewareHandler<Env> {
  if (!accounts) return (_, next) => next();
  const addressOf = createClientAddress(trustedProxies);
  const count = createRequestLimit();
  return (c, next) => {
    const address = addressOf(c);
    c.set('address', address);
    count(networkOf(address));
    return next();
  };
}
