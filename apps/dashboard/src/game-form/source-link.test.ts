import { RULES, STRATEGIES } from '@farol/kernel';
import { expect, test } from 'vitest';
import { PRESETS } from './presets.ts';
import { addressOf, shortSource } from './source-link.ts';

const all = [
  ...RULES.flatMap(({ sources }) => sources),
  ...STRATEGIES.flatMap(({ sources }) => sources),
  ...PRESETS.map(({ source }) => source),
];

test('every source of the catalogues and the presets has a short form and an address', () => {
  expect(all.length).toBeGreaterThan(20);
  for (const source of all) {
    expect(shortSource(source)).toMatch(/^\p{Lu}[^,.()]+( et al\.)? \d{4}$/u);
    expect(new URL(addressOf(source)).protocol).toMatch(/^https?:$/);
  }
});

test.each([
  ['Savit, R., Manuca, R. & Riolo, R. (1999). Adaptive competition.', 'Savit et al. 1999'],
  ['Challet, D. & Zhang, Y.-C. (1997). Emergence.', 'Challet & Zhang 1997'],
  ['Arthur, W. B. (1994). Inductive reasoning.', 'Arthur 1994'],
])('%s is %s in short', (source, short) => {
  expect(shortSource(source)).toBe(short);
});

test('what a source names itself is where it leads', () => {
  expect(addressOf('X, Y. (2003). Z. arXiv:cond-mat/0307173')).toBe('https://arxiv.org/abs/cond-mat/0307173');
  expect(addressOf('X, Y. (2007). Z. http://ccl.northwestern.edu/m')).toBe('http://ccl.northwestern.edu/m');
});
