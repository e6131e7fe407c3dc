import { expect, test } from 'vitest';
import { changesOf } from './keep-game.ts';
import { entryOf, manifestOf } from './manifests.ts';
import { SETUPS } from './setups.ts';

test('changes of the agents come in their order, those after the last round not at all', () => {
  const manifest = manifestOf({ ...SETUPS.arthur, seed: '1' });
  const coin = entryOf({ strategy: 'bernoulli', count: 5 }, 30);
  const agents = [
    { ...manifest.agents[0], leaves: 50 },
    coin,
    { ...coin, joins: 50, leaves: 70 },
    { ...coin, joins: 99, leaves: 100 },
  ];
  expect(changesOf({ ...manifest, agents }, 70)).toEqual([
    { after: 30, leave: [], join: [1] },
    { after: 50, leave: [0], join: [2] },
    { after: 70, leave: [2], join: [] },
  ]);
});
