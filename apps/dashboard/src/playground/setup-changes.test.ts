import { RULES } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Setup } from '../play/setups.ts';
import {
  agentsOf,
  type HeldShare,
  needsOdd,
  readSeed,
  resizeCrowd,
  withGroup,
  withKind,
  withParam,
  withRule,
} from './setup-changes.ts';

const bar: Setup = { rules: { kind: 'el-farol', capacity: 60 }, agents: [{ strategy: 'arthur', count: 100 }] };
const minority: Setup = {
  rules: { kind: 'minority' },
  agents: [{ strategy: 'tables', params: { memory: 3 }, count: 101 }],
};
const mixed: Setup = { ...bar, agents: [...bar.agents, { strategy: 'bernoulli', count: 7 }] };

test('the minority and the majority game need an odd number of agents, and no other rules do', () => {
  expect(RULES.map(({ kind }) => kind).filter(needsOdd)).toEqual(['minority', 'majority']);
});

test('other rules begin with their defaults', () => {
  expect(withKind(bar, 'curves').rules).toEqual({ kind: 'curves' });
  expect(withKind(mixed, 'curves').agents).toEqual(mixed.agents);
});

test.each([
  ['an even crowd gets one agent more', bar, 'minority', [101]],
  ['an odd crowd stays', minority, 'majority', [101]],
  ['groups that are odd together stay', mixed, 'minority', [100, 7]],
  [
    'of groups that are even together the first gets one more',
    withGroup(mixed, 0, { count: 99 }),
    'minority',
    [100, 7],
  ],
  ['rules without a condition on N change no group', mixed, 'el-farol', [100, 7]],
  ['no agents stay no agents', { ...bar, agents: [] }, 'minority', []],
])('%s', (_, setup, kind, counts) => {
  expect(withKind(setup, kind).agents.map(({ count }) => count)).toEqual(counts);
});

test('a parameter is set, and cleared back to its default', () => {
  const home = withRule(bar, 'home', 0.25);
  expect(home.rules).toEqual({ kind: 'el-farol', capacity: 60, home: 0.25 });
  expect(withRule(home, 'home', undefined).rules).toEqual(bar.rules);
  expect(withRule(bar, 'uncrowded', undefined).rules).toEqual(bar.rules);
  expect(bar.rules).toEqual({ kind: 'el-farol', capacity: 60 });
});

test('a parameter of a strategy is set in its own group', () => {
  const setup = withParam(mixed, 1, 'probability', 0.3);
  expect(setup.agents).toEqual([mixed.agents[0], { strategy: 'bernoulli', count: 7, params: { probability: 0.3 } }]);
  expect(withParam(setup, 1, 'probability', undefined).agents[1].params).toEqual({});
});

test('the capacity keeps its share of the crowd', () => {
  const resized = resizeCrowd(bar, 150)!;
  expect(resized.setup.rules).toEqual({ kind: 'el-farol', capacity: 90 });
  expect(resized.setup.agents[0].count).toBe(150);
});

test('the capacity is a share of all agents, also of those in other groups', () => {
  const { setup } = resizeCrowd({ ...mixed, rules: { kind: 'el-farol', capacity: 107 } }, 43)!;
  expect(agentsOf(setup)).toBe(50);
  expect(setup.rules['capacity']).toBe(50);
});

/** The setup after a number is typed key by key. */
function typed(setup: Setup, text: string): Setup {
  let held: HeldShare | undefined;
  let now = setup;
  for (let length = 1; length <= text.length; length++) {
    const resized = resizeCrowd(now, Number(text.slice(0, length)), held);
    if (resized === undefined) continue;
    ({ setup: now, held } = resized);
  }
  return now;
}

test('a number that is typed key by key comes to the same capacity as one that is pasted', () => {
  expect(typed(bar, '150').rules['capacity']).toBe(90);
  expect(typed(bar, '999').rules['capacity']).toBe(599);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 100 }), (count, capacity) => {
      const setup = withRule(bar, 'capacity', capacity);
      expect(typed(setup, String(count))).toEqual(resizeCrowd(setup, count)!.setup);
    }),
  );
});

test('a capacity that is set in between is the new share', () => {
  const first = resizeCrowd(bar, 10)!;
  const changed = withRule(first.setup, 'capacity', 5);
  expect(resizeCrowd(changed, 100, first.held)!.setup.rules['capacity']).toBe(50);
});

test('rules that need an odd number get the next one', () => {
  expect(resizeCrowd(minority, 50)!.setup.agents[0].count).toBe(51);
  expect(resizeCrowd(minority, 51)!.setup.agents[0].count).toBe(51);
  const two = { ...minority, agents: [...minority.agents, { strategy: 'bernoulli', count: 2 }] };
  expect(resizeCrowd(two, 50)!.setup.agents[0].count).toBe(51);
  const three = { ...minority, agents: [...minority.agents, { strategy: 'bernoulli', count: 3 }] };
  expect(resizeCrowd(three, 50)!.setup.agents[0].count).toBe(50);
});

test.each([0, -3, 10.5, NaN, Infinity])('%s is no number of agents', (count) => {
  expect(resizeCrowd(bar, count)).toBeUndefined();
});

test('a game without agents has no crowd to resize', () => {
  expect(resizeCrowd({ ...bar, agents: [] }, 10)).toBeUndefined();
});

test.each([
  ['0', '0'],
  ['1994', '1994'],
  ['007', '7'],
  ['18446744073709551615', '18446744073709551615'],
  ['18446744073709551616', undefined],
  ['99999999999999999999', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  [' 1', undefined],
])('the seed in %j is %j', (text, seed) => {
  expect(readSeed(text)).toBe(seed);
});
