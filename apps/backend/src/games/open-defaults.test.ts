import { citationSchema, type Game } from '@farol/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function create(config: object): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const read = async (id: string): Promise<Game> => (await ask('GET', `/games/${id}`)).body;
const capacityOf = async (id: string) => (await read(id)).rules['capacity'];
const cite = async (id: string) => (await ask('GET', `/games/${id}/manifest`)).body;

test('a capacity that nobody named follows the agents, however they come and go', async () => {
  const id = await create({ rules: { kind: 'el-farol' } });
  await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 50 });
  expect(await capacityOf(id)).toBe(30);
  await ask('POST', `/games/${id}/agents`, { strategy: 'bernoulli', count: 150 });
  expect(await capacityOf(id)).toBe(120);
  await ask('DELETE', `/games/${id}/agents/0`);
  expect(await capacityOf(id)).toBe(90);
  await ask('PATCH', `/games/${id}`, { agents: [{ strategy: 'arthur', count: 10 }] });
  expect(await capacityOf(id)).toBe(6);
  await ask('PATCH', `/games/${id}`, { seed: '7', information: { kind: 'random' } });
  expect(await capacityOf(id)).toBe(6);
});

test('a capacity that was named stays, and one that is no longer named follows again', async () => {
  const id = await create({ rules: { kind: 'el-farol', capacity: 60 }, agents: [{ strategy: 'arthur', count: 100 }] });
  await ask('PATCH', `/games/${id}`, { agents: [{ strategy: 'arthur', count: 50 }] });
  expect(await capacityOf(id)).toBe(60);
  expect((await read(id)).unnamed).toEqual(['uncrowded', 'crowded', 'home']);
  await ask('PATCH', `/games/${id}`, { rules: { kind: 'el-farol', home: 1 } });
  expect(await read(id)).toMatchObject({
    rules: { capacity: 30, home: 1 },
    unnamed: ['capacity', 'uncrowded', 'crowded'],
  });
});

test('a draft’s manifest leaves the capacity open, and the first round closes it', async () => {
  const id = await create({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 100 }], seed: '1' });
  const draft = await cite(id);
  expect(draft.manifest.rules).toEqual({ kind: 'el-farol', uncrowded: 1, crowded: -1, home: 0 });
  expect(citationSchema.parse(draft).manifest.rules['capacity']).toBe(60);
  await ask('POST', `/games/${id}/rounds`, { count: 10 });
  await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 100 });
  const { manifest, digest } = await cite(id);
  expect(manifest.rules.capacity).toBe(60);
  const named = await create({
    rules: { kind: 'el-farol', capacity: 60 },
    agents: [{ strategy: 'bernoulli', count: 100 }],
    seed: '1',
  });
  await ask('POST', `/games/${named}/rounds`, { count: 10 });
  expect((await cite(named)).digest).toBe(digest);
});

test('a draft’s automatic name follows its rules and its seed; a name that was given stays', async () => {
  const id = await create({ rules: { kind: 'el-farol' }, seed: '123' });
  expect((await read(id)).name).toBe('el-farol 123');
  await ask('PATCH', `/games/${id}`, { rules: { kind: 'minority' }, seed: '456' });
  expect((await read(id)).name).toBe('minority 456');
  await ask('PATCH', `/games/${id}`, { name: 'Mine' });
  await ask('PATCH', `/games/${id}`, { rules: { kind: 'majority' } });
  expect((await read(id)).name).toBe('Mine');
});
