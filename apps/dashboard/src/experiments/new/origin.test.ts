import { experimentSchema } from '@farol/experiments';
import type { Manifest } from '@farol/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { designOf } from './draft.ts';
import { baseOfManifest, findOrigin } from './origin.ts';

afterEach(() => vi.unstubAllGlobals());

/** An API that has these answers, by address. */
function serve(answers: Record<string, unknown>) {
  vi.stubGlobal('fetch', async (path: string) => {
    const answer = answers[path];
    return answer === undefined
      ? Response.json({ type: 'about:blank', title: 'There is no such game', status: 404 }, { status: 404 })
      : Response.json(answer);
  });
}

const MANIFEST: Manifest = {
  engine: 1,
  rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
  information: { kind: 'attendance' },
  initialHistory: [44, 78, 56],
  seed: '7',
  agents: [
    { strategy: 'arthur', params: { predictors: 8 }, count: 90, name: 'Regulars', joins: 0 },
    { strategy: 'bernoulli', params: { probability: 0.5 }, count: 10, joins: 5, leaves: 20 },
    { strategy: 'bernoulli', params: { probability: 0.2 }, count: 5, joins: 5 },
  ],
};

test('without words in the address a preset is varied in its own factor', async () => {
  const { words, draft } = await findOrigin(null, null, null);
  expect(words).toBe('Minority Game, near its critical point');
  expect(draft.factors.map(({ path }) => path)).toEqual(['agents[0].params.memory']);
});

test('a ready design opens as it is; an unknown one as none', async () => {
  const { words, draft } = await findOrigin('capacity', null, null);
  expect(words).toBe('Capacity of the bar');
  expect(designOf(draft).factors).toEqual(READY_DESIGNS[1].design.factors);
  expect(await findOrigin('nonsense', null, null)).toEqual(await findOrigin(null, null, null));
});

test('another experiment’s design opens with the same seed, so that it plays the same', async () => {
  const design = experimentSchema.parse({ ...READY_DESIGNS[0].design, seed: '11' });
  serve({ '/api/experiments/5': { name: 'First run', design } });
  const { words, draft } = await findOrigin(null, '5', null);
  expect(words).toBe('The design of “First run”');
  expect(experimentSchema.parse(designOf(draft))).toEqual(design);
});

test('a game is varied in the number of its first agents, over the rounds that it plans', async () => {
  serve({
    '/api/games/9': { name: 'Friday', rounds: { planned: 300, played: 20 }, unnamed: [] },
    '/api/games/9/manifest': { manifest: MANIFEST },
  });
  const { words, draft } = await findOrigin(null, null, '9');
  expect(words).toBe('The game “Friday”');
  expect(draft.base.rounds).toBe(300);
  expect(draft.base.rules).toEqual(MANIFEST.rules);
  expect(draft.factors).toMatchObject([{ path: 'agents[0].count', from: '23', to: '360' }]);
});

test('a game without an end has the rounds that it has played', async () => {
  serve({
    '/api/games/9': { name: 'Friday', rounds: { planned: null, played: 20 }, unnamed: [] },
    '/api/games/9/manifest': { manifest: MANIFEST },
  });
  expect((await findOrigin(null, null, '9')).draft.base.rounds).toBe(20);
});

test('a game that is gone is a problem', async () => {
  serve({});
  await expect(findOrigin(null, null, '9')).rejects.toThrow(ApiProblem);
});

test('of a manifest the base has all but its seed, and the agents that play to the end, from the start', () => {
  expect(baseOfManifest(MANIFEST, 0)).toEqual({
    rules: MANIFEST.rules,
    information: { kind: 'attendance' },
    initialHistory: [44, 78, 56],
    agents: [
      { strategy: 'arthur', params: { predictors: 8 }, count: 90, name: 'Regulars' },
      { strategy: 'bernoulli', params: { probability: 0.2 }, count: 5 },
    ],
    rounds: 1,
  });
});
