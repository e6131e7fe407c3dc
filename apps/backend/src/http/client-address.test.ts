import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createClientAddress, networkOf } from './client-address.ts';

async function addressOf(peer: string, forwarded: string | undefined, trusted: string[]): Promise<string> {
  const find = createClientAddress(trusted);
  const app = new Hono().get('/', (c) => c.text(find(c)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return answer.text();
}

test.each([
  ['203.0.113.9', undefined, [], '203.0.113.9'],
  ['203.0.113.9', '198.51.100.1', [], '203.0.113.9'],
  ['::ffff:172.30.0.2', '198.51.100.1', ['172.30.0.0/24'], '198.51.100.1'],
  // A client's own header stands before what the proxy adds.
  ['172.30.0.2', '10.0.0.1, 198.51.100.1', ['172.30.0.0/24'], '198.51.100.1'],
  ['172.30.0.2', '198.51.100.1, 172.30.0.3', ['172.30.0.0/24'], '198.51.100.1'],
  ['172.30.0.2', '172.30.0.4, 172.30.0.3', ['172.30.0.0/24'], '172.30.0.4'],
  ['172.30.0.2', 'unknown', ['172.30.0.0/24'], '172.30.0.2'],
  ['172.30.0.2', '', ['172.30.0.0/24'], '172.30.0.2'],
  ['::1', '2001:db8::7', ['::1'], '2001:db8::7'],
])('of the peer %s, X-Forwarded-For %s and the proxies %j is %s', async (peer, forwarded, trusted, address) => {
  expect(await addressOf(peer, forwarded, trusted)).toBe(address);
});

test.each([
  ['198.51.100.1', '198.51.100.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the address %s counts as the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
