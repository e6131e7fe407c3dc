import { newGameSchema } from '@farol/api';
import { afterEach, expect, test, vi } from 'vitest';
import { gameWith } from '../testing/game.ts';
import { formOfDraft, readDraft } from './read-draft.ts';

const { manifest } = newGameSchema.parse({
  rules: { kind: 'el-farol', capacity: 50 },
  agents: [
    { strategy: 'arthur', count: 10 },
    { strategy: 'bernoulli', params: { probability: 0.25 }, count: 5, name: 'Coins' },
  ],
  seed: '7',
  initialHistory: [3, 4],
});

afterEach(() => vi.unstubAllGlobals());

test('the form of a draft has the fields of the game and those of its manifest', () => {
  const game = gameWith({ name: 'The bar', rounds: { played: 0, planned: 500 }, roundsPerSecond: 2.5 });
  const form = formOfDraft({ game, manifest });
  expect(form).toMatchObject({ name: 'The bar', kind: 'el-farol', seed: '7', rounds: '500', tempo: '2.5' });
  expect(form.history).toBe('3, 4');
  expect(form.rules['el-farol']).toMatchObject({ capacity: '50' });
  expect(form.agents.map(({ strategy, count, name }) => [strategy, count, name])).toEqual([
    ['arthur', '10', ''],
    ['bernoulli', '5', 'Coins'],
  ]);
  expect(form.agents[1].params['bernoulli']).toMatchObject({ probability: '0.25' });
});

test('agents that have left are not in the form, and no plan and no tempo are empty fields', () => {
  const game = gameWith({ rounds: { played: 40, planned: null } });
  const left = { ...manifest, agents: [{ ...manifest.agents[0], leaves: 30 }, manifest.agents[1]] };
  const form = formOfDraft({ game, manifest: left });
  expect(form.agents.map(({ name }) => name)).toEqual(['Coins']);
  expect([form.rounds, form.tempo]).toEqual(['', '']);
});

test('the game is read before its manifest: an edit in between makes the edit of this form late, not lost', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return Response.json(address.endsWith('/manifest') ? { manifest, rounds: 0, digest: '' } : gameWith());
  });
  expect(await readDraft('g1')).toEqual({ game: gameWith(), manifest });
  expect(asked).toEqual(['/api/games/g1', '/api/games/g1/manifest']);
});
