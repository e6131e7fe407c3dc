import { rulesOf, solveGame } from '@farol/kernel';
import { newGameSchema, type Stats } from '@farol/api';
import { expect, test } from 'vitest';
import { compareManifests, compareStatistics, describeChange, differs } from './differences.ts';

const manifestOf = (capacity: number, extra: object[] = []) =>
  newGameSchema.parse({
    rules: { kind: 'el-farol', capacity },
    agents: [{ strategy: 'bernoulli', count: 10 }, ...extra],
    seed: '1',
  }).manifest;

test('two manifests differ where they differ, rules before agents before the rest', () => {
  const rows = compareManifests([manifestOf(6), manifestOf(7, [{ strategy: 'always', count: 3 }])]);
  const different = rows.filter(({ values }) => differs(values));
  expect(different).toEqual([
    { name: 'rules.capacity', values: ['6', '7'] },
    { name: 'agents[1].strategy', values: [null, 'always'] },
    { name: 'agents[1].count', values: [null, '3'] },
    { name: 'agents[1].joins', values: [null, '0'] },
    { name: 'agents[1].params.choice', values: [null, 'go'] },
  ]);
  expect(rows[0].name).toBe('rules.kind');
  expect(rows.at(-1)?.name).toBe('engine');
});

test('a manifest that is not here yet leaves its column empty', () => {
  expect(compareManifests([manifestOf(6), undefined])[0]).toEqual({ name: 'rules.kind', values: ['el-farol', null] });
});

test('the mixed equilibrium is that of the game’s own page: of the Majority Game, the one between its ends', () => {
  const theory = solveGame(rulesOf('majority').curves({ payoff: 'sign' }, 101));
  const parts = compareStatistics([{ agents: 101, theory } as unknown as Stats, undefined]);
  const values = new Map(parts.flatMap(({ rows }) => rows.map((row) => [row.name, row.values])));
  expect(values.get('agents N')).toEqual([101, null]);
  expect(values.get('mixed equilibrium, mean')).toEqual([50.5, null]);
  expect(values.has('capacity C')).toBe(false);
});

test.each([
  [110, 100, '+10 %'],
  [99, 100, '−1.0 %'],
  [109.96, 100, '+10 %'],
  [109.9, 100, '+9.9 %'],
  [100.001, 100, '+0.001 %'],
  [10, 250, '−96 %'],
  [1000, 100, '× 10'],
  [3, null, null],
  [-1, -3, '+2'],
  [-3, -1, '−2'],
  [250, 10, '× 25'],
  [-0.027, -0.305, '+0.278'],
  [2, -1, '+3'],
  [0, 0, null],
  [null, 3, null],
  [0.5, 0, '+0.5'],
])('%j after %j is %j', (value, first, words) => {
  expect(describeChange(value, first)).toBe(words);
});

test('values differ if any is another than the first', () => {
  expect(differs([1, 1, 1])).toBe(false);
  expect(differs([1, 1, 2])).toBe(true);
  expect(differs([null, '1'])).toBe(true);
  expect(differs([])).toBe(false);
});

test('no games have no rows', () => {
  expect(compareManifests([])).toEqual([]);
  expect(compareStatistics([undefined, undefined])).toEqual([]);
});

test('entries of agents are compared by their place, each with all its values', () => {
  const rows = compareManifests([manifestOf(6, [{ strategy: 'always' }]), manifestOf(6)]);
  const names = rows.map(({ name }) => name);
  const first = names.findIndex((name) => name.startsWith('agents[0]'));
  const second = names.findIndex((name) => name.startsWith('agents[1]'));
  expect(names.slice(first, second).every((name) => name.startsWith('agents[0]'))).toBe(true);
  expect(rows.filter(({ name }) => name.startsWith('agents[1]')).every(({ values }) => values[1] === null)).toBe(true);
});

test('games that are the same differ in nothing', () => {
  expect(compareManifests([manifestOf(6), manifestOf(6)]).filter(({ values }) => differs(values))).toEqual([]);
});
