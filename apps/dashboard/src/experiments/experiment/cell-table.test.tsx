import { experimentSchema } from '@farol/experiments';
import * as fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { resultsOf } from '../testing/experiment.ts';
import { columnsOf, Mean, sortBy, sortCells } from './cell-columns.tsx';
import { CellTable } from './cell-table.tsx';
import { dimensionsOf } from './dimensions.ts';

const savit = experimentSchema.parse(READY_DESIGNS[0].design);
const dimensions = dimensionsOf(savit);
const columns = columnsOf(savit, dimensions);
const ignore = () => {};

const tableOf = (design: typeof savit, cells = resultsOf(design)) =>
  renderToStaticMarkup(<CellTable design={design} dimensions={dimensionsOf(design)} cells={cells} onPick={ignore} />);
const rowsOf = (html: string) =>
  Array.from(html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs), ([, row]) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) => wordsOf(cell)),
  );
const order = (key: string, isDown: boolean, cells = resultsOf(savit)) =>
  sortCells(cells, columns, { key, isDown }).map(({ cell }) => cell);

test('a column for each dimension, the rounds, the games, and each statistic', () => {
  expect(columns.map(({ head }) => head)).toEqual([
    'cell',
    'agents',
    'memory',
    'α',
    'rounds',
    'games',
    'volatility σ²/N',
    'predictability H/N',
    'Gini of attendance',
    'switching rate',
  ]);
});

test('a factor of rounds has its own column beside the rounds of the cell', () => {
  const design = experimentSchema.parse({ ...savit, factors: [{ path: 'rounds', values: [10, 20] }] });
  const keys = columnsOf(design, dimensionsOf(design)).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(tableOf(design).match(/aria-sort/g)).toHaveLength(1);
});

test('a row has the levels of its cell and its mean ± half of the interval', () => {
  const [head, first, second] = rowsOf(tableOf(savit));
  expect(head[0]).toBe('cell');
  expect(first).toEqual(['0', '51', '1', '0.03922', '4,000', '8', '0 ± 0.1', '–', '–', '–']);
  expect(second.slice(0, 3)).toEqual(['1', '51', '2']);
});

test('failed games stand beside those that were played, with the reason in the title', () => {
  const [cell, ...others] = resultsOf(savit);
  const html = tableOf(savit, [{ ...cell, replicates: 6, failed: 2, failure: 'out of memory' }, ...others]);
  expect(rowsOf(html)[1][5]).toBe('6 + 2 failed');
  expect(html).toContain('title="out of memory"');
});

test.each([false, true])('numbers are sorted by size, downwards: %s', (isDown) => {
  const sorted = sortCells(resultsOf(savit), columns, { key: 'level agents[0].params.memory', isDown });
  const upwards = Array.from({ length: 10 }, (_, index) => [index + 1, index + 1, index + 1]).flat();
  expect(sorted.map(({ levels }) => levels['agents[0].params.memory'])).toEqual(
    isDown ? upwards.toReversed() : upwards,
  );
});

test('texts are sorted by alphabet', () => {
  const design = experimentSchema.parse({
    base: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 10 },
    factors: [{ path: 'agents[0].params.scores', values: ['public', 'private'] }],
    replicates: 2,
  });
  const found = columnsOf(design, dimensionsOf(design));
  const sorted = sortCells(resultsOf(design), found, { key: 'level agents[0].params.scores', isDown: false });
  expect(sorted.map(({ cell }) => cell)).toEqual([1, 0]);
});

test('cells without a mean come last, whichever way the others are sorted', () => {
  const means = [5, null, 1, null, 3];
  const cells = resultsOf(savit, 'volatility', (cell) => means[cell] ?? null).slice(0, 5);
  expect(order('statistic volatility', false, cells)).toEqual([2, 4, 0, 1, 3]);
  expect(order('statistic volatility', true, cells)).toEqual([0, 4, 2, 1, 3]);
});

test('every order has every cell once, and cells that are equal keep their order', () => {
  const means = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(means, fc.boolean(), (values, isDown) => {
      const cells = resultsOf(savit, 'volatility', (cell) => values[cell]);
      const found = order('statistic volatility', isDown, cells);
      expect(found.toSorted((a, b) => a - b)).toEqual(cells.map(({ cell }) => cell));
      for (const [place, cell] of found.entries()) {
        const next = found[place + 1];
        if (next !== undefined && values[cell] === values[next]) expect(cell).toBeLessThan(next);
      }
    }),
  );
});

test('a column that is no longer there leaves the cells in their order', () => {
  expect(order('statistic bias', false)).toEqual(resultsOf(savit).map(({ cell }) => cell));
});

test('a head sorts upwards first, and the second time downwards', () => {
  const once = sortBy('rounds', { key: 'cell', isDown: true });
  expect(once).toEqual({ key: 'rounds', isDown: false });
  expect(sortBy('rounds', once)).toEqual({ key: 'rounds', isDown: true });
  expect(sortBy('rounds', sortBy('rounds', once))).toEqual({ key: 'rounds', isDown: false });
});

test('the table begins in the cells’ order and says so', () => {
  expect(tableOf(savit)).toMatch(/aria-sort="ascending"[^>]*><button[^>]*>cell</);
});

test('fifty rows at first, and a button for the others', () => {
  const large = experimentSchema.parse({
    ...savit,
    factors: [{ path: 'agents[0].count', from: 1, to: 101, step: 2 }],
  });
  const html = tableOf(large);
  expect(rowsOf(html)).toHaveLength(1 + 50);
  expect(wordsOf(html)).toContain('Cells (51)');
  expect(wordsOf(html)).toContain('Show more of 51 cells');
  expect(wordsOf(tableOf(savit))).not.toContain('Show more');
});

test('without results there is no table', () => {
  const html = tableOf(savit, []);
  expect(wordsOf(html)).toContain('Cells (0 yet)');
  expect(html).not.toContain('<table');
});

test.each([
  [0.21943, 0.23, '0.2194 ± 0.011'],
  [1234.4, 1240, '1,234 ± 5.6'],
  [0.5, 0.512345, '0.5 ± 0.012'],
  [2, null, '2'],
  [2, 2, '2 ± 0'],
  [null, null, '–'],
])('a mean of %j with an interval up to %j is %s', (mean, high, words) => {
  expect(wordsOf(renderToStaticMarkup(<Mean mean={mean} high={high} />))).toBe(words);
});
