import { afterEach, expect, test, vi } from 'vitest';
import { forward } from './forward.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['localhost:3000', 502],
  ['lab.example.org:3000', 502],
  ['LAB.Example.org', 502],
  ['evil.example', 403],
])('called as %s where Lab.Example.Org is allowed and no API is there, it answers %i', async (host, status) => {
  vi.stubEnv('ALLOWED_HOSTS', 'Lab.Example.Org');
  vi.stubEnv('API_URL', 'http://127.0.0.1:1');
  const answer = await forward(new Request('http://dashboard/api/games', { headers: { host } }));
  expect(answer.status).toBe(status);
});
