import type { Experiment, StatisticName } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../ready-designs.ts';
import { axesOf, chooseLook, chooseX, holdAt, mergesByAlpha } from './axes.ts';
import { beginChoices, type Choices, looksOf, readChoices, writeChoices } from './choices.ts';
import { ALPHA, CAPACITY_SHARE, dimensionsOf, textOf } from './dimensions.ts';

const [savit, capacity, phases] = READY_DESIGNS.map(({ design }) => experimentSchema.parse(design));
const COUNT = 'agents[0].count';
const MEMORY = 'agents[0].params.memory';
const SCORES = 'agents[0].params.scores';

const bar = (factors: readonly object[], statistics: readonly StatisticName[] = ['variance', 'bias']) =>
  experimentSchema.parse({
    base: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 10 },
    factors,
    replicates: 2,
    statistics,
  });
const mixed = bar([
  { path: SCORES, values: ['public', 'private'] },
  { path: 'rules.capacity', values: [40, 50, 60] },
]);
const joint = experimentSchema.parse({
  base: {
    rules: { kind: 'el-farol' },
    agents: [
      { strategy: 'arthur', count: 50 },
      { strategy: 'bernoulli', count: 50 },
    ],
    rounds: 10,
  },
  factors: [
    {
      paths: ['agents[0].count', 'agents[1].count'],
      values: [
        [100, 0],
        [50, 50],
        [0, 100],
      ],
    },
    { path: 'rules.capacity', values: [40, 60] },
  ],
  replicates: 2,
});

const viewsOf = (design: Experiment) => {
  const dimensions = dimensionsOf(design);
  return { dimensions, begin: beginChoices(design, dimensions) };
};

const KINDS = ['look', 'x', 'by', 'statistic', 'held', 'xScale', 'yScale'] as const;
type Step = { kind: (typeof KINDS)[number]; place: number; isOn: boolean };

/** The choices after one more of a person; the controls that a look does not have change nothing. */
function choose(design: Experiment, choices: Choices, { kind, place, isOn }: Step): Choices {
  const { dimensions } = viewsOf(design);
  const { x, others } = axesOf(dimensions, choices);
  const pick = <T>(among: readonly T[]): T => among[place % among.length];
  const isMap = choices.look === 'map';
  if (kind === 'look') return chooseLook(pick(looksOf(design, dimensions)), design, dimensions, choices);
  if (kind === 'held' && others.length > 0) {
    const { key, levels } = pick(others);
    return holdAt(choices, key, isOn ? textOf(pick(levels)) : '');
  }
  if (kind === 'held' || choices.look === 'phases') return choices;
  if (kind === 'x') return chooseX(choices, pick(dimensions.filter(({ isNumeric }) => isMap || isNumeric)));
  if (kind === 'by')
    return { ...choices, by: pick([null, ...dimensions.map(({ key }) => key)].filter((key) => key !== x.key)) };
  if (kind === 'statistic') return { ...choices, statistic: pick(design.statistics) };
  return { ...choices, [kind]: isOn ? 'log' : 'linear' };
}

test('of a link every word is read again, whatever was chosen before', () => {
  const designs = fc.constantFrom(savit, capacity, phases, mixed, joint);
  const step = fc.record({ kind: fc.constantFrom(...KINDS), place: fc.nat(20), isOn: fc.boolean() });
  fc.assert(
    fc.property(designs, fc.array(step, { maxLength: 8 }), (design, steps) => {
      const { dimensions, begin } = viewsOf(design);
      const chosen = steps.reduce((choices, each) => choose(design, choices, each), begin);
      expect(readChoices(writeChoices(chosen, design, dimensions), design, dimensions)).toEqual(chosen);
    }),
    { numRuns: 300 },
  );
});

test('lines over α are in the link, though the phase diagram that is shown first is over α too', () => {
  const { dimensions, begin } = viewsOf(savit);
  const lines = chooseLook('lines', savit, dimensions, begin);
  expect(lines.x).toBe(MEMORY);
  const chosen = chooseX(
    lines,
    dimensions.find(({ key }) => key === ALPHA)!,
  );
  const words = new URLSearchParams(writeChoices(chosen, savit, dimensions));
  expect(Object.fromEntries(words)).toEqual({ look: 'lines', x: ALPHA, xScale: 'log' });
});

