import type { RoundDetail } from '@farol/api';
import { expect, test } from 'vitest';
import { show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { RoundDetailView } from './round-detail.tsx';

const roundWith = (changed: Partial<RoundDetail> = {}): RoundDetail => ({
  round: 7,
  attendance: 3,
  agents: 5,
  crowded: false,
  benefit: 0.6,
  payoffs: { go: 1, stay: 0 },
  choices: [
    { agentId: 0, strategy: 'arthur', attendance: 2, choices: '101' },
    { agentId: 1, strategy: 'always', attendance: 1, choices: '10' },
  ],
  ...changed,
});
const viewOf = (detail: RoundDetail, picked?: { agentId: number; index: number }) =>
  show(<RoundDetailView gameId="g1" round={detail.round} picked={picked} />, [
    [['game', 'g1', 'round', detail.round], detail],
  ]);

test('a round says how many went, and what each choice earned', () => {
  expect(textsIn(viewOf(roundWith()), 'p')).toEqual([
    '3 of 5 went: it was comfortable. Whoever went earned 1 , whoever stayed home 0 ; the mean is 0.6.',
    'arthur #0: 2 of 3 went',
    'always #1: 1 of 2 went',
  ]);
});

test('rules without a capacity know no crowd, and a choice that nobody made earned nothing', () => {
  const words = wordsOf(viewOf(roundWith({ crowded: null, payoffs: { go: 1, stay: null } })));
  expect(words).toContain('3 of 5 went. Whoever went earned 1 , whoever stayed home – ;');
  expect(wordsOf(viewOf(roundWith({ crowded: true })))).toContain('it was crowded');
});

test('the agent that was picked is ringed and named, in its own entry only', () => {
  const html = viewOf(roundWith(), { agentId: 1, index: 1 });
  expect(wordsOf(html)).toContain('always #1: 1 of 2 went; agent 2, ringed, stayed home');
  expect(wordsOf(html)).not.toContain('agent 2, ringed, went');
  expect(html.match(/<circle/g)).toHaveLength(1);
  expect(html).toContain('<circle cx="15" cy="5"');
});

test('each agent is one dot, at its place among those who chose alike', () => {
  const paths = Array.from(viewOf(roundWith()).matchAll(/<path d="([^"]*)"/g), ([, path]) => path);
  expect(paths.slice(0, 2)).toEqual(['M15 5h0', 'M5 5h0M25 5h0']);
});

test('of more than 2,000 agents of an entry the first are shown', () => {
  const choices = '1'.repeat(2500);
  const html = viewOf(roundWith({ choices: [{ agentId: 0, strategy: 'always', attendance: 2500, choices }] }));
  expect(html.match(/h0/g)).toHaveLength(2000);
  expect(wordsOf(html)).toContain('The first 2,000 are shown.');
});

test.each([
  [1, true],
  [2, false],
])('before round %i there is no round: %s', (round, isFirst) => {
  expect(/<button[^>]*disabled=""[^>]*>Round before/.test(viewOf(roundWith({ round })))).toBe(isFirst);
});
