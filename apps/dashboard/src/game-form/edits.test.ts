import { RULES, STRATEGIES } from '@farol/kernel';
import { expect, test } from 'vitest';
import { beginEdit, changesIn, conflictsOf, type Edit, hearTheirs, keepMine, takeTheirs, valueWords } from './edits.ts';
import { formOf, type GameForm, withRule } from './form.ts';

const CATALOGUE = {
  rules: Object.fromEntries(RULES.map((entry) => [entry.kind, entry])),
  strategies: Object.fromEntries(STRATEGIES.map((entry) => [entry.id, entry])),
};
const bar = formOf({
  name: 'The bar',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', params: { predictors: 3 }, count: 100 }],
  seed: '7',
  rounds: 1000,
});
const begun = beginEdit(bar, 1);
const type = (edit: Edit, changes: Partial<GameForm>): Edit => ({ ...edit, form: { ...edit.form, ...changes } });
const hear = (edit: Edit, theirs: GameForm) => hearTheirs(edit, theirs, edit.revision + 1, CATALOGUE);
const conflicts = (edit: Edit) => conflictsOf(edit, CATALOGUE);
const changes = (edit: Edit) => changesIn(edit, CATALOGUE, () => 'drawn');

test('only what was changed is sent', () => {
  expect(changes(begun)).toEqual({});
  expect(changes(type(begun, { name: 'Other', tempo: '5' }))).toEqual({ name: 'Other', roundsPerSecond: 5 });
  expect(changes({ ...begun, form: withRule(bar, 'capacity', '61') })).toEqual({
    rules: { kind: 'el-farol', capacity: 61 },
  });
  expect(changes(type(begun, { history: '1 2' }))).toEqual({ initialHistory: [1, 2] });
  expect(changes(type(begun, { information: 'random' }))).toEqual({ information: { kind: 'random' } });
});

test('text that cannot be read is sent, for the API to name it; an emptied field keeps its value', () => {
  expect(changes(type(begun, { rounds: 'many' }))).toEqual({ rounds: 'many' });
  expect(changes(type(begun, { name: '', rounds: '' }))).toEqual({});
  expect(changes(type(begun, { seed: '' }))).toEqual({ seed: 'drawn' });
});

test('what others change is shown where nothing was typed, and is not sent', () => {
  const edit = hear(type(begun, { name: 'Mine' }), { ...withRule(bar, 'capacity', '50'), rounds: '500' });
  expect(edit.form).toEqual({ ...withRule(bar, 'capacity', '50'), rounds: '500', name: 'Mine' });
  expect([edit.revision, conflicts(edit), changes(edit)]).toEqual([2, [], { name: 'Mine' }]);
});

test('what both changed is a conflict until one value is chosen, and nothing typed is lost', () => {
  const mine = { ...type(begun, { name: 'Mine', seed: '8' }) };
  const both = hear(mine, { ...bar, name: 'Theirs', seed: '9', tempo: '5' });
  expect(conflicts(both)).toEqual(['name', 'seed']);
  expect(both.form).toEqual({ ...bar, name: 'Mine', seed: '8', tempo: '5' });
  const decided = takeTheirs(keepMine(both, 'name'), 'seed');
  expect([conflicts(decided), changes(decided)]).toEqual([[], { name: 'Mine' }]);
  expect(decided.form.seed).toBe('9');
});

test('the same change made by both is no conflict', () => {
  const edit = hear(type(begun, { name: 'Same' }), { ...bar, name: 'Same' });
  expect([conflicts(edit), changes(edit)]).toEqual([[], {}]);
});

test('a conflict that others undo is none any more; one that they renew is shown anew', () => {
  const both = hear(type(begun, { name: 'Mine' }), { ...bar, name: 'Theirs' });
  const undone = hear(both, bar);
  expect([conflicts(undone), changes(undone)]).toEqual([[], { name: 'Mine' }]);
  const renewed = hear(keepMine(both, 'name'), { ...bar, name: 'Again' });
  expect([conflicts(renewed), renewed.form.name]).toEqual([['name'], 'Mine']);
});

test('other rules and agents are taken whole', () => {
  const theirs = formOf({ rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 3 }] });
  const mine: Edit = { ...begun, form: { ...withRule(bar, 'capacity', '1'), agents: [] } };
  const both = hear(mine, { ...theirs, name: bar.name, seed: bar.seed, rounds: bar.rounds });
  expect(conflicts(both)).toEqual(['rules', 'agents']);
  const taken = takeTheirs(takeTheirs(both, 'rules'), 'agents');
  expect([taken.form.kind, taken.form.agents, changes(taken)]).toEqual(['minority', theirs.agents, {}]);
});

test.each([
  ['name', 'The bar'],
  ['rules', 'El Farol bar: capacity 60'],
  ['agents', '100 arthur, predictors 3'],
  ['information', 'Attendance'],
  ['initialHistory', 'drawn from the seed'],
  ['seed', '7'],
  ['rounds', '1000'],
  ['roundsPerSecond', 'as fast as it can'],
] as const)('the value of %s reads %s', (field, words) => {
  expect(valueWords(bar, field, CATALOGUE)).toBe(words);
});
