import { expect, test } from 'vitest';
import { changesOf } from './keep-game.ts';
import { joinedBy, manifestOf } from './manifests.ts';
import { SETUPS } from './setups.ts';

const bar = manifestOf({ ...SETUPS.arthur, seed: '1' });
const coin = joinedBy({ strategy: 'bernoulli', count: 5 }, 30);

test('changes of the agents come in their order, those after the last round not at all', () => {
  const agents = [
    { ...bar.agents[0], leaves: 50 },
    coin,
    { ...coin, joins: 50, leaves: 70 },
    { ...coin, joins: 99, leaves: 100 },
  ];
  expect(changesOf({ ...bar, agents }, 70)).toEqual([
    { after: 30, leave: [], join: [1] },
    { after: 50, leave: [0], join: [2] },
    { after: 70, leave: [2], join: [] },
  ]);
});

test('who joins and leaves before the same round is there to leave, and who never plays leaves before the first', () => {
  const agents = [...bar.agents, { ...coin, joins: 0, leaves: 0 }, { ...coin, leaves: 30 }];
  expect(changesOf({ ...bar, agents }, 30)).toEqual([
    { after: 0, join: [], leave: [1] },
    { after: 30, join: [2], leave: [2] },
  ]);
});
