import { expect, test } from 'vitest';
import { configurationFaults } from './configuration.ts';

test.each([
  ['http://127.0.0.1:3001', [], 0],
  ['https://api.example.org', ['farol.example.org'], 0],
  ['127.0.0.1:3001', [], 1],
  ['http://user:word@api.example.org', [], 1],
  ['http://api.example.org/v1', [], 1],
  ['http://127.0.0.1:3001', ['farol.example.org:443', 'http://farol'], 2],
])('API_URL=%s with ALLOWED_HOSTS=%j has %i faults', (apiUrl, allowedHosts, faults) => {
  expect(configurationFaults({ apiUrl, allowedHosts })).toHaveLength(faults);
});
