import { type Experiment, fieldErrorsOf } from '@farol/api';
import { expect, test } from 'vitest';
import { cellOf, cellsOf, countCells, describeLevels, transientOf } from './cells.ts';
import { manifestOf } from './manifest-of.ts';
import { experimentSchema } from './design.ts';
import { factorSchema } from './factors.ts';

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

test.each<[object, number[]]>([
  [{ from: 999999.1234567, to: 999999.1234569, step: 1e-7 }, [999999.1234567, 999999.1234568, 999999.1234569]],
  [{ from: 999999.1234567, to: 999999.1234569, steps: 3 }, [999999.1234567, 999999.1234568, 999999.1234569]],
  [{ from: 0.1, to: 0.5, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5]],
  [{ from: -0.3, to: 0.3, step: 0.15 }, [-0.3, -0.15, 0, 0.15, 0.3]],
  [{ from: 1e-7, to: 4e-7, step: 1e-7 }, [1e-7, 2e-7, 3e-7, 4e-7]],
  [{ from: 0, to: 1, step: 0.3 }, [0, 0.3, 0.6, 0.9]],
  [{ from: 0, to: 1, step: 1 / 3 }, [0, 0.3333333333333333, 0.6666666666666666, 1]],
  [{ from: 0, to: 0.9, step: 0.1 + 0.2 }, [0, 0.30000000000000004, 0.6000000000000001, 0.9]],
  [{ from: 0, to: 1, steps: 4 }, [0, 0.333333333333, 0.666666666667, 1]],
  [
    { from: 1000, to: 1000.001, steps: 5, scale: 'log' },
    [1000, 1000.0002499999, 1000.0004999999, 1000.0007499999, 1000.001],
  ],
  [{ from: 10.2, to: 12.8, steps: 3, round: true }, [11, 12]],
  [{ from: 10, to: 100, steps: 2, round: 'odd' }, [11, 99]],
  [{ from: -0.4, to: 1.4, steps: 2, round: true }, [0, 1]],
])('the levels of %j are exact decimals inside the range: %j', (range, levels) => {
  const factor = factorSchema.parse({ path: 'rules.home', ...range });
  expect(factor.values).toEqual(levels);
  expect(factor.values.every((level) => !Object.is(level, -0))).toBe(true);
});

test.each<[object, string]>([
  [
    { from: 2 ** 53, to: 2 ** 53 + 4, step: 1 },
    'step: gives levels that numbers cannot tell apart near 9007199254740992',
  ],
  [{ from: 1, to: 1 + 2 ** -52, steps: 3 }, 'steps: gives levels that numbers cannot tell apart'],
  [{ from: 1, to: 1 + 2 ** -51, steps: 9, scale: 'log' }, 'steps: gives levels that numbers cannot tell apart'],
  [{ from: 0, to: 1, step: 5 }, 'step: must be at most the range from 0 to 1'],
  [{ from: 1, to: 0, step: 0.1 }, 'to: must be above from, 1'],
  [{ from: 1, to: 1, steps: 2 }, 'to: must be above from, 1'],
  [{ from: 0, to: 1, step: 1e-7 }, 'step: gives more than 10000 levels'],
  [{ from: -1e300, to: 1e300, step: 1e-300 }, 'step: gives more than 10000 levels'],
  [{ from: 10.1, to: 10.9, steps: 2, round: true }, 'round: there is no whole number from 10.1 to 10.9'],
  [{ from: 10, to: 10.9, steps: 2, round: 'odd' }, 'round: there is no odd number from 10 to 10.9'],
  [{ from: 1, to: 1e300, steps: 3, round: true }, 'round: whole numbers are exact up to 9007199254740991 only'],
  [{ values: [0.1, 0.1] }, 'values: has 0.1 twice, again as value 2'],
  [{ values: [['a', 1]] }, 'values: value 1 must be a number, a text or a list of numbers or points'],
])('the levels of %j are refused: %s', (range, words) => {
  const { error } = factorSchema.safeParse({ path: 'rules.home', ...range });
  expect(fieldErrorsOf(error!).map(({ field, message }) => `${field}: ${message}`)[0]).toContain(words);
});

test('steps add up without what rounding leaves', () => {
  const bernoulli = { ...BASE, agents: [{ strategy: 'bernoulli', count: 11 }] };
  const factors = [{ path: 'agents[0].params.probability', from: 0, to: 1, step: 0.1 }];
  const { values } = parse({ base: bernoulli, factors }).factors[0];
  expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
});

