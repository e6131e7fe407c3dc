import { designSchema } from '@farol/experiments';
import { STATISTIC_NAMES, strategyOf } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Design, DesignBase } from '../design.ts';
import { writeRows } from '../write-rows.ts';
import { designOf, draftOf, readLevels, readRows, writeLevels, type Draft } from './draft.ts';

const BASE: DesignBase = {
  rules: { kind: 'minority', payoff: 'sign' },
  agents: [
    { strategy: 'tables', params: { memory: 3 }, count: 51 },
    { strategy: 'bernoulli', params: { probability: 0.5 }, count: 50 },
  ],
  rounds: 100,
};

const number = fc.oneof(fc.integer({ min: -1000, max: 1e9 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
/** JSON has no −0. */
const levels = fc.uniqueArray(
  number.map((value) => value + 0),
  { minLength: 1, maxLength: 8 },
);
const scale = fc.constantFrom('linear' as const, 'log' as const);

const values = fc.record({ path: fc.constant('agents[0].params.memory'), values: levels, scale });
const choices = fc.record({
  path: fc.constant('rules.payoff'),
  values: fc.constantFrom(['sign'], ['sign', 'linear']),
});
const range = fc
  .record({
    from: fc.integer({ min: 1, max: 50 }),
    width: fc.integer({ min: 1, max: 50 }),
    steps: fc.integer({ min: 2, max: 9 }),
    scale,
    round: fc.constantFrom(true as const, 'odd' as const, undefined),
  })
  .map(({ from, width, steps, round, ...rest }) => ({
    path: 'agents[0].count',
    from,
    to: from + width,
    steps,
    ...rest,
    ...(round === undefined ? {} : { round }),
  }));
const stepped = fc
  .record({ from: fc.integer({ min: -50, max: 50 }), step: fc.constantFrom(0.1, 0.25, 1, 2.5) })
  .map(({ from, step }) => ({ path: 'agents[1].params.probability', from, to: from + 5, step }));
const rows = fc
  .uniqueArray(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 6, selector: String })
  .map((pairs) => ({ paths: ['agents[0].count', 'agents[1].count'], values: pairs }));

const stopRule = fc
  .record({
    statistic: fc.constantFrom(...STATISTIC_NAMES),
    halfWidth: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    confidence: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
    minReplicates: fc.integer({ min: 2, max: 20 }),
    more: fc.nat(50),
  })
  .map(({ more, ...rule }) => ({ ...rule, maxReplicates: rule.minReplicates + more }));

const designs = fc
  .record({
    name: fc.constantFrom('A run', 'α × m, “large”'),
    factor: fc.oneof(values, choices, range, stepped, rows),
    replicates: fc.integer({ min: 1, max: 50 }),
    transient: fc.oneof(fc.constant('half' as const), fc.nat(1000)),
    roundsPerHistory: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
    rule: fc.option(stopRule, { nil: undefined }),
    seed: fc.maxSafeNat().map(String),
  })
  .map(({ factor, rule, roundsPerHistory, ...rest }) => ({
    ...rest,
    base: BASE,
    factors: [factor],
    ...(roundsPerHistory === undefined ? {} : { roundsPerHistory }),
    ...(rule === undefined ? { statistics: ['bias' as const] } : { statistics: [rule.statistic], stopRule: rule }),
  }));

test('a design passes through the form unchanged, as a request and as it is stored', () => {
  fc.assert(
    fc.property(designs, (design) => {
      const asked = designSchema.safeParse(design);
      fc.pre(asked.success);
      const stored = asked.data;
      expect(designSchema.parse(designOf(draftOf(design as Design)))).toEqual(stored);
      expect(designSchema.parse(designOf(draftOf(stored)))).toEqual(stored);
    }),
    { numRuns: 500 },
  );
});

test('the draft of a draft’s design is the same draft, so that a reload and a second visit show the same', () => {
  fc.assert(
    fc.property(designs, (design) => {
      const draft = draftOf(design as Design);
      expect(draftOf(designOf(draft))).toEqual(draft);
    }),
  );
});

const memory = strategyOf('tables').parameters['memory'];

test('numbers are read as they are written', () => {
  fc.assert(
    fc.property(levels, (numbers) => {
      expect(readLevels(writeLevels(numbers), memory)).toEqual(numbers);
    }),
  );
});

test('rows are read as they are written', () => {
  const pairs = fc.array(
    fc.tuple(
      number.map((value) => value + 0),
      fc.constantFrom('sign', 'linear'),
    ),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(pairs, (wanted) => {
      expect(readRows(writeRows(wanted), [memory, undefined])).toEqual(wanted);
    }),
  );
});

test.each([
  ['commas', '40, 50,60', [40, 50, 60]],
  ['lines', '40\n50\n\n60', [40, 50, 60]],
  ['semicolons', '40; 50;', [40, 50]],
  ['exponents', '1e-3, 2E2', [0.001, 200]],
  ['a minus sign of a text program', '−1, 2', [-1, 2]],
  ['nothing', ' , ', []],
  ['words among them', '40, some', [40, 'some']],
])('levels with %s are read', (_, text, wanted) => {
  expect(readLevels(text, memory)).toEqual(wanted);
});

const empty: Draft = { ...draftOf({ base: BASE, factors: [], replicates: 1 }), seed: '', name: '' };

test('fields that are left empty are not in the request', () => {
  expect(Object.keys(designOf(empty)).toSorted()).toEqual(['base', 'factors', 'replicates', 'statistics']);
  expect(designOf({ ...empty, name: '  ', transient: ' half ', seed: ' ', roundsPerHistory: ' ' })).toEqual(
    designOf(empty),
  );
});

test('a typed field is in the request, as a number where it is one and as text where it is none', () => {
  const typed = {
    ...empty,
    name: ' A run ',
    transient: '1,000',
    roundsPerHistory: 'many',
    seed: ' 7 ',
    replicates: '1e1',
  };
  expect(designOf(typed)).toMatchObject({
    name: 'A run',
    transient: 1000,
    roundsPerHistory: 'many',
    seed: '7',
    replicates: 10,
  });
});

test('a range that is evenly spaced and not rounded says neither', () => {
  const factor = {
    path: 'agents[0].count',
    form: 'range',
    values: '1, 2',
    from: '1',
    to: '9',
    by: 'steps',
    amount: '3',
    scale: 'linear',
    round: 'none',
  } as const;
  const [even] = designOf({ ...empty, factors: [factor] }).factors;
  expect(even).toEqual({ path: 'agents[0].count', from: 1, to: 9, steps: 3 });
  const [odd] = designOf({ ...empty, factors: [{ ...factor, scale: 'log', round: 'odd' }] }).factors;
  expect(odd).toEqual({ path: 'agents[0].count', from: 1, to: 9, steps: 3, scale: 'log', round: 'odd' });
});

test('agents that a request names without number or parameters are one, with defaults', () => {
  const { base } = draftOf({
    base: { ...BASE, agents: [{ strategy: 'bernoulli' }] },
    factors: [],
    replicates: 1,
  });
  expect(base.agents).toEqual([{ strategy: 'bernoulli', params: {}, count: 1 }]);
  const none = draftOf({
    base: { ...BASE, agents: [{ strategy: 'bernoulli', count: 0 }] },
    factors: [],
    replicates: 1,
  });
  expect(none.base.agents[0].count).toBe(0);
});
