import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { hashPassword } from './passwords.ts';
import { createUser } from './queries.ts';
import { SECRET } from '../testing/people.ts';

const SETTINGS = {
  AUTH: 'accounts',
  PUBLIC_URL: 'http://localhost:3000',
  AUTH_SECRET: SECRET,
};
const PERSON = { name: 'Ada', email: 'ada@example.org', role: 'member' } as const;
const PASSWORD = 'correct horse 1';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
let cookie: string;
let key: string;
beforeAll(async () => {
  laboratory = await startBackend(SETTINGS);
  ({ ask } = laboratory);
  const password = await hashPassword(PASSWORD);
  await laboratory.backend.db.transaction().execute((trx) => createUser(trx, { ...PERSON, password }));
  const { headers } = await ask('POST', '/session', { email: PERSON.email, password: PASSWORD });
  cookie = headers.getSetCookie()[0].split(';')[0];
  key = (await ask('POST', '/account/keys', { name: 'cli', scope: 'read' }, { Cookie: cookie })).body.key;
});
afterAll(() => laboratory.stop());

const statusWith = async (headers: Record<string, string>) => (await ask('GET', '/games', undefined, headers)).status;

test('a credential that was just used passes as nothing but itself', async () => {
  expect(await statusWith({ Cookie: cookie })).toBe(200);
  expect(await statusWith({ Authorization: `Bearer ${key}` })).toBe(200);
  const [name, value] = cookie.split('=');
  const signed = decodeURIComponent(value);
  const [token, signature] = signed.split('.');
  expect(await statusWith({ Authorization: `Bearer ${signed}` })).toBe(401);
  expect(await statusWith({ Authorization: `Bearer ${token}` })).toBe(401);
  expect(await statusWith({ Cookie: `farol.link=${key}` })).toBe(401);
  expect(await statusWith({ Cookie: `${name}=${key}` })).toBe(401);
  expect(await statusWith({ Cookie: `${name}=${token}` })).toBe(401);
  expect(await statusWith({ Cookie: `${name}=${token}.${signature.slice(0, -4)}AAA=` })).toBe(401);
  expect(await statusWith({ Cookie: cookie })).toBe(200);
});
