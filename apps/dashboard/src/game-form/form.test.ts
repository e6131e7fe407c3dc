import { RULES, STRATEGIES } from '@farol/kernel';
import { newGameSchema } from '@farol/api';
import { expect, test } from 'vitest';
import { agentsIn, formOf, type GameForm, readHistory, requestOf } from './form.ts';
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
