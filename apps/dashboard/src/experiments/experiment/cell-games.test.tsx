import { experimentSchema } from '@farol/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { showPage, wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { replicate, resultsOf, shownOf, summary } from '../testing/experiment.ts';
import { CellFigures, describeCell } from './cell-games.tsx';
import { dimensionsOf } from './dimensions.ts';
import { DownloadList } from './downloads.tsx';
import { ReplicateList, ReplicateTable } from './replicate-table.tsx';

const savit = experimentSchema.parse(READY_DESIGNS[0].design);
const results = resultsOf(savit);
const ignore = () => {};

/** Rows of a table as texts of their cells. */
const rowsIn = (html: string) =>
  Array.from(html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs), ([, row]) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) => wordsOf(cell)),
  );

test('a cell is named by its levels, and by α that follows from them', () => {
  expect(describeCell(results[4], dimensionsOf(savit))).toBe('agents = 51, memory = 5, α = 0.6275');
  expect(describeCell(undefined, dimensionsOf(savit))).toBe('');
});

test('a long list of attendances is cut in the name of its cell', () => {
  const past = Array.from({ length: 60 }, () => 50);
  const design = experimentSchema.parse({
    ...savit,
    factors: [{ path: 'initialHistory', values: ['random', past] }],
  });
  const [random, listed] = resultsOf(design).map((cell) => describeCell(cell, dimensionsOf(design)));
  expect(random).toBe('initial history = random');
  expect(listed).toBe(`initial history = ${JSON.stringify(past).slice(0, 60)}`);
});

test('the figures of a cell are its summaries, a row for each statistic', () => {
  const statistics = { volatility: { ...summary(0.25, 0.01), min: 0.2, median: 0.24, max: 0.3 } };
  const html = renderToStaticMarkup(
    <CellFigures cell={{ ...results[0], rounds: 4000, transient: 2000, statistics }} />,
  );
  expect(wordsOf(html)).toContain('8 played, 4,000 rounds each, the first 2,000 left out.');
  expect(rowsIn(html)).toEqual([
    ['statistic', 'mean', 'standard deviation', 'least', 'median', 'greatest'],
    ['volatility σ²/N', '0.25 ± 0.01', '0.1', '0.2', '0.24', '0.3'],
  ]);
});

test('why games of a cell failed is said', () => {
  const cell = { ...results[0], replicates: 6, failed: 2, failure: 'needs more memory' };
  expect(wordsOf(renderToStaticMarkup(<CellFigures cell={cell} />))).toContain(
    '2 failed; the first: needs more memory',
  );
});

const experiment = shownOf(experimentSchema.parse({ ...savit, statistics: ['volatility', 'bias'] }));
const tableOf = (games: Parameters<typeof replicate>[0][]) =>
  showPage(<ReplicateTable experiment={experiment} games={games.map(replicate)} />);

test('a game that is done has its values and the beginning of its digest', () => {
  const html = tableOf([{ statistics: { volatility: 0.123_45, bias: null }, digest: 'c0ffee0123456789' }]);
  const [head, row] = rowsIn(html);
  expect(head).toEqual(['#', 'open', 'status', 'volatility σ²/N', 'bias ⟨A⟩ − C', 'seed', 'digest']);
  expect(row).toEqual(['0', 'Open game 0', 'done', '0.1235', '–', '17', 'c0ffee01…']);
  expect(html).toContain('title="c0ffee0123456789"');
});

test.each([
  ['a game that waits', { status: 'pending', rounds: { played: 0, planned: 100 } }, 'pending'],
  ['a game at its beginning', { status: 'running', rounds: { played: 0, planned: 100 } }, 'running'],
  ['a game at two thirds', { status: 'running', rounds: { played: 2666, planned: 4000 } }, 'running 66 % of 4,000'],
  ['a game that the stop rule did without', { status: 'not-needed' }, 'not needed'],
  ['a game that failed', { status: 'failed', fault: 'needs more memory' }, 'failed needs more memory'],
] as const)('%s says so', (_, game, words) => {
  expect(rowsIn(tableOf([game]))[1][2]).toBe(words);
});

test('a game that was opened is a link to it', () => {
  const html = tableOf([{ replicate: 2, gameId: '88' }]);
  expect(html).toContain('href="/games/88"');
  expect(rowsIn(html)[1][1]).toBe('opened game 2');
});

const listOf = (gameIds: readonly (string | null)[], next: string | null = null) =>
  showPage(<ReplicateList experiment={experiment} cell={3} />, {
    answers: [
      [
        ['experiment', experiment.id, 'games', 3],
        { games: gameIds.map((gameId, place) => replicate({ replicate: place, gameId })), next },
      ],
    ],
  });

test('two games that were opened can be compared; one alone cannot', () => {
  const html = listOf(['7', null, '9']);
  expect(html).toContain('href="/compare?games=7,9"');
  expect(wordsOf(html)).toContain('Compare the 2 that are opened');
  expect(listOf(['7', null])).not.toContain('/compare');
});

test('no more games are compared than the page of comparison takes', () => {
  const html = listOf(Array.from({ length: 20 }, (_, index) => String(index)));
  expect(html).toContain('href="/compare?games=0,1,2,3,4,5"');
});

test('of more games than a request gives the first ones are shown, and it is said', () => {
  expect(wordsOf(listOf([null, null]))).toContain('Games (2)');
  expect(wordsOf(listOf([null, null], 'cursor'))).toContain('Games (2, the first ones)');
});

const filesOf = (shown: Parameters<typeof shownOf>[1]) => {
  const html = renderToStaticMarkup(<DownloadList experiment={shownOf(savit, shown)} onChoose={ignore} />);
  return Array.from(html.matchAll(/href="([^"]*)" download="([^"]*)"/g), ([, address, file]) => [address, file]);
};

test('the results of an experiment are files that carry its name', () => {
  const games = { total: 240, done: 3, failed: 0, running: 0, notNeeded: 0 };
  expect(filesOf({ id: '5', name: 'Savit’s curve: N × m', games })).toEqual([
    ['/api/experiments/5/results?format=csv', 'savit-s-curve-n-m.csv'],
    ['/api/experiments/5/results?format=parquet', 'savit-s-curve-n-m.parquet'],
    ['/api/experiments/5/results?format=json', 'savit-s-curve-n-m.json'],
  ]);
  expect(filesOf({ name: '…', games: { ...games, done: 0, failed: 1 } }).map(([, file]) => file)).toContain(
    'experiment.csv',
  );
});

test('while nothing is played there is the design alone', () => {
  expect(filesOf({})).toEqual([]);
  const html = renderToStaticMarkup(<DownloadList experiment={shownOf(savit)} onChoose={ignore} />);
  expect(wordsOf(html)).toContain('Design as JSON');
});
