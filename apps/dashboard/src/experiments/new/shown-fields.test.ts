import { fieldErrorsOf } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { designOf, draftOf, type Draft, type FactorDraft } from './draft.ts';
import { formOf, placeFaults, shownFields } from './shown-fields.ts';

const [savit, capacity] = READY_DESIGNS.map(({ design }) => draftOf(design));
const [count, memory] = savit.factors;
const joint: FactorDraft = { ...count, with: ['rounds'], values: '51, 100; 101, 200' };

/** Faults of a draft, and those of them that stand beside a field. */
function faultsOf(draft: Draft) {
  const { error } = experimentSchema.safeParse(designOf(draft));
  const fields = error ? fieldErrorsOf(error).map(({ field }) => field) : [];
  const shown = shownFields(draft);
  return { fields, beside: fields.filter((field) => shown.has(field)) };
}

test.each<[string, Partial<Draft>, string]>([
  ['replicates', { replicates: 'many' }, 'replicates'],
  ['rounds left out', { transient: 'most' }, 'transient'],
  ['rounds per history', { roundsPerHistory: '0' }, 'roundsPerHistory'],
  ['a seed', { seed: 'seven' }, 'seed'],
  ['no statistic', { statistics: [] }, 'statistics'],
  ['an end of a range', { factors: [{ ...memory, from: 'one' }] }, 'factors[0].from'],
  ['a step that is too wide', { factors: [{ ...memory, amount: '20' }] }, 'factors[0].step'],
  ['a number of levels', { factors: [{ ...memory, by: 'steps', amount: '1' }] }, 'factors[0].steps'],
  ['a value that stands twice', { factors: [{ ...count, values: '11, 11' }] }, 'factors[0].values'],
  ['a row that is too short', { factors: [{ ...joint, values: '51' }] }, 'factors[0].values'],
])('a fault of %s stands beside its field', (_, changes, field) => {
  const { fields, beside } = faultsOf({ ...savit, ...changes });
  expect(fields).toContain(field);
  expect(beside).toContain(field);
});

test('a path that the game no longer has stands at the factor, alone or beside others', () => {
  const base = { ...savit.base, rules: { kind: 'el-farol' } };
  const payoff: FactorDraft = { ...count, path: 'rules.payoff', values: 'sign, linear' };
  expect(faultsOf({ ...savit, base, factors: [payoff] }).beside).toEqual(['factors[0].path']);
  const rows = { ...payoff, path: 'rounds', with: ['rules.payoff'], values: '10, sign; 20, linear' };
  expect(faultsOf({ ...savit, base, factors: [rows] })).toEqual({
    fields: ['factors[0].paths[1]'],
    beside: ['factors[0].paths[1]'],
  });
});

test('faults of cells, and of fields that are hidden, stand in the list of the preview', () => {
  const even = faultsOf({ ...savit, factors: [{ ...count, values: '10, 20' }] });
  expect(even.fields).toContain('factors');
  expect(even.beside).toEqual([]);
  // The strategy that was chosen has no memory: its range has no fields.
  const agents = [{ strategy: 'bernoulli', params: {}, count: 101 }];
  const hidden = { ...savit, base: { ...savit.base, agents }, factors: [{ ...memory, from: 'one' }] };
  expect(formOf(hidden.base, hidden.factors[0])).toBe('values');
  expect(faultsOf(hidden)).toMatchObject({ fields: ['factors[0].from'], beside: [] });
});

test('a parameter that its strategy does not have is listed', () => {
  const agents = [{ strategy: 'tables', params: { memory: 3, moods: 2 }, count: 101 }];
  const { fields, beside } = faultsOf({ ...savit, base: { ...savit.base, agents } });
  expect(fields.join(' ')).toMatch(/base\.agents\[0\]\.params/);
  expect(beside).toEqual([]);
});

test('only a range of whole numbers has a rounding, unless a design brings one', () => {
  const payoff: FactorDraft = { ...capacity.factors[0], path: 'rules.home', from: '0.2', to: '0.8' };
  const shown = (factor: FactorDraft) => shownFields({ ...capacity, factors: [factor] }).has('factors[0].round');
  expect(shown(capacity.factors[0])).toBe(true);
  expect(shown(payoff)).toBe(false);
  const rounded: FactorDraft = { ...payoff, by: 'steps', amount: '3', round: 'whole' };
  expect(faultsOf({ ...capacity, factors: [rounded] }).beside).toEqual(['factors[0].round']);
});

test('a stop rule shows its faults while there is one, the fewest replicates where they have a field', () => {
  expect(shownFields(savit).has('stopRule.halfWidth')).toBe(false);
  const stopRule = { statistic: 'volatility', halfWidth: '0', confidence: '2', maxReplicates: '1' } as const;
  expect(faultsOf({ ...savit, stopRule }).beside.toSorted()).toEqual([
    'stopRule.confidence',
    'stopRule.halfWidth',
    'stopRule.maxReplicates',
  ]);
  expect(shownFields({ ...savit, stopRule }).has('stopRule.minReplicates')).toBe(false);
  expect(shownFields({ ...savit, stopRule: { ...stopRule, minReplicates: '3' } }).has('stopRule.minReplicates')).toBe(
    true,
  );
});

test.each<[string, FactorDraft, string]>([
  ['several paths', joint, 'rows'],
  ['a range of numbers', memory, 'range'],
  ['values of numbers', count, 'values'],
  ['a choice', { ...memory, path: 'rules.payoff' }, 'values'],
])('%s are typed as %s', (_, factor, form) => {
  expect(formOf(savit.base, factor)).toBe(form);
});

test('a field has the word of the check, else that of the server; faults without a field stand apart', () => {
  const seed = { field: 'seed', message: 'must be a whole number' };
  const cells = { field: 'factors', message: 'cell 0: needs an odd number of agents' };
  const refusal = new ApiProblem({
    type: 'urn:farol:problem:invalid',
    title: 'The request is not valid',
    status: 422,
    errors: [
      { field: 'seed', message: 'is taken' },
      { field: 'name', message: 'is too long' },
    ],
  });
  const { faultOf, others } = placeFaults(savit, [seed, cells], refusal);
  expect([faultOf('seed'), faultOf('name'), faultOf('transient')]).toEqual([
    'must be a whole number',
    'is too long',
    undefined,
  ]);
  expect(others).toEqual([cells]);
  expect(placeFaults(savit, [], new Error('fault of the page')).faultOf('seed')).toBeUndefined();
});
