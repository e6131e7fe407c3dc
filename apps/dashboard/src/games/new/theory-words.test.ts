import { expect, test } from 'vitest';
import { checkGame, type Theory, theoryOf } from './look-ahead.ts';
import { describeTheory, theoryLines } from './theory-words.ts';
import { mixedOf, rangeWords } from './theory-range.ts';

function theoryFor(rules: object, count = 100): Theory {
  const request = { rules, agents: [{ strategy: 'bernoulli', count }], seed: '1' };
  return theoryOf(checkGame({ request, tempo: null }).manifest!)!;
}
const bar = theoryFor({ kind: 'el-farol', capacity: 60 });
const linesOf = (theory: Theory) => Object.fromEntries(theoryLines(theory));

test('the theory of the bar is a line for each thing that it says', () => {
  expect(theoryLines(bar).map(([term]) => term)).toEqual([
    'Capacity',
    'Pure equilibria',
    'Mixed equilibria',
    'Optimum',
    'Price of anarchy',
  ]);
  expect(linesOf(bar)).toMatchObject({ Capacity: '60', 'Pure equilibria': 'A = 60', Optimum: 'A = 60, 60 in total' });
  expect(linesOf(bar)['Mixed equilibria']).toMatch(/^p = 0\.\d+, mean attendance \d+\.?\d*$/);
});

test('beside a plot only what its marks cannot say is left', () => {
  expect(theoryLines(bar, 'beyond the plot').map(([term]) => term)).toEqual([
    'Mixed equilibria',
    'Optimum',
    'Price of anarchy',
  ]);
});

test('several pure equilibria are listed, also beside a plot', () => {
  const two = theoryFor({ kind: 'curves', go: 'n / N', stay: '0.5' }, 10);
  expect(two.equilibria.pure.length).toBeGreaterThan(1);
  expect(theoryLines(two, 'beyond the plot').map(([term]) => term)).toContain('Pure equilibria');
});

test('where all pays alike every attendance and every probability is an equilibrium', () => {
  const same = linesOf(theoryFor({ kind: 'curves', go: '1', stay: '1' }, 10));
  expect(same['Pure equilibria']).toBe('A = 0–10');
  expect(same['Mixed equilibria']).toBe('every probability of going is one');
  expect(same['Optimum']).toBe('A = 0–10, 10 in total');
});

test('public goods: all would do best to give, and nobody does', () => {
  const goods = linesOf(theoryFor({ kind: 'curves', go: '1.6 * n / N - 1', stay: '1.6 * n / N' }));
  expect(goods).toMatchObject({
    'Pure equilibria': 'A = 0',
    'Mixed equilibria': 'none',
    Optimum: 'A = 100, 60 in total',
  });
  expect(goods['Price of anarchy']).toBe('not defined where an equilibrium pays 0 or less');
});

test('an unstable equilibrium is called so', () => {
  const [, words] = theoryLines(theoryFor({ kind: 'curves', go: 'n / N', stay: '0.5' }, 11)).find(
    ([term]) => term === 'Mixed equilibria',
  )!;
  expect(words).toContain('(unstable)');
});

test('of many ranges three are named and the rest is counted', () => {
  const pure = [1, 3, 5, 7, 9].map((from) => ({ from, to: from, strict: true }));
  const many = { ...bar, equilibria: { ...bar.equilibria, pure } };
  expect(linesOf(many)['Pure equilibria']).toBe('A = 1, 3, 5 and 2 more');
});

test('a reader who sees no plot gets all of it in sentences', () => {
  expect(describeTheory(bar)).toMatch(/^Capacity: 60\. Pure equilibria: A = 60\. .*Price of anarchy: .*\.$/);
  expect(describeTheory(null)).toBe('');
});

test('mixed equilibria are those in which agents toss a coin', () => {
  expect(mixedOf(bar).every(({ p }) => p > 0 && p < 1)).toBe(true);
  expect(bar.equilibria.symmetric.length).toBeGreaterThanOrEqual(mixedOf(bar).length);
});

test.each([
  [3, 3, '3'],
  [3, 5, '3–5'],
  [0, 1_000_000, '0–1,000,000'],
])('attendances from %d to %d are %j', (from, to, words) => {
  expect(rangeWords(from, to)).toBe(words);
});
