import { randomUUID } from 'node:crypto';
import { problemSchema } from '@farol/api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  await laboratory.playJobs();
});
afterAll(() => laboratory.stop());

const BAR = {
  name: 'The bar',
  rules: { kind: 'el-farol', capacity: 6 },
  agents: [{ strategy: 'arthur', count: 10 }],
  seed: '5',
  rounds: 1000,
};

async function createGame(changes: object = {}) {
  const { headers, body } = await ask('POST', '/games', { ...BAR, ...changes });
  return { id: body.id as string, etag: headers.get('ETag')! };
}
const etagOf = async (id: string) => (await ask('GET', `/games/${id}`)).headers.get('ETag')!;
const edit = (id: string, changes: object, etag?: string, headers: Record<string, string> = {}) =>
  ask('PATCH', `/games/${id}`, changes, etag === undefined ? headers : { 'If-Match': etag, ...headers });

test('every answer with a game has its revision, as ETag and in the body', async () => {
  const created = await ask('POST', '/games', BAR);
  const { id } = created.body;
  const renamed = await edit(id, { name: 'Renamed' });
  const read = await ask('GET', `/games/${id}`);
  const forked = await ask('POST', `/games/${id}/fork`, {});
  const played = await ask('POST', `/games/${id}/simulate?wait=30`, {});
  for (const { headers, body } of [created, renamed, read, forked, played]) {
    expect(headers.get('ETag')).toBe(`"${body.revision}"`);
  }
  expect(read.body.revision).toBe(renamed.body.revision);
  expect(renamed.body.revision).toBeGreaterThan(created.body.revision);
  expect((await ask('GET', '/games')).body.games.find((game: { id: string }) => game.id === id).revision).toBe(
    played.body.revision,
  );
});

