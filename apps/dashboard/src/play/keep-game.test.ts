import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { changesOf, keepGame } from './keep-game.ts';
import { gameWith } from '../games/testing/game.ts';
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

afterEach(() => vi.unstubAllGlobals());

/** A laboratory that plays at once, and keeps what it was asked. `stopsAt`: somebody pauses the game there. */
function laboratory({ stopsAt = Infinity, joinsAs = (place: number) => place } = {}) {
  const asked: string[] = [];
  let played = 0;
  let places = 0;
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    const sent = typeof body === 'string' ? (JSON.parse(body) as { rounds?: number; agents?: unknown[] }) : {};
    const path = address.replace('/api/games', '').replace(/\?.*/, '');
    if (method !== 'GET') asked.push([method, path, sent.rounds ?? ''].join(' ').trim());
    if (method === 'DELETE') return new Response(null, { status: 204 });
    if (path.endsWith('/agents')) return Response.json({ id: joinsAs(places++) }, { status: 201 });
    if (path === '') places = sent.agents!.length;
    if (path.endsWith('/simulate')) played = Math.min(stopsAt, played + sent.rounds!);
    return Response.json(gameWith({ rounds: { played, planned: played } }));
  });
  return asked;
}
const citation = (rounds: number) => ({
  manifest: { ...bar, agents: [{ ...bar.agents[0], leaves: 50 }, coin] },
  rounds,
  digest: 'ab12',
});

test('a game is kept by playing to each change of its agents, and then to its end', async () => {
  const asked = laboratory();
  const progress: number[] = [];
  const game = await keepGame(citation(80), ' The bar ', (played) => progress.push(played));
  expect(asked).toEqual([
    'POST',
    'POST /g1/simulate 30',
    'POST /g1/agents',
    'POST /g1/simulate 20',
    'DELETE /g1/agents/0',
    'POST /g1/simulate 30',
  ]);
  expect(game.rounds.played).toBe(80);
  expect(progress).toEqual([0, 30, 50, 80]);
});

test('changes after the last round are not made', async () => {
  const asked = laboratory();
  await keepGame(citation(30), '', () => {});
  expect(asked).toEqual(['POST', 'POST /g1/simulate 30', 'POST /g1/agents']);
});

test('a game that stops on the way is kept as it is, and the reason is given', async () => {
  laboratory({ stopsAt: 20 });
  await expect(keepGame(citation(80), '', () => {})).rejects.toThrow('The game stopped after 20 rounds');
});

test('agents that others add meanwhile would make another game: it is given up', async () => {
  laboratory({ joinsAs: (place) => place + 1 });
  await expect(keepGame(citation(80), '', () => {})).rejects.toThrow('Someone else changed the agents');
});
