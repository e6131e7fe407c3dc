import { type Parameters, RULES, STRATEGIES } from '@farol/kernel';
import { newGameSchema } from '@farol/api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agentsIn,
  formOf,
  type GameForm,
  nextKey,
  readHistory,
  requestOf,
  tempoOf,
  withCopy,
  withOneMore,
  withParam,
  withRule,
} from './form.ts';
import { PRESETS } from './presets.ts';

const CATALOGUE = {
  rules: Object.fromEntries(RULES.map((entry) => [entry.kind, entry])),
  strategies: Object.fromEntries(STRATEGIES.map((entry) => [entry.id, entry])),
};
const bar = formOf({ rules: { kind: 'el-farol', capacity: 60 }, agents: [{ strategy: 'arthur', count: 100 }] });
const request = (changes: Partial<GameForm>) => requestOf({ ...bar, ...changes }, CATALOGUE);

test('what is empty is left out, and so has its default', () => {
  expect(request({ rules: { 'el-farol': { capacity: '', home: '0.5' } } })).toEqual({
    rules: { kind: 'el-farol', home: 0.5 },
    agents: [{ strategy: 'arthur', count: 100 }],
    information: { kind: 'attendance' },
  });
});

test('what cannot be read is passed on, for the schema to name it', () => {
  const { error } = newGameSchema.safeParse(
    request({ rules: { 'el-farol': { capacity: 'many' } }, rounds: '10 or so' }),
  );
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'rules.capacity: must be a whole number from 0 to 100000000',
    'rounds: must be a whole number from 1 to 10000000000',
  ]);
});

test('trying another kind of game and coming back loses nothing', () => {
  const other = { ...bar, kind: 'minority' };
  expect(requestOf(other, CATALOGUE).rules).toEqual({ kind: 'minority' });
  expect(requestOf({ ...other, kind: 'el-farol' }, CATALOGUE).rules).toEqual({ kind: 'el-farol', capacity: 60 });
});

test('a history is a list of attendances, however they are separated', () => {
  expect(readHistory('44, 78 56;15')).toEqual([44, 78, 56, 15]);
  expect(readHistory('44, many')).toEqual([44, 'many']);
});

test('N counts what can be read', () => {
  const entry = bar.agents[0];
  expect(agentsIn({ agents: [entry, { ...entry, count: 'x' }, { ...entry, count: '5' }] })).toBe(105);
});

test.each(PRESETS.map((preset) => [preset.id, preset] as const))('the preset %s is a game that fits', (_, { game }) => {
  const form = formOf(game);
  expect(newGameSchema.safeParse(requestOf(form, CATALOGUE)).error).toBeUndefined();
  expect(requestOf(form, CATALOGUE)).toMatchObject({ ...game });
});

test('the form of a manifest asks for the same manifest', () => {
  const { manifest } = newGameSchema.parse({
    rules: {
      kind: 'curves',
      go: [
        [0, 1],
        [60, -1],
      ],
      stay: '0.1 * n',
    },
    agents: [
      { strategy: 'tables', params: { memory: 3 }, count: 5, name: 'few' },
      { strategy: 'bernoulli', count: 4 },
    ],
    information: { kind: 'random' },
    initialHistory: [3, 4],
    seed: '7',
  });
  const again = newGameSchema.parse(requestOf(formOf(manifest), CATALOGUE));
  expect(again.manifest).toEqual(manifest);
});

/** Values for parameters of the catalogue, each present or left at its default. */
function valuesFor(parameters: Parameters) {
  const fields = Object.entries(parameters).map(([name, parameter]) => {
    switch (parameter.type) {
      case 'integer':
        return [name, fc.integer({ min: parameter.min, max: Math.min(parameter.max, parameter.min + 9) })] as const;
      case 'number':
        return [
          name,
          fc
            .double({ min: Math.max(parameter.min, -9), max: Math.min(parameter.max, 9), noNaN: true })
            // A form writes −0 as 0.
            .map((value) => value + 0),
        ] as const;
      case 'choice':
        return [name, fc.constantFrom(...parameter.options)] as const;
      default:
        return [name, fc.constantFrom('1', 'n / N', '1 - n')] as const;
    }
  });
  return fc.record<Record<string, string | number>>(Object.fromEntries(fields), { requiredKeys: [] });
}

const someRules = fc
  .constantFrom(...RULES)
  .chain(({ kind, parameters }) => valuesFor(parameters).map((values) => ({ ...values, kind })));
