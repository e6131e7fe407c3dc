import { newGameSchema } from '@farol/api';
import { expect, test } from 'vitest';
import { changedEntries, variantName } from './variant.ts';

const [entry] = newGameSchema.parse({
  rules: { kind: 'el-farol' },
  agents: [{ strategy: 'arthur', count: 10 }],
  seed: '1',
}).manifest.agents;

test('a variant is called after its game, in at most 200 letters', () => {
  expect(variantName('The bar')).toBe('The bar, variant');
  expect(variantName('x'.repeat(195))).toBe(`${'x'.repeat(195)}, var`);
  expect(variantName('x'.repeat(200))).toHaveLength(200);
});

test.each([
  ['agents that played from the first round', [entry, entry], []],
  [
    'agents that joined later',
    [entry, { ...entry, joins: 30 }, { ...entry, joins: 40 }],
    ['Agents that joined later (2 of the entries) play from the first round here.'],
  ],
  ['agents that left', [entry, { ...entry, leaves: 30 }], ['Agents that left (1 of the entries) are not taken along.']],
  [
    'agents that joined and left, which are not there to play',
    [entry, { ...entry, joins: 10, leaves: 30 }],
    ['Agents that left (1 of the entries) are not taken along.'],
  ],
])('of %s a variant says what it changes', (_, agents, sentences) => {
  expect(changedEntries({ agents })).toEqual(sentences);
});
