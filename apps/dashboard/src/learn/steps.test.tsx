import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulesOf, solveGame, stableMixedOf } from '@farol/kernel';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { Sources } from './sources.tsx';
import { FirstSteps, LastSteps } from './steps.tsx';
import { MEASUREMENTS, pointsOf } from './transition-points.ts';

const page = show(
  <>
    <FirstSteps />
    <LastSteps />
    <Sources />
  </>,
);

test('six steps follow one another', () => {
  expect(
    textsIn(page, 'h2')
      .filter((title) => /^\d/.test(title))
      .map((title) => title.split(' ')[0]),
  ).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('the sources stand in the order in which the text cites them', () => {
  const cited = Array.from(wordsOf(page).matchAll(/\[(\d)\]/g), ([, number]) => Number(number));
  expect([...new Set(cited)]).toEqual([1, 2, 3, 4]);
  const authors = textsIn(show(<Sources />), 'li').map((text) => text.split(',')[0]);
  expect(authors.slice(0, 4)).toEqual(['Arthur', 'Challet', 'Savit', 'Challet']);
});

test('the figures in the text are those of the kernel: 60.07 %, swings of about 5', () => {
  const { p, standardDeviation } = stableMixedOf(
    solveGame(rulesOf('el-farol').curves({ kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 }, 100)),
  )!;
  expect((100 * p).toFixed(2)).toBe('60.07');
  expect(standardDeviation.toFixed(0)).toBe('5');
  expect(wordsOf(page)).toContain('it is 60.07 %');
  expect(wordsOf(page)).toContain('swings of about 5 instead of 13');
});

test('the ways on lead to pages of the dashboard', () => {
  const addresses = attributesOf(page, 'href').filter((address) => address.startsWith('/'));
  expect(addresses.length).toBeGreaterThan(3);
  const pages = readdirSync(resolve(import.meta.dirname, '../app'));
  for (const address of addresses) expect(pages).toContain(address.split('/')[1]);
});

const pointsIn = (games: typeof MEASUREMENTS) => new Set(games.map(({ agents, memory }) => `${agents} ${memory}`));
test('every point of the transition is measured once before any is measured twice', () => {
  const first = MEASUREMENTS.slice(0, MEASUREMENTS.length / 4);
  expect(pointsIn(first).size).toBe(first.length);
  expect(pointsIn(MEASUREMENTS).size).toBe(first.length);
});

test('no measurement at all is three empty lines', () => {
  expect(pointsOf([]).map(({ agents, alpha, mean }) => [agents, alpha, mean])).toEqual([
    [51, [], []],
    [101, [], []],
    [201, [], []],
  ]);
});
