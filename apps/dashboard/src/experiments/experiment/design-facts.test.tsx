import { experimentSchema } from '@farol/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { designFacts } from './design-facts.ts';
import { DesignPanel } from './design-panel.tsx';

const savit = experimentSchema.parse({ ...READY_DESIGNS[0].design, seed: '7' });
const factsOf = (changes: object) =>
  Object.fromEntries(designFacts(experimentSchema.parse({ ...savit, ...changes }))) as Record<string, string>;

test('a design in words begins with what varies', () => {
  expect(designFacts(savit)).toEqual([
    ['agents N', '51, 101, 201'],
    ['memory m', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10'],
    ['strategy', 'tables (memory 6, tables 2)'],
    ['rounds', '4,000, or 200 · 2ᵐ if more; the first half left out'],
    ['replicates', '8'],
    ['statistics', 'volatility σ²/N, predictability H/N, Gini of attendance, switching rate'],
    ['seed', '7'],
  ]);
});

test('rounds that are left out are a number or a half', () => {
  expect(factsOf({ transient: 1500 })['rounds']).toBe('4,000, or 200 · 2ᵐ if more; the first 1,500 left out');
  expect(factsOf({ roundsPerHistory: undefined })['rounds']).toBe('4,000; the first half left out');
});

test.each([
  [0.95, '95 %'],
  [0.55, '55 %'],
  [0.999, '99.9 %'],
])('a confidence of %d is written %s', (confidence, words) => {
  const stopRule = { statistic: 'volatility', halfWidth: 0.05, confidence, maxReplicates: 40 };
  expect(factsOf({ stopRule })['stop rule']).toBe(
    `until volatility σ²/N is known to ± 0.05 (${words}), at most 40 games`,
  );
});

test('paths that move together are one line, with a row for each level', () => {
  const agents = [
    { strategy: 'tables', count: 51 },
    { strategy: 'bernoulli', params: { probability: 0.3 }, count: 50 },
  ];
  const factors = [
    {
      paths: ['agents[0].count', 'agents[1].count'],
      values: [
        [101, 0],
        [51, 50],
      ],
    },
  ];
  const facts = factsOf({ base: { ...savit.base, agents }, factors });
  expect(facts['agents of agents 1 N with agents of agents 2 N']).toBe('101, 0; 51, 50');
  expect(facts['strategies']).toBe('tables; bernoulli (probability 0.3)');
});

test('the panel has the words, and the design to copy', () => {
  const html = renderToStaticMarkup(<DesignPanel design={savit} />);
  expect(wordsOf(html)).toContain('memory m 1, 2, 3, 4, 5, 6, 7, 8, 9, 10');
  const [, json] = /<pre[^>]*>(.*)<\/pre>/s.exec(html)!;
  expect(JSON.parse(wordsOf(json))).toEqual(savit);
});
