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

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 10 }], seed: '5', rounds: 1000 };

async function createGame(): Promise<string> {
  return (await ask('POST', '/games', BAR)).body.id;
}
const change = (id: string, changes: object) => ask('PATCH', `/games/${id}`, changes);
const read = async (id: string) => (await ask('GET', `/games/${id}`)).body;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a draft takes other rules, agents, seed, information and history, each complete again', async () => {
  const id = await createGame();
  await change(id, {
    rules: { kind: 'minority', payoff: 'linear' },
    agents: [{ strategy: 'tables', count: 7 }],
    seed: 9,
  });
  await change(id, { information: { kind: 'random' }, initialHistory: [1, 2, 3] });
  const { manifest } = (await ask('GET', `/games/${id}/manifest`)).body;
  expect(manifest).toEqual({
    engine: 1,
    rules: { kind: 'minority', payoff: 'linear' },
    information: { kind: 'random' },
    seed: '9',
    initialHistory: [1, 2, 3],
    agents: [{ strategy: 'tables', params: { memory: 6, tables: 2 }, count: 7, joins: 0 }],
  });
  const fresh = { rules: manifest.rules, information: manifest.information, initialHistory: [1, 2, 3], seed: '9' };
  const twin = await ask('POST', '/games', { ...fresh, agents: [{ strategy: 'tables', count: 7 }] });
  for (const game of [id, twin.body.id]) await ask('POST', `/games/${game}/rounds`, { count: 100 });
  expect((await read(id)).digest).toBe((await read(twin.body.id)).digest);
});

test('a draft is refused what does not fit it, and stays as it was', async () => {
  const id = await createGame();
  const before = await read(id);
  const refused = await change(id, { information: { kind: 'own-payoff' } });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'agents[0].strategy']);
  expect(await read(id)).toEqual(before);
});

test('a game that has begun keeps its manifest', async () => {
  const id = await createGame();
  await ask('POST', `/games/${id}/rounds`);
  const { status, body } = await change(id, { rules: { kind: 'el-farol', capacity: 3 } });
  expect([status, body.type]).toEqual([409, 'urn:farol:problem:impossible-transition']);
});

test('planned rounds change while it rests, to more than were played', async () => {
  const id = await createGame();
  await ask('POST', `/games/${id}/rounds`, { count: 5 });
  expect((await change(id, { rounds: 20 })).body.rounds).toEqual({ played: 5, planned: 20 });
  expect((await change(id, { rounds: 5 })).status).toBe(409);
});

test('a tempo is held, heard while it runs, and taken off again', async () => {
  const id = await createGame();
  await change(id, { roundsPerSecond: 20, rounds: 1_000_000 });
  await ask('PATCH', `/games/${id}/status`, { action: 'start' });
  await vi.waitFor(async () => expect((await read(id)).rounds.played).toBeGreaterThan(0), { timeout: 10_000 });
  const slowStart = (await read(id)).rounds.played;
  await pause(2000);
  const slow = (await read(id)).rounds.played - slowStart;
  expect(slow).toBeGreaterThan(10);
  expect(slow).toBeLessThan(110);
  await change(id, { roundsPerSecond: 500 });
  await pause(2000);
  const faster = (await read(id)).rounds.played - slowStart - slow;
  expect(faster).toBeGreaterThan(300);
  expect(faster).toBeLessThan(3000);
  await change(id, { roundsPerSecond: null });
  await vi.waitFor(async () => expect((await read(id)).rounds.played).toBeGreaterThan(10_000), { timeout: 20_000 });
  await ask('PATCH', `/games/${id}/status`, { action: 'cancel' });
});

test.each([0, -1, 1e9, 'fast', [1]])('%j is no tempo', async (roundsPerSecond) => {
  expect((await change(await createGame(), { roundsPerSecond })).status).toBe(422);
});
