import { type Experiment, fieldErrorsOf } from '@farol/api';
import { expect, test } from 'vitest';
import { cellsOf, describeLevels, transientOf } from './cells.ts';
import { manifestOf } from './manifest-of.ts';
import { experimentSchema } from './design.ts';

const TABLES = { strategy: 'tables', params: { memory: 3 }, count: 11 };
const BASE = { rules: { kind: 'minority' }, agents: [TABLES], rounds: 100 };
const DESIGN = { base: BASE, factors: [{ path: 'rounds', values: [10, 20] }], replicates: 2, seed: '1' };

const parse = (changes: object): Experiment => experimentSchema.parse({ ...DESIGN, ...changes });
const levelsOf = (factor: object) => parse({ base: BASE, factors: [factor] }).factors[0].values;
const faultsOf = (changes: object) => {
  const { error } = experimentSchema.safeParse({ ...DESIGN, ...changes });
  return error ? fieldErrorsOf(error).map(({ field, message }) => `${field}: ${message}`) : [];
};

test.each([
  [{ path: 'rounds', values: [30, 10, 20] }, [30, 10, 20]],
  [{ path: 'rules.payoff', values: ['sign', 'linear'] }, ['sign', 'linear']],
  [{ path: 'agents[0].params.memory', from: 1, to: 4, step: 1 }, [1, 2, 3, 4]],
  [{ path: 'agents[0].params.memory', from: 1, to: 8, step: 3 }, [1, 4, 7]],
  [{ path: 'rounds', from: 1, to: 10_000, steps: 5, scale: 'log' }, [1, 10, 100, 1000, 10_000]],
  [{ path: 'rounds', from: 10, to: 20, steps: 3 }, [10, 15, 20]],
  [{ path: 'agents[0].count', from: 11, to: 1001, steps: 5, scale: 'log', round: 'odd' }, [11, 33, 105, 325, 1001]],
  [{ path: 'rounds', from: 1, to: 4, steps: 9, scale: 'log', round: true }, [1, 2, 3, 4]],
])('the levels of %j are %j', (factor, levels) => {
  expect(levelsOf(factor)).toEqual(levels);
});

test('steps add up without what rounding leaves', () => {
  const bernoulli = { ...BASE, agents: [{ strategy: 'bernoulli', count: 11 }] };
  const factors = [{ path: 'agents[0].params.probability', from: 0, to: 1, step: 0.1 }];
  const { values } = parse({ base: bernoulli, factors }).factors[0];
  expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
});

test('cells are all combinations, the last factor varying fastest', () => {
  const experiment = parse({
    factors: [
      { path: 'agents[0].params.memory', values: [1, 2] },
      { path: 'rounds', values: [10, 20, 30] },
    ],
  });
  expect(cellsOf(experiment).map(({ cell, levels, rounds }) => [cell, ...Object.values(levels), rounds])).toEqual([
    [0, 1, 10, 10],
    [1, 1, 20, 20],
    [2, 1, 30, 30],
    [3, 2, 10, 10],
    [4, 2, 20, 20],
    [5, 2, 30, 30],
  ]);
  expect(manifestOf(experiment, 4, 0).agents[0].params).toMatchObject({ memory: 2, tables: 2 });
  expect(describeLevels(cellsOf(experiment)[5].levels)).toBe('agents[0].params.memory = 2, rounds = 30');
});

test('a level changes its path only, and what scales with it', () => {
  const base = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 10 }], rounds: 10 };
  const experiment = parse({ base, factors: [{ path: 'agents[0].count', values: [10, 200] }] });
  expect([0, 1].map((cell) => manifestOf(experiment, cell, 0).rules['capacity'])).toEqual([6, 120]);
  const fixed = parse({ base, factors: [{ path: 'rules.capacity', values: [3, 4] }] });
  expect(manifestOf(fixed, 1, 0)).toMatchObject({ rules: { capacity: 4 }, agents: [{ count: 10 }] });
});

