import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo } from '../apps/backend/src/events/testing.ts';
import { newToken } from '../apps/backend/src/accounts/secrets.ts';
import { type AttackedApi, startAttackedApi } from './attacked-api.ts';
import { addKey, addPerson, addSession, addShare, linkCookie } from './people.ts';

/** A stream of events is one long answer: whoever loses access must lose it too. */
let api: AttackedApi;
let game: string;
let owner: string;
let friend: string;
beforeAll(async () => {
  api = await startAttackedApi();
  owner = (await addPerson(api.db, 'member', 'ada')).id;
  friend = (await addPerson(api.db, 'member', 'ben')).id;
  const headers = { Authorization: `Bearer ${(await addKey(api.db, owner, 'play')).key}` };
  game = (await api.ask('POST', '/games', { body: { rules: { kind: 'el-farol' } }, headers })).json.id;
});
afterAll(() => api.stop());

const listen = (headers: Record<string, string>) =>
  listenTo(`http://127.0.0.1:${api.port}/games/${game}/events`, headers);
const withinSecond = (ended: Promise<string>) =>
  Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1000, 'still open'))]);

const WAYS: [what: string, open: () => Promise<{ headers: Record<string, string>; revoke: () => Promise<unknown> }>][] =
  [
    [
      'a link that is withdrawn',
      async () => {
        const token = newToken();
        const id = await addShare(api.db, { game_id: game }, { token });
        const revoke = () => api.db.deleteFrom('shares').where('id', '=', id).execute();
        return { headers: { Cookie: linkCookie(token) }, revoke };
      },
    ],
    [
      'a share that is withdrawn',
      async () => {
        const id = await addShare(api.db, { game_id: game }, { user_id: friend });
        const revoke = () => api.db.deleteFrom('shares').where('id', '=', id).execute();
        return { headers: { Cookie: await addSession(api.db, friend) }, revoke };
      },
    ],
    [
      'a session that is revoked',
      async () => {
        const Cookie = await addSession(api.db, owner);
        return {
          headers: { Cookie },
          revoke: () => api.db.deleteFrom('sessions').where('user_id', '=', owner).execute(),
        };
      },
    ],
    [
      'a key that is revoked',
      async () => {
        const { id, key } = await addKey(api.db, owner, 'read');
        const revoke = () => api.db.deleteFrom('api_keys').where('id', '=', id).execute();
        return { headers: { Authorization: `Bearer ${key}` }, revoke };
      },
    ],
    [
      'a person who is blocked',
      async () => {
        const Cookie = await addSession(api.db, owner);
        const revoke = () => api.db.updateTable('users').set({ is_blocked: true }).where('id', '=', owner).execute();
        return { headers: { Cookie }, revoke };
      },
    ],
  ];

test.each(WAYS)('the stream of %s ends within a second, and cannot be opened again', async (_, open) => {
  const { headers, revoke } = await open();
  const ear = await listen(headers);
  expect(ear.status).toBe(200);
  await ear.until(({ event }) => event === 'status');
  await revoke();
  expect(await withinSecond(ear.ended)).toBe('cleanly');
  const again = await listen(headers);
  expect(again.status).toBeGreaterThanOrEqual(401);
  again.leave();
});

test('the streams of others go on', async () => {
  const { id } = await addPerson(api.db, 'member', 'eve');
  await addShare(api.db, { game_id: game }, { user_id: id });
  const ear = await listen({ Cookie: await addSession(api.db, id) });
  await ear.until(({ event }) => event === 'status');
  await api.db.deleteFrom('sessions').where('user_id', '=', friend).execute();
  expect(await withinSecond(ear.ended)).toBe('still open');
  ear.leave();
});
