import { expect, test } from 'vitest';
import { groupsOf } from './distribution-groups.ts';

const entry = (strategy: string, name?: string) => ({
  strategy,
  params: {},
  count: 1,
  joins: 0,
  ...(name === undefined ? {} : { name }),
});
/** A histogram of two bins in which the agents of entry i are i + 1 in the first bin. */
const histogram = (entries: number) => ({
  edges: [0, 1, 2],
  agents: Array.from({ length: entries }, (_, agentId) => ({ agentId, counts: [agentId + 1, 0] })),
});
const show = (strategies: string[], entries = strategies.length) =>
  groupsOf(histogram(entries), { agents: strategies.map((strategy) => entry(strategy)) }).map(
    ({ label, counts: [first], colour }) => `${label} ${first} ${colour}`,
  );

test('few entries are told apart, also those of one strategy', () => {
  expect(show(['arthur', 'arthur', 'linear'])).toEqual([
    'arthur #0 1 plot-1',
    'arthur #1 2 plot-2',
    'linear #2 3 plot-3',
  ]);
});

test('entries have their own names', () => {
  const manifest = { agents: [entry('always', 'homebodies'), entry('arthur')] };
  expect(groupsOf(histogram(2), manifest).map(({ label }) => label)).toEqual(['homebodies', 'arthur #1']);
});

test('entries of one name are one group', () => {
  const manifest = { agents: [entry('always', 'we'), entry('arthur', 'we')] };
  expect(groupsOf(histogram(2), manifest)).toEqual([{ label: 'we', counts: [3, 0], colour: 'plot-1' }]);
});

test('more entries than colours are told apart by strategy', () => {
  expect(show(['arthur', 'arthur', 'linear', 'arthur', 'linear', 'arthur', 'tables'])).toEqual([
    'arthur 13 plot-1',
    'linear 8 plot-2',
    'tables 7 plot-3',
  ]);
});

test('six strategies have six colours', () => {
  const groups = show(['a', 'b', 'c', 'd', 'e', 'f', 'a']);
  expect(groups).toEqual(['a 8 plot-1', 'b 2 plot-2', 'c 3 plot-3', 'd 4 plot-4', 'e 5 plot-5', 'f 6 plot-6']);
});

test('of more strategies than colours the last colour has all others, and no colour is used twice', () => {
  expect(show(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toEqual([
    'a 1 plot-1',
    'b 2 plot-2',
    'c 3 plot-3',
    'd 4 plot-4',
    'e 5 plot-5',
    'others 21 plot-6',
  ]);
});

test('entries that joined after the manifest was read have their number', () => {
  expect(show(['arthur'], 2)).toEqual(['arthur #0 1 plot-1', '#1 2 plot-2']);
});

test('no agents are no groups, and no counts are changed', () => {
  expect(groupsOf(histogram(0), { agents: [] })).toEqual([]);
  const given = histogram(7);
  groupsOf(given, { agents: Array.from({ length: 7 }, () => entry('arthur')) });
  expect(given).toEqual(histogram(7));
});
