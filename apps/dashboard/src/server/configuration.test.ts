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

test('names are compared in lower case, parted by commas or spaces; the public address adds its own', () => {
  vi.stubEnv('API_URL', ' http://127.0.0.1:3001/ ');
  vi.stubEnv('ALLOWED_HOSTS', 'Lab.Example.org, farol  other.example');
  vi.stubEnv('PUBLIC_URL', 'https://Farol.example.org:8443/');
  expect(readConfiguration()).toEqual({
    apiUrl: 'http://127.0.0.1:3001',
    allowedHosts: ['lab.example.org', 'farol', 'other.example', 'farol.example.org'],
    publicOrigin: 'https://farol.example.org:8443',
    publicUrl: 'https://Farol.example.org:8443/',
  });
});

test('without settings the API is on this machine, and no name is allowed beside its own', () => {
  for (const name of ['API_URL', 'ALLOWED_HOSTS', 'PUBLIC_URL']) vi.stubEnv(name, undefined);
  const configuration = readConfiguration();
  expect(configuration).toMatchObject({ apiUrl: 'http://127.0.0.1:3001', allowedHosts: [], publicOrigin: undefined });
  expect(configurationFaults(configuration)).toEqual([]);
});

test('a fault names its setting and its remedy', () => {
  vi.stubEnv('API_URL', 'localhost');
  vi.stubEnv('ALLOWED_HOSTS', 'http://farol');
  vi.stubEnv('PUBLIC_URL', 'farol');
  const faults = configurationFaults(readConfiguration());
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['API_URL', 'PUBLIC_URL', 'ALLOWED_HOSTS']);
  expect(faults[2]).toContain('not "http://farol"');
});