const PAIR = {
  base: {
    rules: { kind: 'el-farol' },
    agents: [
      { strategy: 'arthur', count: 90 },
      { strategy: 'always', count: 10 },
    ],
    rounds: 10,
  },
};
const SHARES = {
  paths: ['agents[0].count', 'agents[1].count'],
  values: [
    [100, 0],
    [90, 10],
    [0, 100],
  ],
};

test('paths that move together are one factor, with a level for each path in every row', () => {
  const experiment = parse({ ...PAIR, factors: [SHARES, { path: 'rounds', values: [10, 20] }] });
  expect(cellsOf(experiment).map(({ levels }) => Object.values(levels))).toEqual([
    [100, 0, 10],
    [100, 0, 20],
    [90, 10, 10],
    [90, 10, 20],
    [0, 100, 10],
    [0, 100, 20],
  ]);
  expect(experimentSchema.parse(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
});

test('agents with a count of 0 are absent from their cell, and the rules count the others', () => {
  const experiment = parse({ ...PAIR, factors: [SHARES] });
  const [only, both, last] = [0, 1, 2].map((cell) => manifestOf(experiment, cell, 0));
  expect(only.agents.map(({ strategy, count }) => [strategy, count])).toEqual([['arthur', 100]]);
  expect(both.agents.map(({ count }) => count)).toEqual([90, 10]);
  expect(last.agents.map(({ strategy, count }) => [strategy, count])).toEqual([['always', 100]]);
  expect(last.rules['capacity']).toBe(60);
});

test('a full cross of two counts may have a count of 0, and an entry of the base too', () => {
  const factors = [
    { path: 'agents[0].count', values: [100, 90, 80] },
    { path: 'agents[1].count', values: [0, 10] },
  ];
  const cells = cellsOf(parse({ ...PAIR, factors }));
  expect(cells.map(({ levels }) => Object.values(levels))).toEqual([
    [100, 0],
    [100, 10],
    [90, 0],
    [90, 10],
    [80, 0],
    [80, 10],
  ]);
  const [arthur] = PAIR.base.agents;
  const base = { ...PAIR.base, agents: [arthur, { strategy: 'always', count: 0 }] };
  expect(manifestOf(parse({ base, factors: [{ path: 'rounds', values: [10] }] }), 0, 0).agents).toHaveLength(1);
});

test('a cell by its number is that of the whole list', () => {
  const memory = { path: 'agents[0].params.memory', values: [1, 2, 4] };
  const experiment = parse({ factors: [{ path: 'rounds', values: [10, 20] }, memory], roundsPerHistory: 4 });
  const cells = Array.from({ length: countCells(experiment) }, (_, cell) => cellOf(experiment, cell));
  expect(cells).toEqual(cellsOf(experiment));
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
  [{ factors: [{ values: [1] }] }, ['factors[0]: needs a path, or the paths that move together']],
  [
    { factors: [{ paths: ['rounds', 'rules.payoff'], values: [[10, 'sign'], [20]] }] },
    ['factors[0].values: needs 2 levels in each row, one for each path; value 2 is [20]'],
  ],
  [
    { factors: [{ paths: ['rounds', 'rounds'], values: [[1, 2]] }] },
    ['factors[0].paths: must be a list of 2 to 10 different paths'],
  ],
  [
    { factors: [{ paths: ['rounds', 'rules.payof'], values: [[10, 'sign']] }] },
    ['factors[0].paths[1]: unknown path "rules.payof": did you mean "rules.payoff"?'],
  ],
  [
    { factors: [{ paths: ['rounds', 'rules.payoff'], from: 1, to: 2, step: 1 }] },
    ['factors[0]: has paths, so it needs values'],
  ],
  [
    { base: PAIR.base, factors: [{ ...SHARES, values: [[0, 0]] }] },
    ['factors: cell 0 (agents[0].count = 0, agents[1].count = 0): the game has no agents'],
  ],
  [
    {
      base: { ...PAIR.base, rounds: 10 },
      factors: [{ paths: ['agents[0].count', 'agents[1].params.choice'], values: [[0, 'gone']] }],
    },
    ['agents[1].params.choice: must be one of'],
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