test.each([
  ['information.kind', ['attendance', 'random'], { information: { kind: 'random' } }],
  ['rules.kind', ['minority', 'majority'], { rules: { kind: 'majority' } }],
  ['initialHistory', ['random', [5, 6]], { initialHistory: [5, 6] }],
  ['agents[0].strategy', ['tables', 'tables'].slice(1).concat('linear'), {}],
])('%s can be varied', (path, values, expected) => {
  const base = path === 'agents[0].strategy' ? { ...BASE, agents: [{ strategy: 'tables', count: 11 }] } : BASE;
  expect(manifestOf(parse({ base, factors: [{ path, values }] }), 1, 0)).toMatchObject(expected);
});

test('rounds follow the histories that tables tell apart, and are never fewer than those of the base', () => {
  const factors = [{ path: 'agents[0].params.memory', values: [1, 4, 6] }];
  expect(cellsOf(parse({ factors, roundsPerHistory: 10 })).map(({ rounds }) => rounds)).toEqual([100, 160, 640]);
});

test.each([
  ['half', 101, 50],
  ['half', 1, 0],
  [7, 101, 7],
] as const)('a transient of %s of %d rounds is %d', (transient, rounds, expected) => {
  expect(transientOf({ transient }, rounds)).toBe(expected);
});

