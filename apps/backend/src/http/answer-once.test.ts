import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { forgetAnswers } from './answer-once.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const createGame = async (): Promise<string> => (await ask('POST', '/games', BAR)).body.id;
const playedOf = async (id: string): Promise<number> => (await ask('GET', `/games/${id}`)).body.rounds.played;
const withKey = (key: string = randomUUID()) => ({ 'Idempotency-Key': key });

const ago = (hours: number) => ({ created_at: new Date(Date.now() - hours * 3_600_000) });

test('a request repeated with its key is answered as before, and plays no second round', async () => {
  const id = await createGame();
  const key = withKey();
  const first = await ask('POST', `/games/${id}/rounds`, { count: 3 }, key);
  const again = await ask('POST', `/games/${id}/rounds`, { count: 3 }, key);
  expect(first.status).toBe(201);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
  expect(await playedOf(id)).toBe(3);
  const other = await ask('POST', `/games/${id}/rounds`, { count: 3 }, withKey());
  expect(other.body.rounds[0].round).toBe(4);
});

test('without a key every request counts', async () => {
  const id = await createGame();
  await ask('POST', `/games/${id}/rounds`);
  await ask('POST', `/games/${id}/rounds`);
  expect(await playedOf(id)).toBe(2);
});

test('a repeated creation is one game, a repeated joining one entry of agents, a repeated simulation one run', async () => {
  const key = withKey();
  const created = [await ask('POST', '/games', BAR, key), await ask('POST', '/games', BAR, key)];
  expect(created[1].body).toEqual(created[0].body);
  const { id } = created[0].body;
  const joining = withKey();
  for (let count = 0; count < 2; count++) {
    expect((await ask('POST', `/games/${id}/agents`, { strategy: 'always' }, joining)).status).toBe(201);
  }
  expect((await ask('GET', `/games/${id}/agents`)).body.agents).toHaveLength(2);
  const simulating = withKey();
  for (let count = 0; count < 2; count++) {
    const { status, body } = await ask('POST', `/games/${id}/simulate`, { rounds: 10 }, simulating);
    expect([status, body.rounds.planned]).toEqual([202, 10]);
  }
});

test('a repeated PATCH or DELETE with its key takes effect once', async () => {
  const id = await createGame();
  const renaming = withKey();
  const renamed = await ask('PATCH', `/games/${id}`, { name: 'first' }, renaming);
  await ask('PATCH', `/games/${id}`, { name: 'second' });
  expect((await ask('PATCH', `/games/${id}`, { name: 'first' }, renaming)).body).toEqual(renamed.body);
  expect((await ask('GET', `/games/${id}`)).body.name).toBe('second');
  const cancelling = withKey();
  for (let count = 0; count < 2; count++) {
    const { status, body } = await ask('PATCH', `/games/${id}/status`, { action: 'cancel' }, cancelling);
    expect([status, body.status]).toEqual([200, 'cancelled']);
  }
  const deleting = withKey();
  for (let count = 0; count < 2; count++) {
    expect((await ask('DELETE', `/games/${id}`, undefined, deleting)).status).toBe(204);
  }
  expect((await ask('DELETE', `/games/${id}`)).status).toBe(404);
});

test('a key that belongs to another request is refused', async () => {
  const id = await createGame();
  const key = withKey();
  await ask('POST', `/games/${id}/rounds`, { count: 3 }, key);
  for (const [path, body] of [
    [`/games/${id}/rounds`, { count: 4 }],
    [`/games/${await createGame()}/rounds`, { count: 3 }],
    ['/games', BAR],
  ] as const) {
    const answer = await ask('POST', path, body, key);
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:farol:problem:key-reused']);
  }
  expect(await playedOf(id)).toBe(3);
});

test('many at once with one key are one', async () => {
  const id = await createGame();
  const key = withKey();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', `/games/${id}/rounds`, {}, key)));
  for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0].body]);
  expect(await playedOf(id)).toBe(1);
});

test('a request that failed leaves no answer behind: it can be repeated once its cause is gone', async () => {
  const id = await createGame();
  const { db } = laboratory.backend;
  await db.updateTable('games').set({ status: 'running' }).where('id', '=', id).execute();
  const key = withKey();
  expect((await ask('POST', `/games/${id}/rounds`, {}, key)).status).toBe(409);
  await db.updateTable('games').set({ status: 'paused' }).where('id', '=', id).execute();
  expect((await ask('POST', `/games/${id}/rounds`, {}, key)).status).toBe(201);
  expect(await playedOf(id)).toBe(1);
});

test('a request that failed while another with its key waited leaves the turn to that one', async () => {
  const id = await createGame();
  const key = withKey();
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => ask('POST', `/games/${id}/rounds`, { expectedRound: 2 }, key)),
  );
  expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
  await ask('POST', `/games/${id}/rounds`);
  expect((await ask('POST', `/games/${id}/rounds`, { expectedRound: 2 }, key)).status).toBe(201);
});

test.each(['', 'a b', 'x'.repeat(201), 'é'])('the key %j is refused', async (key) => {
  const id = await createGame();
  const { status, body } = await ask('POST', `/games/${id}/rounds`, {}, withKey(key));
  expect([status, body.type]).toEqual([422, 'urn:farol:problem:invalid-request']);
  expect(body.detail).toContain('Idempotency-Key');
});

test('answers are kept for a day', async () => {
  const id = await createGame();
  const { db } = laboratory.backend;
  const [old, young] = [withKey(), withKey()];
  await ask('POST', `/games/${id}/rounds`, {}, old);
  await ask('POST', `/games/${id}/rounds`, {}, young);
  await db.updateTable('answers').set(ago(25)).where('key', '=', old['Idempotency-Key']).execute();
  await db.updateTable('answers').set(ago(23)).where('key', '=', young['Idempotency-Key']).execute();
  await forgetAnswers(db);
  await ask('POST', `/games/${id}/rounds`, {}, young);
  expect(await playedOf(id)).toBe(2);
  await ask('POST', `/games/${id}/rounds`, {}, old);
  expect(await playedOf(id)).toBe(3);
});