test('the default view of a look needs no word but its name', () => {
  const { dimensions, begin } = viewsOf(savit);
  expect(writeChoices(begin, savit, dimensions)).toBe('');
  expect(writeChoices(beginChoices(savit, dimensions, 'map'), savit, dimensions)).toBe('look=map');
});

test.each([
  ['an unknown look', 'look=stars'],
  ['a statistic that was not collected', 'statistic=meanAttendance'],
  ['a dimension of another design', 'x=rules.capacity&by=rules.capacity'],
  ['an unknown scale', 'xScale=cubic'],
  ['a level that the factor does not have', 'held={"agents[0].count":"77"}'],
  ['a level that is no text', 'held={"agents[0].count":51}'],
  ['a held value that is no object', 'held=7'],
])('%s in a link changes nothing', (_, words) => {
  const { dimensions, begin } = viewsOf(savit);
  expect(readChoices(words, savit, dimensions)).toEqual(begin);
});

test('no lines for each level is a choice of its own, written as an empty word', () => {
  const { dimensions, begin } = viewsOf(phases);
  const row = { ...begin, by: null };
  expect(writeChoices(row, phases, dimensions)).toBe('by=');
  expect(readChoices('by=', phases, dimensions).by).toBeNull();
});

test('a phase diagram needs a minority game, its volatility and α', () => {
  expect(looksOf(savit, dimensionsOf(savit))).toEqual(['phases', 'lines', 'map']);
  const { volatility: _, ...others } = Object.fromEntries(savit.statistics.map((name) => [name, name]));
  const without = experimentSchema.parse({ ...savit, statistics: Object.keys(others) });
  expect(looksOf(without, dimensionsOf(without))).toEqual(['lines', 'map']);
  const majority = experimentSchema.parse({ ...savit, base: { ...savit.base, rules: { kind: 'majority' } } });
  expect(looksOf(majority, dimensionsOf(majority))).toEqual(['lines', 'map']);
  expect(looksOf(capacity, dimensionsOf(capacity))).toEqual(['lines', 'map']);
});

test.each([
  ['volatility', 'log'],
  ['variance', 'log'],
  ['bias', 'linear'],
] as const)('%s begins on a %s axis', (statistic, scale) => {
  const design = bar([{ path: 'rules.capacity', values: [40, 50] }], [statistic]);
  expect(beginChoices(design, dimensionsOf(design))).toMatchObject({ statistic, yScale: scale });
});

const gridOf = (homes: number) =>
  bar([
    { path: 'rules.capacity', from: 10, to: 90, step: 10 },
    { path: 'rules.home', values: Array.from({ length: homes }, (_, index) => index / 10) },
  ]);

test('two factors of seven levels or more are a map, of six they are lines', () => {
  expect(viewsOf(gridOf(7)).begin).toMatchObject({ look: 'map', x: 'rules.home', by: 'rules.capacity' });
  expect(viewsOf(gridOf(6)).begin).toMatchObject({ look: 'lines', x: 'rules.capacity', by: 'rules.home' });
});

test('a map has the design’s first factor upwards, whichever has more levels', () => {
  const few = { path: 'rules.home', values: [0, 0.5] };
  const many = { path: 'rules.capacity', from: 10, to: 90, step: 10 };
  const [upFew, upMany] = [bar([few, many]), bar([many, few])].map((design) =>
    beginChoices(design, dimensionsOf(design), 'map'),
  );
  expect(upFew).toMatchObject({ x: 'rules.capacity', by: 'rules.home' });
  expect(upMany).toMatchObject({ x: 'rules.home', by: 'rules.capacity' });
});

test('paths that move together are one axis: the second is not drawn for each level of the first', () => {
  const { begin, dimensions } = viewsOf(joint);
  expect(begin).toMatchObject({ look: 'lines', x: 'agents[0].count', by: 'rules.capacity' });
  const { others } = axesOf(dimensions, { ...begin, by: null });
  expect(others.map(({ key }) => key)).toEqual(['rules.capacity']);
  const over = axesOf(dimensions, { ...begin, x: 'rules.capacity', by: null });
  expect(over.others.map(({ key }) => key)).toEqual(['agents[0].count']);
});

test('along x and what it follows from nothing is held', () => {
  const { dimensions, begin } = viewsOf(savit);
  const held = { [COUNT]: '51', [MEMORY]: '3' };
  expect(axesOf(dimensions, { ...begin, x: ALPHA, by: null, held })).toMatchObject({ others: [], held: {} });
  const over = axesOf(dimensions, { ...begin, x: MEMORY, by: null, held });
  expect(over.others.map(({ key }) => key)).toEqual([COUNT]);
  expect(over.held).toEqual({ [COUNT]: '51' });
});