test('what parsing gives is complete, and is taken again as it is', () => {
  const experiment = parse({ name: 'Savit', stopRule: { statistic: 'volatility', halfWidth: 0.1, maxReplicates: 9 } });
  expect(experiment).toMatchObject({
    transient: 'half',
    statistics: ['volatility', 'meanAttendance', 'overloadRate', 'efficiency', 'predictability', 'attendanceGini'],
    stopRule: { confidence: 0.95, minReplicates: 2 },
  });
  expect(experimentSchema.parse(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
  const { seed: _, ...seedless } = DESIGN;
  expect(experimentSchema.parse(seedless).seed).toMatch(/^\d{1,20}$/);
});

test.each<[object, string[]]>([
  [{ factrs: [] }, [': unknown field "factrs": did you mean "factors"?']],
  [{ base: { ...BASE, seed: '1' } }, ['base: unknown field "seed"']],
  [{ base: { ...BASE, rounds: undefined } }, ['base.rounds: must be a whole number from 1']],
  [
    { base: { ...BASE, rules: { kind: 'minorty' } } },
    ['base.rules.kind: unknown kind "minorty": did you mean "minority"?'],
  ],
  [{ factors: [] }, ['factors: must be a list of 1 to 6 factors']],
  [{ factors: [{ path: 'rounds' }] }, ['factors[0]: needs its values, or from, to and step']],
  [{ factors: [{ path: 'rounds', from: 1, to: 5 }] }, ['factors[0]: needs its values, or from, to and step']],
  [{ factors: [{ path: 'rounds', from: 5, to: 1, step: 1 }] }, ['factors[0].to: must be above from, 5']],
  [{ factors: [{ path: 'rounds', from: 0, to: 9, steps: 2, scale: 'log' }] }, ['factors[0].from: must be above 0']],
  [
    { factors: [{ path: 'rounds', from: 1, to: 9, step: 1, scale: 'log' }] },
    ['factors[0].step: a log scale takes steps'],
  ],
  [{ factors: [{ path: 'rounds', from: 0, to: 1, step: 1e-9 }] }, ['factors[0].step: gives more than 10000 levels']],
  [{ factors: [{ path: 'rounds', values: [1], step: 1 }] }, ['factors[0]: has values, so it takes no from']],
  [{ factors: [{ path: 'rounds', values: [5, 6, 5] }] }, ['factors[0].values: has 5 twice, again as value 3']],
  [
    { factors: [{ path: 'rounds', values: [1], valeus: 1 }] },
    ['factors[0]: unknown field "valeus": did you mean "values"?'],
  ],
  [{ factors: [{ path: 'roundz', values: [1] }] }, ['factors[0].path: unknown path "roundz": did you mean "rounds"?']],
  [
    { factors: [{ path: 'agents[0].params.memroy', values: [1] }] },
    ['factors[0].path: unknown path "agents[0].params.memroy": did you mean "agents[0].params.memory"?'],
  ],
  [
    { factors: [{ path: 'agents[1].count', values: [1] }] },
    ['factors[0].path: there is no "agents[1].count": the base has 1 entry of agents, from agents[0]'],
  ],
  [{ factors: [{ path: 'rules.__proto__', values: [1] }] }, ['factors[0].path: unknown path "rules.__proto__"']],
  [
    { factors: [1, 2].map((value) => ({ path: 'rounds', values: [value] })) },
    ['factors[1].path: "rounds" is varied twice'],
  ],
  [
    { factors: [{ path: 'agents[0].count', values: [11, 12] }] },
    ['factors: cell 1 (agents[0].count = 12): the game needs an odd number of agents'],
  ],
  [
    { factors: [{ path: 'agents[0].params.memory', values: [3, 99, 'x'] }] },
    [
      'factors: cell 1 (agents[0].params.memory = 99): agents[0].params.memory: must be a whole number',
      'factors: cell 2 (agents[0].params.memory = x): agents[0].params.memory: must be a whole number',
    ],
  ],
  [{ factors: [{ path: 'agents[0].count', from: 2, to: 30, step: 2 }] }, ['cell 4', 'factors: and more cells']],
  [{ base: { ...BASE, agents: [] } }, ['factors: cell 0 (rounds = 10): the game has no agents']],
  [{ transient: 10 }, ['factors: cell 0 (rounds = 10): transient: leaves none of the 10 rounds']],
  [{ transient: 'third' }, ['transient: must be a whole number of rounds from 0, or "half"']],
  [{ replicates: 0 }, ['replicates: must be a whole number from 1 to 10000']],
  [
    { factors: [{ path: 'rounds', from: 1, to: 100, step: 1 }], replicates: 1001 },
    ['factors: would be 100100 games, 100 cells of up to 1001 replicates; the limit is 100000'],
  ],
  [{ statistics: ['volatilty'] }, ['statistics[0]: unknown statistic "volatilty": did you mean "volatility"?']],
  [{ statistics: ['volatility', 'volatility'] }, ['statistics: must be a list of at least one statistic, each once']],
  [{ statistics: [] }, ['statistics: must be a list of at least one statistic']],
  [
    { stopRule: { statistic: 'entropy', halfWidth: 1, maxReplicates: 9 } },
    ['stopRule.statistic: "entropy" is not among the statistics collected'],
  ],
  [
    { stopRule: { statistic: 'volatility', halfWidth: 0, maxReplicates: 9 } },
    ['stopRule.halfWidth: must be a number above 0'],
  ],
  [
    { replicates: 20, stopRule: { statistic: 'volatility', halfWidth: 1, maxReplicates: 9 } },
    ['stopRule.maxReplicates: must be at least 20'],
  ],
  [{ factors: [{ path: 'rounds', values: [100_000_001] }] }, ['cell 0 (rounds = 100000001): rounds: a replicate has']],
  [
    {
      base: { rules: { kind: 'curves' }, agents: [{ strategy: 'bernoulli', count: 100_000 }], rounds: 10 },
      factors: [{ path: 'agents[0].count', from: 100_000, to: 100_099, step: 1 }],
    },
    ['cell 18 (agents[0].count = 100018): the game has too much to compute with the other cells’ curves'],
  ],
  [
    { base: { ...BASE, agents: [{ strategy: 'linear', count: 11 }] }, roundsPerHistory: 10 },
    ['cell 0 (rounds = 10): roundsPerHistory: no agents have tables'],
  ],
])('%j is refused in words', (changes, words) => {
  const faults = faultsOf(changes);
  for (const word of words) expect(faults.join('\n')).toContain(word);
  expect(faults.length).toBeGreaterThanOrEqual(words.length);
});