const someAgents = fc.constantFrom(...STRATEGIES).chain(({ id, parameters }) =>
  fc.record({
    strategy: fc.constant(id),
    params: valuesFor(parameters),
    count: fc.integer({ min: 1, max: 1000 }),
  }),
);

test('any game passes through the form unchanged', () => {
  const game = fc.record({
    rules: someRules,
    agents: fc.array(someAgents, { minLength: 1, maxLength: 4 }),
    seed: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
    rounds: fc.integer({ min: 1, max: 1e10 }),
    information: fc.record({ kind: fc.constantFrom('attendance' as const, 'random' as const) }),
    initialHistory: fc.constantFrom([3, 4, 5], 'random' as const),
  });
  fc.assert(
    fc.property(game, (given) => {
      const asked = newGameSchema.safeParse(given);
      const again = newGameSchema.safeParse(requestOf(formOf(given), CATALOGUE));
      expect(again.success).toBe(asked.success);
      if (asked.success) expect(again.data).toEqual(asked.data);
    }),
  );
});

test('the tempo is a number, text for the check to name, or none', () => {
  expect(tempoOf({ ...bar, tempo: ' 30 ' })).toBe(30);
  expect(tempoOf({ ...bar, tempo: '' })).toBeNull();
  expect(tempoOf({ ...bar, tempo: 'fast' })).toBe('fast');
  expect(tempoOf({ ...bar, tempo: '1e999' })).toBe('1e999');
});

test.each([
  ['', []],
  ['  ', []],
  ['44', [44]],
  ['44,,45', [44, 45]],
  ['44\n45\t46', [44, 45, 46]],
  ['-1 2.5', [-1, 2.5]],
])('the history %j is %j', (text, history) => {
  expect(readHistory(text)).toEqual(history);
});

test('names are sent without the spaces around them, and not at all if they are spaces', () => {
  expect(request({ name: '  The bar ' }).name).toBe('The bar');
  expect(Object.keys(request({ name: '   ' }))).not.toContain('name');
  const agents = [{ ...bar.agents[0], name: ' homebodies ' }];
  expect(request({ agents }).agents).toEqual([{ strategy: 'arthur', count: 100, name: 'homebodies' }]);
});

test('fields that the chosen rules do not have are not sent', () => {
  expect(request({ rules: { 'el-farol': { capacity: '50', memory: '3' } } }).rules).toEqual({
    kind: 'el-farol',
    capacity: 50,
  });
  expect(request({ kind: 'poker' }).rules).toEqual({ kind: 'poker' });
});

test('a rule is set among those of its own kind', () => {
  const other = withRule({ ...bar, kind: 'minority' }, 'payoff', 'linear');
  expect(other.rules).toEqual({ 'el-farol': { capacity: '60' }, minority: { payoff: 'linear' } });
  expect(withRule(other, 'payoff', '').rules['minority']).toEqual({ payoff: '' });
});

test('a parameter of a strategy that was tried before is still there', () => {
  const linear = { ...withParam(bar.agents[0], 'predictors', '12'), strategy: 'linear' };
  const back = { ...withParam(linear, 'weeks', '3'), strategy: 'arthur' };
  expect(back.params).toEqual({ arthur: { predictors: '12' }, linear: { weeks: '3' } });
});

test('a copy stands where it is put, with a key of its own', () => {
  const two = withCopy(bar, bar.agents[0], 1);
  const three = withCopy(two, two.agents[1], 1);
  expect(three.agents.map(({ key }) => key)).toEqual([0, 2, 1]);
  expect(three.agents.every(({ strategy, count }) => strategy === 'arthur' && count === '100')).toBe(true);
  expect(nextKey(three)).toBe(3);
});

test('one entry more is like the last one, or Arthur’s hundred where there was none', () => {
  const named = { ...bar, agents: [{ ...bar.agents[0], count: '7', name: 'few' }] };
  expect(withOneMore(named).agents[1]).toEqual({ ...named.agents[0], key: 1 });
  expect(withOneMore({ ...bar, agents: [] }).agents).toEqual([
    { key: 0, strategy: 'arthur', params: {}, count: '100', name: '' },
  ]);
});

test.each([
  [['100'], 100],
  [['1,000', '1'], 1001],
  [['-5', '3'], 3],
  [['2.5', '3'], 3],
  [['0'], 0],
  [[], 0],
])('the counts %j are %d agents', (counts, agents) => {
  expect(agentsIn({ agents: counts.map((count, key) => ({ ...bar.agents[0], key, count })) })).toBe(agents);
});
