import { Game } from '@farol/kernel';
import type { Agent } from '@farol/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function createGame(config: object = BAR): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const list = async (id: string): Promise<Agent[]> => (await ask('GET', `/games/${id}/agents`)).body.agents;
const play = async (id: string, count: number) =>
  expect((await ask('POST', `/games/${id}/rounds`, { count })).status).toBe(201);

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spreadOf = (values: number[]) => ({
  mean: expect.closeTo(meanOf(values), 12),
  min: Math.min(...values),
  max: Math.max(...values),
});

test('agents join, play, leave, and stay in the list with when they did', async () => {
  const id = await createGame({ ...BAR, agents: [] });
  expect(await list(id)).toEqual([]);

  const added = await ask('POST', `/games/${id}/agents`, { strategy: 'arthur', count: 5, name: ' Arthur’s ' });
  expect(added.status).toBe(201);
  expect(added.headers.get('Location')).toBe(`/games/${id}/agents/0`);
  expect(added.body).toEqual({
    id: 0,
    strategy: 'arthur',
    params: expect.objectContaining({ predictors: expect.any(Number) }),
    count: 5,
    name: 'Arthur’s',
    joined: 0,
    left: null,
    rounds: 0,
    attendance: null,
    benefit: null,
    switchingRate: null,
  });
  expect(await list(id)).toEqual([added.body]);

  await play(id, 10);
  const late = await ask('POST', `/games/${id}/agents`, { strategy: 'bernoulli', params: { probability: 1 } });
  expect(late.body).toMatchObject({ id: 1, count: 1, name: null, joined: 10, rounds: 0, attendance: null });
  await play(id, 4);
  expect((await ask('GET', `/games/${id}`)).body.agents).toBe(6);

  expect(await ask('DELETE', `/games/${id}/agents/0`)).toMatchObject({ status: 204, body: '' });
  expect((await ask('GET', `/games/${id}`)).body.agents).toBe(1);
  await play(id, 2);
  expect(await list(id)).toMatchObject([
    { id: 0, joined: 0, left: 14, rounds: 14, attendance: null, benefit: null },
    { id: 1, joined: 10, left: null, rounds: 6, attendance: { mean: 1, min: 1, max: 1 }, switchingRate: 0 },
  ]);
  const detail = (await ask('GET', `/games/${id}/rounds/16`)).body;
  expect(detail.choices).toEqual([{ agentId: 1, strategy: 'bernoulli', attendance: 1, choices: '1' }]);
});

test('agents that leave before their first round never play', async () => {
  const id = await createGame();
  await play(id, 3);
  await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 5 });
  expect((await ask('DELETE', `/games/${id}/agents/1`)).status).toBe(204);
  await play(id, 3);
  expect((await list(id))[1]).toMatchObject({ joined: 3, left: 3, rounds: 0 });
  const game = new Game((await ask('GET', `/games/${await createGame()}/manifest`)).body.manifest);
  game.play(6);
  expect((await ask('GET', `/games/${id}`)).body.digest).toBe(game.digest);
});

test('totals are those of the kernel', async () => {
  const id = await createGame({ ...BAR, agents: [...BAR.agents, { strategy: 'win-stay-lose-shift', count: 7 }] });
  await play(id, 50);
  await ask('POST', `/games/${id}/agents`, { strategy: 'roth-erev', count: 3 });
  await play(id, 25);
  const game = new Game((await ask('GET', `/games/${id}/manifest`)).body.manifest);
  game.play(75);
  const agents = await list(id);
  for (const [index, { visits, benefit, switches }] of game.agents()) {
    const rounds = index === 2 ? 25 : 75;
    expect(agents[index]).toMatchObject({
      rounds,
      attendance: spreadOf(Array.from(visits, (count) => count / rounds)),
      benefit: spreadOf([...benefit]),
      switchingRate: expect.closeTo(meanOf([...switches]) / (rounds - 1), 12),
    });
  }
});

test.each([
  ['running', 409],
  ['failed', 409],
  ['cancelled', 409],
  ['paused', 201],
  ['completed', 201],
] as const)('a game that is %s answers a change of its agents by %i', async (status, expected) => {
  const id = await createGame();
  await laboratory.backend.db.updateTable('games').set({ status }).where('id', '=', id).execute();
  const added = await ask('POST', `/games/${id}/agents`, { strategy: 'always' });
  expect(added.status).toBe(expected);
  const removed = await ask('DELETE', `/games/${id}/agents/0`);
  expect(removed.status).toBe(expected === 201 ? 204 : expected);
  if (expected === 409) {
    expect(added.body.type).toBe('urn:farol:problem:impossible-transition');
    expect(added.body.possible).toEqual(status === 'running' ? ['pause', 'cancel'] : []);
  }
});

test('only agents that are in the game can leave it', async () => {
  const id = await createGame();
  const gone = await ask('DELETE', `/games/${id}/agents/1`);
  expect(gone).toMatchObject({ status: 404, body: { detail: 'no agents 1 are in the game; there are: 0' } });
  await ask('DELETE', `/games/${id}/agents/0`);
  expect((await ask('DELETE', `/games/${id}/agents/0`)).body.detail).toContain('there are: none');
  for (const agentId of ['x', '-1', '10000', '1.0']) {
    expect((await ask('DELETE', `/games/${id}/agents/${agentId}`)).status).toBe(404);
  }
});

test('agents stay while the initial history speaks of more than would be left', async () => {
  const id = await createGame({ ...BAR, initialHistory: [10, 9] });
  const refused = await ask('DELETE', `/games/${id}/agents/0`);
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0].field).toBe('initialHistory');
  await play(id, 1);
  expect((await ask('DELETE', `/games/${id}/agents/0`)).status).toBe(204);
});

test.each([
  [{ strategy: 'arthr' }, 'did you mean "arthur"'],
  [{}, 'needs a "strategy"'],
  [{ strategy: 'arthur', count: 0 }, 'count: must be a whole number from 1 to'],
  [{ strategy: 'arthur', params: { predictor: 3 } }, 'did you mean "predictors"'],
  [{ strategy: 'arthur', count: 10_000_000 }, 'MiB while playing'],
  [{ strategy: 'bernoulli', params: { probability: 2 } }, 'params.probability: must be a number from 0 to 1'],
])('%j is refused and changes nothing', async (agents, words) => {
  const id = await createGame();
  const { status, body } = await ask('POST', `/games/${id}/agents`, agents);
  expect(status).toBe(422);
  expect(body.detail).toContain(words);
  expect(await list(id)).toHaveLength(1);
});

test('agents that need to see attendance do not join where only the own payoff is shown', async () => {
  const id = await createGame({ ...BAR, agents: [{ strategy: 'roth-erev' }], information: { kind: 'own-payoff' } });
  const { status, body } = await ask('POST', `/games/${id}/agents`, { strategy: 'arthur' });
  expect(status).toBe(422);
  expect(body.errors).toEqual([{ field: 'agents[1].strategy', message: expect.stringContaining('own-payoff') }]);
});
