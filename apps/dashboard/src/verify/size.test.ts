import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedBy, manifestOf } from '../play/manifests.ts';
import { SETUPS } from '../play/setups.ts';
import { EXAMPLE } from './example.ts';
import { readShareLink, shareLinkOf } from './share-link.ts';
import { choicesOf, fragmentIn, isLarge, peakOf } from './size.ts';

const bar = manifestOf({ ...SETUPS.coins, seed: '8' });
const [entry] = bar.agents;

test('every agent chooses in every round that it plays', () => {
  expect(choicesOf({ manifest: bar, rounds: 50 })).toBe(entry.count * 50);
  const joining = { ...bar, agents: [entry, { ...joinedBy({ strategy: 'always', count: 7 }, 30), leaves: 40 }] };
  expect(choicesOf({ manifest: joining, rounds: 50 })).toBe(entry.count * 50 + 7 * 10);
  expect(choicesOf({ manifest: joining, rounds: 35 })).toBe(entry.count * 35 + 7 * 5);
  expect(choicesOf({ manifest: joining, rounds: 20 })).toBe(entry.count * 20);
});

test('the greatest memory is that of the round with the most agents', () => {
  const many = joinedBy({ strategy: 'tables', params: { memory: 10, tables: 2 }, count: 5000 }, 100);
  const [small, large] = [peakOf(bar), peakOf({ ...bar, agents: [entry, many] })];
  expect(large).toBeGreaterThan(small);
  expect(peakOf({ ...bar, agents: [entry, { ...many, leaves: 200 }] })).toBe(large);
  expect(peakOf({ ...bar, agents: [] })).toBe(0);
});

test('a game of the page is played at once, one of minutes is asked about', () => {
  expect(isLarge(EXAMPLE)).toBe(false);
  expect(isLarge({ ...EXAMPLE, rounds: 1e9 })).toBe(true);
});

test.each([
  ['a link', 'https://farol.example/verify#AbC_-1', '#AbC_-1'],
  ['a link with a line after it', ' http://x/verify#AbC \n', '#AbC'],
  ['a fragment alone', '#AbC', '#AbC'],
  ['a file', '{"manifest": {}, "note": "#AbC"}', undefined],
  ['a file after an empty line', '\n{"note": "x#AbC', undefined],
  ['an address without a fragment', 'http://x/verify', undefined],
  ['a sentence with a # in it', 'the #1 game of all', undefined],
])('%s is recognized', (_, text, fragment) => {
  expect(fragmentIn(text)).toBe(fragment);
});

test('every citation comes back from its link as it was', async () => {
  const seed = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);
  const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
  const citation = fc.record({
    seed,
    digest,
    rounds: fc.integer({ min: 0, max: 1e9 }),
    count: fc.integer({ min: 1, max: 999 }),
  });
  await fc.assert(
    fc.asyncProperty(citation, async ({ seed, digest, rounds, count }) => {
      const shared = { manifest: { ...bar, seed, agents: [{ ...entry, count }] }, rounds, digest };
      const { hash } = new URL(await shareLinkOf(shared, 'http://127.0.0.1:3000'));
      expect(fragmentIn(`see http://127.0.0.1:3000/verify${hash}`)).toBe(hash);
      expect(await readShareLink(hash)).toEqual(shared);
    }),
    { numRuns: 15 },
  );
}, 30_000);
