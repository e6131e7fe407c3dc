import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { labelOf, nameOf, parameterAt, symbolOf } from './names.ts';
import { aboutStatistic, titleOf } from './statistic-names.ts';
import { writeRows } from './write-rows.ts';

const { base } = experimentSchema.parse({
  base: {
    rules: { kind: 'el-farol' },
    agents: [
      { strategy: 'tables', params: { memory: 3 }, count: 50 },
      { strategy: 'bernoulli', count: 50 },
    ],
    rounds: 10,
  },
  factors: [{ path: 'rounds', values: [10] }],
  replicates: 2,
});
const BOTH = ['agents[0].count', 'agents[1].count'];

test.each([
  ['agents[0].params.memory', 'memory'],
  ['agents[1].count', 'agents'],
  ['agents[1].strategy', 'strategy'],
  ['rules.capacity', 'capacity'],
  ['rules.kind', 'game'],
  ['information.kind', 'information'],
  ['initialHistory', 'initial history'],
  ['rounds', 'rounds'],
])('%s is named %s', (path, name) => {
  expect(nameOf(path)).toBe(name);
  expect(nameOf(path, [path, 'rules.home'])).toBe(name);
});

test('beside a namesake agents are numbered, from 1', () => {
  expect(BOTH.map((path) => nameOf(path, BOTH))).toEqual(['agents of agents 1', 'agents of agents 2']);
  expect(nameOf('agents[10].params.memory', ['agents[0].params.memory', 'agents[10].params.memory'])).toBe(
    'memory of agents 11',
  );
});

test('a value of the rules beside a namesake keeps its path', () => {
  const paths = ['rules.memory', 'agents[0].params.memory'];
  expect(paths.map((path) => nameOf(path, paths))).toEqual(['rules.memory', 'memory of agents 1']);
});

test.each([
  ['agents[0].params.memory', 'memory m'],
  ['agents[0].params.tables', 'tables S'],
  ['agents[0].count', 'agents N'],
  ['rules.capacity', 'capacity C'],
  ['rounds', 'rounds'],
  ['information.kind', 'information'],
])('an axis over %s is labelled %s', (path, label) => {
  expect(labelOf(base, path)).toBe(label);
});

test('a symbol is one letter before a comma: other words are none', () => {
  expect(symbolOf(base, 'rules.kind')).toBeUndefined();
  expect(symbolOf(base, 'initialHistory')).toBeUndefined();
});

test.each([
  ['rounds', { type: 'integer', min: 1 }],
  ['agents[1].count', { type: 'integer', min: 0 }],
  ['agents[1].params.probability', { type: 'number', min: 0, max: 1 }],
  ['rules.capacity', { type: 'integer', default: 60 }],
  ['information.kind', { options: ['attendance', 'own-payoff', 'random'] }],
  ['rules.kind', { options: expect.arrayContaining(['el-farol', 'minority', 'majority', 'curves']) }],
  ['agents[0].strategy', { options: expect.arrayContaining(['tables', 'arthur']) }],
])('%s allows %o', (path, expected) => {
  expect(parameterAt(base, path)).toMatchObject(expected);
});

test.each(['initialHistory', 'rules.payoff', 'agents[1].params.memory', 'agents[7].params.memory', 'nonsense'])(
  '%s has no parameter in this base',
  (path) => {
    expect(parameterAt(base, path)).toBeUndefined();
  },
);

test('a statistic has its title and its meaning; an unknown one its own name', () => {
  expect(titleOf('volatility')).toBe('volatility σ²/N');
  expect(aboutStatistic('overloadRate')).toBe('share of crowded rounds');
  expect(titleOf('moods')).toBe('moods');
  expect(aboutStatistic('moods')).toBe('');
});

test.each([
  [
    [
      [100, 0],
      [90, 10],
    ],
    '100, 0; 90, 10',
  ],
  [[['tables', 3]], 'tables, 3'],
  [[50, 60], '50; 60'],
  [[['min(n, 3)', 1]], '[["min(n, 3)",1]]'],
  [[[[44, 78], 1]], '[[[44,78],1]]'],
])('rows %j are written %s', (rows, text) => {
  expect(writeRows(rows)).toBe(text);
});
