import { newGameSchema } from '@farol/api';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { gameWith, statsWith } from '../games/testing/game.ts';
import { ConfigurationPanel } from './configuration-panel.tsx';
import { areSameHistory, configurationRows } from './differences.ts';
import { StatisticsPanel } from './statistics-panel.tsx';

const one = gameWith({ id: 'a', name: 'Sixty' });
const other = gameWith({ id: 'b', name: 'Seventy', digest: 'cd34', rounds: { played: 50, planned: 50 } });
const manifestWith = (capacity: number) =>
  newGameSchema.parse({
    rules: { kind: 'el-farol', capacity },
    agents: [{ strategy: 'bernoulli', count: 100 }],
    seed: '1',
  }).manifest;

test.each([
  ['the same rounds', [one, one], true],
  ['another number of rounds', [one, { ...one, rounds: { played: 41, planned: null } }], false],
  ['another digest', [one, { ...one, digest: 'ff' }], false],
  ['a game alone', [one], false],
  ['games without a round', [0, 0].map(() => ({ ...one, rounds: { played: 0, planned: 1 } })), false],
])('the history of %s', (_, games, isSame) => {
  expect(areSameHistory(games)).toBe(isSame);
});

test('the rounds played and the digest stand below the manifests, also while those are read', () => {
  expect(configurationRows([one, other], [undefined, undefined])).toEqual([
    { name: 'rounds played', values: ['40', '50'] },
    { name: 'digest', values: ['ab12', 'cd34'] },
  ]);
});

const configurationOf = (games: (typeof one)[], capacities: number[]) =>
  show(
    <ConfigurationPanel games={games} names={games.map(({ name }) => name)} />,
    games.map((game, index) => [
      ['compare', game.id, 'manifest', null, game.updatedAt],
      { manifest: manifestWith(capacities[index]) },
    ]),
  );
const rowsOf = (html: string) => textsIn(html.slice(html.indexOf('<tbody>')), 'tr');

test('only the rows that differ are shown at first, with the name of each game above its column', () => {
  const html = configurationOf([one, other], [60, 70]);
  expect(textsIn(html.slice(0, html.indexOf('<tbody>')), 'th')).toEqual(['place in the manifest', 'Sixty', 'Seventy']);
  expect(rowsOf(html)).toEqual(['rules.capacity 60 70', 'rounds played 40 50', 'digest ab12 cd34']);
});

test('games that are equal in all are one history', () => {
  const html = configurationOf([one, { ...one, id: 'b' }], [60, 60]);
  expect(rowsOf(html)).toEqual([]);
  expect(wordsOf(html)).toContain('one and the same history, bit for bit');
  expect(wordsOf(html)).toContain('Nothing differs, not even the seed.');
});

test('a digest is cut on the page, and whole in its title', () => {
  const digest = '0123456789abcdef0123';
  const html = configurationOf([{ ...one, digest }, other], [60, 60]);
  expect(html).toContain(`<span title="${digest}">0123456789abcdef…</span>`);
});

function statisticsOf(...means: (number | undefined)[]) {
  const games = means.map((_, index) => gameWith({ id: `g${index}`, name: `Game ${index}` }));
  const series = statsWith().series!;
  return show(
    <StatisticsPanel games={games} names={games.map(({ name }) => name)} />,
    games.flatMap(({ id, updatedAt }, index) =>
      means[index] === undefined
        ? []
        : [
            [
              ['compare', id, 'stats', null, updatedAt],
              statsWith({ series: { ...series, meanAttendance: means[index] } }),
            ] as const,
          ],
    ),
  );
}
const meansIn = (html: string) => rowsOf(html).find((row) => /^mean attendance/i.test(row))!;

test('each statistic stands beside its change against the first game', () => {
  const html = statisticsOf(50, 60, 50);
  expect(meansIn(html)).toMatch(/ 50 60 \+20 % 50 same$/);
});

test('a game whose statistics are not there yet has a dash, and no change', () => {
  expect(meansIn(statisticsOf(50, undefined))).toMatch(/ 50 –$/);
  expect(attributesOf(statisticsOf(undefined, undefined), 'aria-label')).not.toContain('Statistics');
});
