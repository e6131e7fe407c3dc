import { pathsOf } from '@farol/experiments';
import { expect, test } from 'vitest';
import { baseFaults, groupsOf, setBaseValue } from './base-fields.ts';
import { draftOf } from './draft.ts';

const { base } = draftOf({
  base: {
    rules: { kind: 'el-farol', capacity: 60 },
    agents: [
      { strategy: 'tables', params: { memory: 3 }, count: 50 },
      { strategy: 'bernoulli', count: 50 },
    ],
    rounds: 1000,
  },
  factors: [],
  replicates: 2,
});

test('fields stand in groups: the game from its kind to its rounds, then each entry of agents', () => {
  expect(groupsOf(base, pathsOf(base))).toEqual([
    {
      title: 'Game',
      paths: [
        'rules.kind',
        'rules.capacity',
        'rules.uncrowded',
        'rules.crowded',
        'rules.home',
        'information.kind',
        'initialHistory',
        'rounds',
      ],
    },
    {
      title: 'Agents 1',
      paths: ['agents[0].count', 'agents[0].strategy', 'agents[0].params.memory', 'agents[0].params.tables'],
    },
    { title: 'Agents 2', paths: ['agents[1].count', 'agents[1].strategy', 'agents[1].params.probability'] },
  ]);
});

test('one entry of agents needs no number, and every path has one field', () => {
  const single = { ...base, agents: base.agents.slice(0, 1) };
  const groups = groupsOf(single, pathsOf(single));
  expect(groups.map(({ title }) => title)).toEqual(['Game', 'Agents']);
  expect(groups.flatMap(({ paths }) => paths).toSorted()).toEqual(pathsOf(single).toSorted());
});

test('the tenth entry has its own fields, and none of the first', () => {
  const many = { ...base, agents: Array.from({ length: 11 }, () => base.agents[1]) };
  const groups = groupsOf(many, pathsOf(many));
  expect(groups[2].paths.every((path) => path.startsWith('agents[1].'))).toBe(true);
  expect(groups[11]).toMatchObject({ title: 'Agents 11', paths: expect.arrayContaining(['agents[10].count']) });
});

test('a value is set at its path and nowhere else', () => {
  const changed = setBaseValue(base, 'agents[1].params.probability', 0.3);
  expect(changed.agents).toEqual([base.agents[0], { strategy: 'bernoulli', params: { probability: 0.3 }, count: 50 }]);
  expect({ ...changed, agents: base.agents }).toEqual(base);
  expect(base.agents[1].params).toEqual({});
});

test('another kind of game begins with its own parameters, and another strategy too', () => {
  expect(setBaseValue(base, 'rules.kind', 'minority').rules).toEqual({ kind: 'minority' });
  const { agents, rules } = setBaseValue(base, 'agents[0].strategy', 'arthur');
  expect(agents).toEqual([{ strategy: 'arthur', params: {}, count: 50 }, base.agents[1]]);
  expect(rules).toBe(base.rules);
});

test('a value that is taken away leaves the default', () => {
  expect(JSON.parse(JSON.stringify(setBaseValue(base, 'rules.capacity', undefined).rules))).toEqual({
    kind: 'el-farol',
  });
});

test('faults of fields stand beside them, in the text above it with their paths', () => {
  const faults: Record<string, string> = {
    'base.agents': 'must be a list',
    'base.rules.capacity': 'must be a whole number',
    'base.rounds': 'must be at least 1',
  };
  const paths = pathsOf(base);
  expect(baseFaults(paths, (field) => faults[field], false)).toEqual(['must be a list']);
  expect(baseFaults(paths, (field) => faults[field], true)).toEqual([
    'must be a list',
    'rounds: must be at least 1',
    'rules.capacity: must be a whole number',
  ]);
  expect(baseFaults(paths, () => undefined, true)).toEqual([]);
});
