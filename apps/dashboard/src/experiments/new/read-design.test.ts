import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../ready-designs.ts';
import { designOf } from './draft.ts';
import { readDesign } from './read-design.ts';

const [{ design: savit }] = READY_DESIGNS;
const fileOf = (content: unknown) => new Blob([typeof content === 'string' ? content : JSON.stringify(content)]);

const stopRule = { statistic: 'volatility', halfWidth: 0.1, minReplicates: 5, maxReplicates: 20 } as const;
const complete = experimentSchema.parse({ ...savit, name: 'Savit', stopRule, seed: '7' });

test.each([
  ['a design', complete],
  ['an experiment of the API', { id: '1', name: 'Savit', design: complete }],
  ['what farol sweep --json writes', { experiment: complete, cells: [] }],
])('%s opens as a form that plays the same', async (_, content) => {
  expect(experimentSchema.parse(designOf(await readDesign(fileOf(content))))).toEqual(complete);
});

test('a range stays a range, and a seed that is left out stays open', async () => {
  const draft = await readDesign(fileOf(savit));
  expect(draft.seed).toBe('');
  expect(draft.factors[1]).toMatchObject({ form: 'range', from: '1', to: '10' });
});

test.each([
  ['no JSON', 'cell,rounds', /^This is not JSON/],
  ['a list', '[]', /must be an object with a base, factors and replicates/],
  ['a citation', { manifest: {}, rounds: 3, digest: '' }, /This is a game.*“Verify” opens it/],
  ['a manifest alone', { engine: 1, rules: {} }, /This is a game/],
  ['an unknown field', { ...savit, replicats: 3 }, /unknown field "replicats": did you mean "replicates"/],
  ['no factors', { ...savit, factors: [] }, /factors: must be a list of 1 to/],
])('a file with %s is refused in words', async (_, content, words) => {
  await expect(readDesign(fileOf(content))).rejects.toThrow(words);
});

test('a file that is larger than any design is not read', async () => {
  const large = { size: 20_000_000, text: () => Promise.reject(new Error('it was read')) };
  await expect(readDesign(large)).rejects.toThrow('larger than any design');
});