test('of two who edit the same revision the second is told both values, and nothing is overwritten', async () => {
  const { id, etag } = await createGame();
  const first = await edit(id, { name: 'First', rounds: 500 }, etag);
  expect(first.status).toBe(200);
  const sent = { name: 'Second', agents: [{ strategy: 'always', count: 3 }], roundsPerSecond: 5 };
  const late = await edit(id, sent, etag);
  expect(late.status).toBe(412);
  expect(late.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = problemSchema.parse(late.body);
  expect(problem.type).toBe('urn:farol:problem:edited-meanwhile');
  expect(problem.revision).toBe(first.body.revision);
  const [{ params }] = (await ask('GET', `/games/${id}/manifest`)).body.manifest.agents;
  expect(problem.conflicts).toEqual([
    { field: 'name', now: 'First', sent: 'Second' },
    { field: 'roundsPerSecond', now: null, sent: 5 },
    { field: 'agents', now: [{ strategy: 'arthur', params, count: 10 }], sent: sent.agents },
  ]);
  expect(problem.detail).toContain('name is "First" now, "Second" was sent');
  expect((await ask('GET', `/games/${id}`)).body).toEqual(first.body);
  // Once the current revision is known, the edit is a decision.
  const decided = await edit(id, sent, `"${problem.revision}"`);
  expect([decided.status, decided.body.name, decided.body.rounds.planned]).toEqual([200, 'Second', 500]);
});

test('the values that a late edit is told can be sent back', async () => {
  const { id, etag } = await createGame({ rules: { kind: 'el-farol' } });
  await edit(id, { seed: 7 }, etag);
  const fields = { rules: { kind: 'minority' }, agents: [], seed: '9', information: { kind: 'random' } };
  const { body } = await edit(id, { ...fields, initialHistory: [1], name: 'x', rounds: 5, roundsPerSecond: 1 }, etag);
  const now = Object.fromEntries(
    problemSchema.parse(body).conflicts!.map(({ field, now: value }) => [field, value] as const),
  );
  const before = (await ask('GET', `/games/${id}/manifest`)).body;
  expect(now['rules']).toEqual(before.manifest.rules);
  expect((await edit(id, now, await etagOf(id))).status).toBe(200);
  expect((await ask('GET', `/games/${id}/manifest`)).body).toEqual(before);
});

test('agents, a start and a pause are edits; play is none', async () => {
  const { id, etag } = await createGame({ rounds: 2_000_000 });
  await ask('POST', `/games/${id}/rounds`, { count: 5 });
  expect(await etagOf(id)).toBe(etag);
  const seen = [etag];
  for (const change of [
    () => ask('POST', `/games/${id}/agents`, { strategy: 'always' }),
    () => ask('DELETE', `/games/${id}/agents/1`),
    () => edit(id, { roundsPerSecond: 500 }),
    () => ask('PATCH', `/games/${id}/status`, { action: 'resume' }),
  ]) {
    expect((await change()).status).toBeLessThan(300);
    seen.push(await etagOf(id));
  }
  expect(new Set(seen).size).toBe(seen.length);
  const playedOf = async () => (await ask('GET', `/games/${id}`)).body.rounds.played as number;
  const before = await playedOf();
  await vi.waitFor(async () => expect(await playedOf()).toBeGreaterThan(before + 400), { timeout: 20_000 });
  // The worker stored many slices since; the tempo is edited as it was seen at the start.
  const faster = await edit(id, { roundsPerSecond: 600 }, seen.at(-1));
  expect([faster.status, faster.body.status, faster.body.roundsPerSecond]).toEqual([200, 'running', 600]);
  const late = await ask('PATCH', `/games/${id}/status`, { action: 'cancel' }, { 'If-Match': seen.at(-1)! });
  expect([late.status, late.body.conflicts]).toEqual([412, [{ field: 'status', now: 'running', sent: 'cancelled' }]]);
  const paused = await ask(
    'PATCH',
    `/games/${id}/status`,
    { action: 'pause' },
    { 'If-Match': faster.headers.get('ETag')! },
  );
  expect([paused.status, paused.body.status]).toEqual([200, 'paused']);
});

test('without If-Match, with * and with one of several tags an edit counts', async () => {
  const { id, etag } = await createGame();
  expect((await edit(id, { name: 'a' })).status).toBe(200);
  expect((await edit(id, { name: 'b' }, '*')).status).toBe(200);
  const now = await etagOf(id);
  expect((await edit(id, { name: 'c' }, `${etag}, "other" ,${now}`)).status).toBe(200);
  expect((await edit(id, { name: 'd' }, `${etag}, "other"`)).status).toBe(412);
});

test.each(['7', '"7', 'W/"7"', '', '*, "7"', '"a" "b"', '"a",'])(
  'the If-Match %j is refused, with its form',
  async (etag) => {
    const { id } = await createGame();
    const { status, body } = await edit(id, { name: 'never' }, etag);
    expect([status, body.type, body.errors[0].field]).toEqual([422, 'urn:farol:problem:invalid-request', 'if-match']);
    expect(body.detail).toContain('must be the ETag of an answer with its quotes, such as "7", or *');
    expect((await ask('GET', `/games/${id}`)).body.name).toBe(BAR.name);
  },
);

test('a repeated edit gets its stored answer and ETag, though it is late by now', async () => {
  const { id, etag } = await createGame();
  const key = { 'Idempotency-Key': randomUUID() };
  const first = await edit(id, { name: 'once' }, etag, key);
  await edit(id, { name: 'after' }, first.headers.get('ETag')!);
  const again = await edit(id, { name: 'once' }, etag, key);
  expect([again.status, again.body, again.headers.get('ETag')]).toEqual([200, first.body, first.headers.get('ETag')]);
  expect((await ask('GET', `/games/${id}`)).body.name).toBe('after');
});

test('a refused edit leaves its key free for the decision', async () => {
  const { id, etag } = await createGame();
  const key = { 'Idempotency-Key': randomUUID() };
  await edit(id, { name: 'theirs' });
  const late = await edit(id, { name: 'mine' }, etag, key);
  expect(late.status).toBe(412);
  expect((await edit(id, { name: 'mine' }, `"${late.body.revision}"`, key)).status).toBe(200);
});

test('of many who edit one revision at once, one edits it', async () => {
  const { id, etag } = await createGame();
  const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => edit(id, { name: `${index}` }, etag)));
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
  expect(statuses).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
});

test('a game that was edited meanwhile is not deleted unseen', async () => {
  const { id, etag } = await createGame();
  await edit(id, { name: 'Kept' });
  const late = await ask('DELETE', `/games/${id}`, undefined, { 'If-Match': etag });
  expect([late.status, late.body.conflicts]).toEqual([412, []]);
  expect((await ask('DELETE', `/games/${id}`, undefined, { 'If-Match': await etagOf(id) })).status).toBe(204);
});

test('a late change of an experiment is told its status', async () => {
  const { rules, agents, rounds } = BAR;
  const design = {
    base: { rules, agents, rounds },
    factors: [{ path: 'rules.capacity', values: [3, 6] }],
    replicates: 2,
  };
  const created = await ask('POST', '/experiments', design);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { id } = created.body;
  const etag = created.headers.get('ETag')!;
  expect(etag).toBe(`"${created.body.revision}"`);
  const act = (action: string, tag: string) =>
    ask('PATCH', `/experiments/${id}/status`, { action }, { 'If-Match': tag });
  const cancelled = await act('cancel', etag);
  expect([cancelled.status, cancelled.headers.get('ETag')]).toEqual([200, `"${cancelled.body.revision}"`]);
  const late = await act('start', etag);
  expect([late.status, late.body.conflicts]).toEqual([412, [{ field: 'status', now: 'cancelled', sent: 'running' }]]);
  const read = await ask('GET', `/experiments/${id}`);
  expect(read.headers.get('ETag')).toBe(cancelled.headers.get('ETag'));
  expect((await ask('DELETE', `/experiments/${id}`, undefined, { 'If-Match': etag })).status).toBe(412);
});
