import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { urlOf } from './addresses.ts';
import { choosePorts } from './choose-port.ts';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3001'],
  ['127.0.0.2', 'http://127.0.0.2:3001'],
  ['::1', 'http://[::1]:3001'],
  ['localhost', 'http://localhost:3001'],
  ['0.0.0.0', 'http://127.0.0.1:3001'],
  ['::', 'http://[::1]:3001'],
])('a server that listens on %s is reached at %s', (host, url) => {
  expect(urlOf(host, 3001)).toBe(url);
});

test('two free ports are never the same', async () => {
  const any = { port: 0, host: '127.0.0.1', variable: 'PORT' };
  const ports = await choosePorts([any, any, any]);
  expect(new Set(ports).size).toBe(3);
});

test.each([
  ['127.0.0.1', 'DASHBOARD_PORT', /^another program listens on 127\.0\.0\.1:\d+: set DASHBOARD_PORT to a free port$/],
  ['127.0.0.2', 'PORT', /^another program listens on 127\.0\.0\.2:\d+: set PORT to a free port$/],
  ['::1', 'PORT', /^another program listens on \[::1\]:\d+: set PORT to a free port$/],
])('a port in use on %s is refused with the name of its variable', async (host, variable, words) => {
  const other = createServer().listen(0, host);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(choosePorts([{ port, host, variable }])).rejects.toThrow(words);
  other.close();
});

test('an address of another machine is refused with a remedy', async () => {
  const wanted = { port: 0, host: '203.0.113.7', variable: 'PORT' };
  await expect(choosePorts([wanted])).rejects.toThrow('this machine has no address 203.0.113.7: set HOST=127.0.0.1');
});