test('over α alone cells of different factors meet in one point', () => {
  const { dimensions, begin } = viewsOf(savit);
  const merges = (changes: Partial<Choices>) => mergesByAlpha(axesOf(dimensions, { ...begin, ...changes }));
  expect(merges({ x: ALPHA, by: null })).toBe(true);
  expect(merges({ x: ALPHA, by: COUNT })).toBe(false);
  expect(merges({ x: MEMORY, by: null })).toBe(false);
});

test('a new x changes places with the line that it was', () => {
  const { dimensions, begin } = viewsOf(savit);
  const lines = { ...chooseLook('lines', savit, dimensions, begin), x: MEMORY, by: COUNT };
  const [agents, , alpha] = dimensions;
  expect(chooseX(lines, agents)).toMatchObject({ x: COUNT, by: MEMORY, xScale: 'linear' });
  expect(chooseX(lines, alpha)).toMatchObject({ x: ALPHA, by: COUNT, xScale: 'log' });
});

test('a level is held until it is set free', () => {
  const { begin } = viewsOf(savit);
  const once = holdAt(begin, COUNT, '51');
  const twice = holdAt(once, MEMORY, '3');
  expect(twice.held).toEqual({ [COUNT]: '51', [MEMORY]: '3' });
  expect(holdAt(twice, COUNT, '101').held).toEqual({ [COUNT]: '101', [MEMORY]: '3' });
  expect(holdAt(twice, COUNT, '').held).toEqual({ [MEMORY]: '3' });
  expect(begin.held).toEqual({});
});

test('another look keeps the statistic, except for a phase diagram, which is of the volatility', () => {
  const { dimensions, begin } = viewsOf(savit);
  const lines = { ...chooseLook('lines', savit, dimensions, begin), statistic: 'predictability' as const };
  expect(chooseLook('map', savit, dimensions, lines)).toMatchObject({ look: 'map', statistic: 'predictability' });
  expect(chooseLook('phases', savit, dimensions, lines)).toMatchObject({ look: 'phases', statistic: 'volatility' });
});

test.each([
  [[10, 1000], 'linear'],
  [[10, 1001], 'log'],
  [[1001, 10], 'log'],
] as const)('rounds of %j begin on a %s axis', (values, scale) => {
  expect(dimensionsOf(bar([{ path: 'rounds', values }]))[0].scale).toBe(scale);
});

test('a payoff of 0 or less has a linear axis, however wide', () => {
  const design = bar([{ path: 'rules.home', values: [-1000, 0, 1000] }]);
  expect(dimensionsOf(design)[0].scale).toBe('linear');
});

test('places for each agent follow from both of their numbers, and from a default of either', () => {
  const agents = bar([{ path: COUNT, values: [50, 100] }]);
  const [, share] = dimensionsOf(agents);
  // The default capacity of 60 for 100 agents grows with them, so the share is constant: no dimension.
  expect(share).toBeUndefined();
  const fixed = experimentSchema.parse({
    ...agents,
    base: { ...agents.base, rules: { kind: 'el-farol', capacity: 30 } },
  });
  const [, shares] = dimensionsOf(fixed);
  expect(shares).toMatchObject({ key: CAPACITY_SHARE, levels: [0.3, 0.6], paths: [COUNT] });
});

test('agents that a level leaves out are not counted in N', () => {
  const design = experimentSchema.parse({
    base: {
      rules: { kind: 'el-farol', capacity: 3 },
      agents: [
        { strategy: 'tables', params: { memory: 2 }, count: 10 },
        { strategy: 'bernoulli', count: 10 },
      ],
      rounds: 10,
    },
    factors: [
      {
        paths: ['agents[0].count', 'agents[1].count'],
        values: [
          [16, 0],
          [8, 8],
          [4, 4],
          [0, 16],
        ],
      },
    ],
    replicates: 2,
  });
  const alpha = dimensionsOf(design).find(({ key }) => key === ALPHA)!;
  const at = (tables: number, others: number) => alpha.of({ 'agents[0].count': tables, 'agents[1].count': others });
  expect([at(16, 0), at(8, 8), at(4, 4), at(0, 16)]).toEqual([0.25, 0.25, 0.5, null]);
  expect(alpha.levels).toEqual([0.25, 0.5]);
});
