import { Game, type Manifest } from '@farol/kernel';
import { expect, test } from 'vitest';
import { faultIn, joinedBy, manifestOf, mebibytesAt, roundOfChange, setupOf } from './manifests.ts';
import { SETUPS } from './setups.ts';

const bar = manifestOf({ ...SETUPS.arthur, seed: '5' });
const visitors = joinedBy({ strategy: 'bernoulli', count: 4, rounds: 3 }, 10);

test('a setup becomes the complete manifest that the API would make', () => {
  expect(bar.rules).toEqual({ kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 });
  expect(bar.information).toEqual({ kind: 'attendance' });
  expect(bar.initialHistory).toBe('random');
  expect(bar.agents).toHaveLength(1);
  expect(bar.agents[0]).toMatchObject({ strategy: 'arthur', count: 100, joins: 0 });
});

test('a capacity that is not given follows N', () => {
  const rules = { kind: 'el-farol' };
  expect(manifestOf({ rules, agents: [{ strategy: 'arthur', count: 50 }], seed: '1' }).rules['capacity']).toBe(30);
});

test('agents that play a number of rounds leave after them', () => {
  expect(visitors).toMatchObject({ joins: 10, leaves: 13, count: 4 });
  const manifest = manifestOf({ ...SETUPS.arthur, agents: [{ strategy: 'arthur', count: 2, rounds: 7 }], seed: '1' });
  expect(manifest.agents[0].leaves).toBe(7);
  expect(joinedBy({ strategy: 'bernoulli', count: 4 }, 10).leaves).toBeUndefined();
});

test('the setup of those that play comes to the same game again', () => {
  const setup = setupOf(bar, [{ entry: bar.agents[0] }]);
  expect(manifestOf({ ...setup, seed: '5' })).toEqual(bar);
});

test('a new beginning leaves out those that have left, and lets the others play from the first round', () => {
  const mixed = {
    ...bar,
    agents: [...bar.agents, visitors, joinedBy({ strategy: 'always', count: 1, name: 'you' }, 20)],
  };
  const setup = setupOf(mixed, [{ entry: mixed.agents[0] }, { entry: mixed.agents[2] }]);
  const again = manifestOf({ ...setup, seed: '5' });
  expect(again.agents.map(({ strategy, joins, name }) => [strategy, joins, name])).toEqual([
    ['arthur', 0, undefined],
    ['always', 0, 'you'],
  ]);
  expect(new Game(again).play(10)).toHaveLength(10);
});

const faulty = (changes: Partial<Manifest>, from = 0, to = from + 1, limit = 200) =>
  faultIn({ ...bar, ...changes }, from, to, limit);
const minority = manifestOf({ rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], seed: '1' });
const withRules = (changes: object) => ({ rules: { ...bar.rules, ...changes } });

test.each([
  ['a sound game', {}, undefined],
  ['a payoff that is no number', withRules({ home: 'much' }), /^The home must be a number/],
  ['a capacity below zero', withRules({ capacity: -1 }), /^The capacity must be a whole number from 0/],
  [
    'a parameter of a strategy',
    { agents: [{ ...minority.agents[0], params: { memory: 99, tables: 2 } }] },
    /memory must be a whole number from 1 to 20\.$/,
  ],
  ['agents that need the attendance', { information: { kind: 'own-payoff' as const } }, /need to see attendance/],
  ['no agents', { agents: [] }, 'The game has no agents: add some.'],
])('%s', (_, changes, words) => {
  const fault = faulty(changes);
  if (words instanceof RegExp) expect(fault).toMatch(words);
  else expect(fault).toBe(words);
});

test('a later round that cannot be played is named', () => {
  const agents = [...minority.agents, joinedBy({ strategy: 'bernoulli', count: 1 }, 30)];
  const even = { ...minority, agents };
  expect(faultIn(even, 0, 30)).toBeUndefined();
  expect(faultIn(even, 0, 31)).toMatch(/^After 30 rounds the game needs an odd number/);
  expect(faultIn(even, 30, 31)).toMatch(/^The game needs an odd number/);
});

test('rounds before the first one that is asked about do not matter', () => {
  const agents = [...minority.agents, { ...joinedBy({ strategy: 'bernoulli', count: 1 }, 10), leaves: 20 }];
  expect(faultIn({ ...minority, agents }, 0, 100)).toMatch(/^After 10 rounds/);
  expect(faultIn({ ...minority, agents }, 20, 100)).toBeUndefined();
});

test('a game that is too large for a tab says how large it is and what helps', () => {
  const size = mebibytesAt(bar, 0);
  expect(size).toBeGreaterThan(0);
  expect(faulty({}, 0, 1, size)).toBeUndefined();
  expect(faulty({}, 0, 1, size / 2)).toMatch(/MiB in this tab.*Take fewer agents or a shorter memory\.$/);
});

test('only agents that play take memory', () => {
  const manifest = { ...bar, agents: [...bar.agents, visitors] };
  const [before, during, after] = [0, 10, 13].map((round) => mebibytesAt(manifest, round));
  expect(before).toBe(after);
  expect(during).toBeGreaterThan(before);
});

test('a change is at the round after which agents joined', () => {
  const joined = { ...bar, agents: [...bar.agents, joinedBy({ strategy: 'always', count: 1 }, 40)] };
  expect(roundOfChange(bar, joined)).toBe(40);
  const again = { ...joined, agents: [...joined.agents, joinedBy({ strategy: 'always', count: 1 }, 70)] };
  expect(roundOfChange(joined, again)).toBe(70);
});

test('a change is at the round after which agents left', () => {
  const left = { ...bar, agents: [{ ...bar.agents[0], leaves: 25 }] };
  expect(roundOfChange(bar, left)).toBe(25);
});

test('a group that will leave later does not move the change to that round', () => {
  const planned = { ...bar, agents: [...bar.agents, joinedBy({ strategy: 'always', count: 1, rounds: 1000 }, 0)] };
  const joined = { ...planned, agents: [...planned.agents, joinedBy({ strategy: 'bernoulli', count: 9 }, 50)] };
  expect(roundOfChange(planned, joined)).toBe(50);
});

test('a newcomer that leaves after some rounds changes the game when it joins', () => {
  const joined = { ...bar, agents: [...bar.agents, joinedBy({ strategy: 'always', count: 1, rounds: 5 }, 40)] };
  expect(roundOfChange(bar, joined)).toBe(40);
});

test('without a change the round is the first', () => {
  expect(roundOfChange(bar, bar)).toBe(0);
});
