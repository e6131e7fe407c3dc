import type { Game } from '@farol/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 20 }], seed: '5' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  await laboratory.playJobs();
});
afterAll(() => laboratory.stop());

async function create(config: object): Promise<Game> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const cite = async (id: string) => (await ask('GET', `/games/${id}/manifest`)).body;
async function untilPlayed(id: string): Promise<Game> {
  for (;;) {
    const { body } = await ask('GET', `/games/${id}`);
    if (body.status !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A game of 90 rounds whose agents join after 30 rounds and leave after 60. */
async function playChanging() {
  const { id } = await create(BAR);
  await ask('POST', `/games/${id}/rounds`, { count: 30 });
  await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 3 });
  await ask('POST', `/games/${id}/rounds`, { count: 30 });
  await ask('DELETE', `/games/${id}/agents/1`);
  await ask('POST', `/games/${id}/rounds`, { count: 30 });
  return cite(id);
}

test('a citation is posted as it is, played to its digest with its changes of agents, and verified', async () => {
  const citation = await playChanging();
  const { id, agents } = await create(citation);
  expect(agents).toBe(20);
  const game = await untilPlayed(id);
  expect(game).toMatchObject({
    status: 'completed',
    rounds: { played: 90 },
    digest: citation.digest,
    citation: { rounds: 90, digest: citation.digest, isVerified: true },
  });
  expect(await cite(id)).toEqual(citation);
  const digest = '0'.repeat(64);
  const wrong = await untilPlayed((await create({ ...citation, digest, name: 'Wrong' })).id);
  expect(wrong).toMatchObject({ name: 'Wrong', citation: { digest, isVerified: false } });
});

test('a manifest alone becomes a draft, in its own object or not, and plays its changes of agents', async () => {
  const { manifest, digest } = await playChanging();
  for (const body of [manifest, { manifest }]) {
    const { id, status, citation } = await create(body);
    expect([status, citation]).toEqual(['draft', null]);
    const { body: before } = await ask('GET', `/games/${id}/agents`);
    expect(before.agents.map((each: { rounds: number; left: number | null }) => [each.rounds, each.left])).toEqual([
      [0, null],
      [0, null],
    ]);
    await ask('POST', `/games/${id}/rounds`, { count: 45 });
    expect((await ask('GET', `/games/${id}`)).body.agents).toBe(23);
    await ask('POST', `/games/${id}/rounds`, { count: 45 });
    expect((await ask('GET', `/games/${id}`)).body).toMatchObject({ agents: 20, digest });
  }
});

test('a draft made of a manifest keeps its changes of agents when something else is changed', async () => {
  const { manifest } = await playChanging();
  const { id } = await create({ manifest });
  await ask('PATCH', `/games/${id}`, { seed: '6' });
  expect((await cite(id)).manifest.agents).toEqual(manifest.agents);
  await ask('POST', `/games/${id}/rounds`, { count: 10 });
  expect((await ask('DELETE', `/games/${id}/agents/1`)).status).toBe(204);
  await ask('POST', `/games/${id}/rounds`, { count: 40 });
  expect((await ask('GET', `/games/${id}`)).body.agents).toBe(20);
});

test('another game than the one that was cited has no citation', async () => {
  const citation = await playChanging();
  const { id } = await create({ ...citation, rounds: 10_000_000 });
  await ask('PATCH', `/games/${id}/status`, { action: 'pause' });
  expect((await ask('POST', `/games/${id}/agents`, { strategy: 'always' })).status).toBe(201);
  expect((await ask('GET', `/games/${id}`)).body.citation).toBeNull();
});

test('the manifest of a draft comes back as a draft', async () => {
  const { id } = await create(BAR);
  const again = await create(await cite(id));
  expect(again).toMatchObject({ status: 'draft', rules: { capacity: 12 }, rounds: { planned: null }, citation: null });
});

test.each<[object, string]>([
  [{ manifest: { engine: 2 } }, 'manifest.engine: this version reads manifests of engine 1'],
  [{ engine: 1, rules: { kind: 'minorty' } }, 'manifest.rules.kind: unknown kind "minorty": did you mean "minority"?'],
  [{ ...BAR, digest: '0'.repeat(64) }, 'digest: belongs to a manifest'],
  [{ ...BAR, rounds: 0 }, 'rounds: must be a whole number from 1'],
  [{ name: 'x' }, 'rules: is missing: an object with a "kind"'],
  [{ ...BAR, manifst: {} }, 'unknown field "manifst": did you mean "manifest"?'],
])('%j is refused in words', async (body, words) => {
  const answer = await ask('POST', '/games', body);
  expect(answer.status).toBe(422);
  expect(answer.body.detail).toContain(words);
});

test('a citation without its rounds, or with a configuration beside it, is refused in words', async () => {
  const { manifest, digest } = await playChanging();
  expect((await ask('POST', '/games', { manifest, digest })).body.detail).toContain('rounds: is missing');
  expect((await ask('POST', '/games', { manifest, seed: '1' })).body.detail).toContain('seed: is in the manifest');
});
