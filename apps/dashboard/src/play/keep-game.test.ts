import * as fc from 'fast-check';
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

test('to follow the changes leads to the same agents in the same rounds', () => {
  const entry = fc.record({ joins: fc.nat(50), stays: fc.option(fc.integer({ min: 0, max: 40 })) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), fc.nat(60), (entries, rounds) => {
      // Agents that join later have later places, as in every manifest of a game that was played.
      const sorted = entries.toSorted((a, b) => a.joins - b.joins);
      const agents = sorted.map(({ joins, stays }) => ({
        ...coin,
        joins,
        ...(stays === null ? {} : { leaves: joins + stays }),
      }));
      const joined: number[] = agents.map(() => -1);
      const left: number[] = agents.map(() => -1);
      let next = 0;
      for (; next < agents.length && agents[next].joins === 0; next++) joined[next] = 0;
      let before = -1;
      for (const { after, join, leave } of changesOf({ ...bar, agents }, rounds)) {
        expect(after).toBeGreaterThan(before);
        expect(after).toBeLessThanOrEqual(rounds);
        before = after;
        for (const place of join) {
          // The server gives the next place: the plan must name it.
          expect(place).toBe(next++);
          joined[place] = after;
        }
        for (const place of leave) {
          expect(joined[place]).toBeGreaterThanOrEqual(0);
          left[place] = after;
        }
      }
      agents.forEach(({ joins, leaves }, place) => {
        expect(joined[place]).toBe(joins <= rounds ? joins : -1);
        expect(left[place]).toBe(leaves !== undefined && leaves <= rounds ? leaves : -1);
      });
    }),
  );
});

test('a game in which nobody comes or goes has no changes', () => {
  expect(changesOf(bar, 1000)).toEqual([]);
  expect(changesOf({ ...bar, agents: [] }, 1000)).toEqual([]);
});
