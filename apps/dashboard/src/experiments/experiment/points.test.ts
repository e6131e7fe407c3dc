import { experimentSchema, cellsOf } from '@farol/experiments';
import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../ready-designs.ts';
import { resultsOf, summary } from '../testing/experiment.ts';
import { beginChoices, looksOf, readChoices, writeChoices } from './choices.ts';
import { ALPHA, CAPACITY_SHARE, dimensionsOf } from './dimensions.ts';
import { combine, matrixOf, seriesOf } from './points.ts';

const [savit, capacity, phases] = READY_DESIGNS.map(({ design }) => experimentSchema.parse(design));

test('a minority game’s dimensions are its factors, and α that follows from them', () => {
  const dimensions = dimensionsOf(savit);
  expect(dimensions.map(({ key, label }) => [key, label])).toEqual([
    ['agents[0].count', 'agents N'],
    ['agents[0].params.memory', 'memory m'],
    [ALPHA, 'α = 2ᵐ/N'],
  ]);
  const alpha = dimensions[2];
  expect(alpha.of({ 'agents[0].count': 101, 'agents[0].params.memory': 5 })).toBe(32 / 101);
  expect(alpha.levels).toHaveLength(30);
  expect(alpha.levels.toSorted((a, b) => Number(a) - Number(b))).toEqual(alpha.levels);
});

test('a bar’s capacity is also a share of its agents, and nothing has an α', () => {
  const dimensions = dimensionsOf(capacity);
  expect(dimensions.map(({ key }) => key)).toEqual(['rules.capacity', CAPACITY_SHARE]);
  expect(dimensions[1].of({ 'rules.capacity': 25 })).toBe(0.25);
});

test('Savit’s curve is a line for each number of agents, over ascending α', () => {
  const [agents, , alpha] = dimensionsOf(savit);
  const series = seriesOf(resultsOf(savit), { statistic: 'volatility', x: alpha, by: agents, held: {} });
  expect(series.map(({ label, points }) => [label, points.length])).toEqual([
    ['agents = 51', 10],
    ['agents = 101', 10],
    ['agents = 201', 10],
  ]);
  expect(series[1].points[0]).toMatchObject({ x: 2 / 101, mean: 10, cells: [10] });
});

test('over what is not shown the mean is taken, with an interval for it; or it is held', () => {
  const [agents, memory] = dimensionsOf(savit);
  const results = resultsOf(savit);
  const [mean] = seriesOf(results, { statistic: 'volatility', x: memory, by: null, held: {} });
  expect(mean.points[0]).toMatchObject({ x: 1, mean: 10, cells: [0, 10, 20] });
  expect(mean.points[0].high! - 10).toBeCloseTo(0.1 / Math.sqrt(3), 12);
  const [held] = seriesOf(results, { statistic: 'volatility', x: memory, by: null, held: { [agents.key]: '101' } });
  expect(held.points.map(({ cells }) => cells)).toEqual(Array.from({ length: 10 }, (_, index) => [10 + index]));
});

test('a cell without a value is a gap, one without an interval has none', () => {
  expect(combine([summary(null)])).toBeNull();
  expect(combine([])).toBeNull();
  expect(combine([summary(2), summary(4, null)])).toEqual({ mean: 3, low: null, high: null });
});

test('a map has a row for each level, and nothing where no game is finished', () => {
  const [agents, memory] = dimensionsOf(savit);
  const some = resultsOf(savit).filter(({ cell }) => cell !== 12);
  const series = seriesOf(some, { statistic: 'volatility', x: memory, by: agents, held: {} });
  const matrix = matrixOf(series, memory, agents);
  expect(matrix.map((row) => row.map((point) => point?.mean ?? null))).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [10, 11, null, 13, 14, 15, 16, 17, 18, 19],
    [20, 21, 22, 23, 24, 25, 26, 27, 28, 29],
  ]);
});

test('levels that are texts stay in the design’s order', () => {
  const design = experimentSchema.parse({
    base: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 10 },
    factors: [{ path: 'agents[0].params.scores', values: ['public', 'private'] }],
    replicates: 2,
  });
  const dimensions = dimensionsOf(design);
  const choices = beginChoices(design, dimensions);
  expect(choices).toMatchObject({ look: 'map', x: 'agents[0].params.scores', by: null });
  const series = seriesOf(resultsOf(design), { statistic: 'volatility', x: dimensions[0], by: null, held: {} });
  expect(series[0].points.map(({ x }) => x)).toEqual(['public', 'private']);
});

test('lines go over numbers: without any they are not offered, and an address that asks for them is not heard', () => {
  const base = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 10 };
  const scores = { path: 'agents[0].params.scores', values: ['public', 'private'] };
  const texts = experimentSchema.parse({ base, factors: [scores], replicates: 2 });
  expect(looksOf(texts, dimensionsOf(texts))).toEqual(['map']);
  expect(readChoices('look=lines', texts, dimensionsOf(texts))).toMatchObject({ look: 'map', x: scores.path });
  const both = experimentSchema.parse({ ...texts, factors: [scores, { path: 'rules.capacity', values: [50, 60] }] });
  expect(readChoices(`look=lines&x=${scores.path}`, both, dimensionsOf(both))).toMatchObject({
    look: 'lines',
    x: 'rules.capacity',
  });
});

test('where no factor is a number and α is one, lines go over α', () => {
  const agents = [
    { strategy: 'tables', params: { memory: 1 }, count: 50 },
    { strategy: 'tables', count: 51 },
  ];
  const design = experimentSchema.parse({
    base: { rules: { kind: 'minority' }, agents, rounds: 10 },
    factors: [{ path: 'agents[1].strategy', values: ['tables', 'bernoulli'] }],
    replicates: 2,
  });
  expect(beginChoices(design, dimensionsOf(design), 'lines')).toMatchObject({ x: ALPHA, by: 'agents[1].strategy' });
});

test.each([
  ['Savit’s curve as a phase diagram', savit, { look: 'phases', x: ALPHA, by: 'agents[0].count', xScale: 'log' }],
  ['capacities as a line', capacity, { look: 'lines', x: 'rules.capacity', by: null, xScale: 'linear' }],
  [
    'agents × memory as a map, agents upwards',
    phases,
    { look: 'map', x: 'agents[0].params.memory', by: 'agents[0].count' },
  ],
] as const)('begins with %s', (_, design, expected) => {
  expect(beginChoices(design, dimensionsOf(design))).toMatchObject(expected);
});

test('a choice is in the address, and another design’s is not taken over', () => {
  const dimensions = dimensionsOf(savit);
  const begin = beginChoices(savit, dimensions);
  expect(writeChoices(begin, savit, dimensions)).toBe('');
  const chosen = {
    ...beginChoices(savit, dimensions, 'lines'),
    statistic: 'predictability' as const,
    by: null,
    held: { 'agents[0].count': '51' },
  };
  expect(readChoices(writeChoices(chosen, savit, dimensions), savit, dimensions)).toEqual(chosen);
  const other = readChoices(
    'look=phases&x=alpha&statistic=bias&held={"rules.capacity":"7"}',
    capacity,
    dimensionsOf(capacity),
  );
  expect(other).toMatchObject({ look: 'lines', x: 'rules.capacity', statistic: 'bias', held: {} });
  expect(readChoices('held=nonsense', savit, dimensions)).toEqual(begin);
});

test('every level of the results is one of its dimension', () => {
  for (const design of [savit, capacity, phases]) {
    for (const { of, levels } of dimensionsOf(design)) {
      const found = cellsOf(design).map((cell) => of(cell.levels));
      expect(new Set(found)).toEqual(new Set(levels));
    }
  }
});
