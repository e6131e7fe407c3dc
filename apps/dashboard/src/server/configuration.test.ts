import { afterEach, expect, test, vi } from 'vitest';
import { configurationFaults, readConfiguration } from './configuration.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['http://127.0.0.1:3001', '', '', 0],
  ['http://[::1]:3001', '', '', 0],
  ['https://api.example.org', 'farol.example.org', 'https://farol.example.org:8443/', 0],
  ['127.0.0.1:3001', '', '', 1],
  ['http://user:word@api.example.org', '', '', 1],
  ['http://api.example.org/v1', '', '', 1],
  ['http://127.0.0.1:3001', 'farol.example.org:443 http://farol', '', 2],
  ['http://127.0.0.1:3001', '', 'https://example.org/farol/', 1],
  ['http://127.0.0.1:3001', '', 'farol.example.org', 1],
])('API_URL=%s, ALLOWED_HOSTS=%s and PUBLIC_URL=%s have %i faults', (apiUrl, hosts, publicUrl, faults) => {
  vi.stubEnv('API_URL', apiUrl);
  vi.stubEnv('ALLOWED_HOSTS', hosts);
  vi.stubEnv('PUBLIC_URL', publicUrl);
  expect(configurationFaults(readConfiguration())).toHaveLength(faults);
});
