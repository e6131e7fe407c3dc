import { expect, test } from 'vitest';
import type { Shape } from '../figure/shapes.ts';
import { heatColour, inkOn } from './scale.ts';
import { boxOf, cellAfterKey, cellAt, heatShapes, layOutHeatMap } from './shapes.ts';
import { type HeatGrid, heatSummary, heatTable, levelName } from './words.ts';

const grid: HeatGrid = {
  xLabel: 'memory m',
  yLabel: 'agents N',
  xLevels: [1, 2, 3],
  yLevels: [11, 21],
  values: [
    [0.5, 1, 2],
    [4, null, 8],
  ],
  valueLabel: 'volatility σ²/N',
};
const layout = (more: Partial<HeatGrid> = {}, scale: 'linear' | 'log' = 'linear', width = 600) => {
  const whole = { ...grid, ...more };
  const [xNames, yNames] = [whole.xLevels.map(levelName), whole.yLevels.map(levelName)];
  return layOutHeatMap({ ...whole, xNames, yNames, width, height: 260, scale });
};
const cellsOf = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === 'rectangle' && shape.height > 20 && shape.width > 20 ? [shape] : []));
const textsOf = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

test('the darkest colour is the least value, the lightest the greatest', () => {
  const cells = cellsOf(heatShapes(layout()));
  expect(cells.map(({ fill }) => fill)).toEqual([
    heatColour(0),
    heatColour(0.5 / 7.5),
    heatColour(1.5 / 7.5),
    heatColour(3.5 / 7.5),
    'panel',
    heatColour(1),
  ]);
});

test('on a logarithmic scale equal ratios are equal steps of colour', () => {
  const cells = cellsOf(heatShapes(layout({}, 'log')));
  expect(cells[1].fill).toBe(heatColour(0.25));
  expect(cells[3].fill).toBe(heatColour(0.75));
});

const strikes = (scale: 'linear' | 'log', values: HeatGrid['values']) =>
  heatShapes(layout({ values }, scale)).filter((shape) => shape.kind === 'path' && shape.clip !== undefined).length;

test('an unknown value is struck out, and so is one that the scale does not have', () => {
  expect(strikes('linear', grid.values)).toBe(1);
  expect(
    strikes('linear', [
      [NaN, 0, 1],
      [Infinity, 1, 1],
    ]),
  ).toBe(2);
  expect(
    strikes('log', [
      [0, -1, 1],
      [2, 3, 4],
    ]),
  ).toBe(2);
  expect(strikes('linear', [])).toBe(6);
});

test('the first row is at the bottom, the first column to the left', () => {
  const heat = layout();
  const [first, last] = [boxOf(heat, { x: 0, y: 0 }), boxOf(heat, { x: 2, y: 1 })];
  expect(first.x).toBe(heat.x);
  expect(first.y).toBeGreaterThan(last.y);
  expect(last.x).toBeGreaterThan(first.x);
  expect(last.y).toBe(heat.y);
});

test('the middle of every cell leads to the cell, and outside there is none', () => {
  const heat = layout();
  for (let x = 0; x < 3; x++) {
    for (let y = 0; y < 2; y++) {
      const box = boxOf(heat, { x, y });
      expect(cellAt(heat, box.x + box.width / 2, box.y + box.height / 2)).toEqual({ x, y });
    }
  }
  expect(cellAt(heat, heat.x - 1, heat.y + 1)).toBeNull();
  expect(cellAt(heat, heat.x + 1, heat.y - 1)).toBeNull();
  expect(cellAt(heat, heat.x + 3 * heat.cellWidth + 1, heat.y + 1)).toBeNull();
  expect(cellAt(heat, heat.x + 1, heat.y + 2 * heat.cellHeight + 1)).toBeNull();
});

test.each([
  ['ArrowRight', null, { x: 0, y: 0 }],
  ['ArrowUp', null, { x: 0, y: 0 }],
  ['ArrowRight', { x: 0, y: 0 }, { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: 0 }, { x: 0, y: 1 }],
  ['ArrowDown', { x: 0, y: 1 }, { x: 0, y: 0 }],
  ['ArrowLeft', { x: 0, y: 1 }, { x: 0, y: 1 }],
  ['ArrowRight', { x: 2, y: 1 }, { x: 2, y: 1 }],
  ['Tab', { x: 0, y: 0 }, undefined],
])('%s from %j leads to %j', (key, from, to) => {
  expect(cellAfterKey(layout(), from, key)).toEqual(to);
});

test('values stand in their cells where there is room, in ink that can be read', () => {
  expect(textsOf(heatShapes(layout()))).toEqual(expect.arrayContaining(['0.5', '1', '2', '4', '8']));
  const narrow = textsOf(heatShapes(layout({}, 'linear', 130)));
  expect(narrow).not.toContain('0.5');
  expect([inkOn(0), inkOn(1)]).toEqual(['#ffffff', '#14202b']);
});

test('as many names of levels as have room', () => {
  const many = Array.from({ length: 60 }, (_, index) => 1000 + index);
  const heat = layout({ xLevels: many, values: [many, many] });
  const names = textsOf(heatShapes(heat)).filter((text) => /^1,0\d\d$/.test(text));
  expect(names.length).toBeGreaterThan(3);
  expect(names.length).toBeLessThan(20);
});

test('one value, or none, has a scale too', () => {
  for (const scale of ['linear', 'log'] as const) {
    for (const values of [
      [
        [5, 5, 5],
        [5, 5, 5],
      ],
      [[null, null, null]],
      [],
    ]) {
      const { range } = layout({ values }, scale);
      expect(range.to).toBeGreaterThan(range.from);
      expect(Number.isFinite(range.to - range.from)).toBe(true);
    }
  }
});

test('a share beyond the scale has the colour of its end', () => {
  expect([heatColour(-1), heatColour(2)]).toEqual(['#00224e', '#fee838']);
});

test('the description has the extremes and their cells', () => {
  expect(heatSummary(grid)).toBe(
    'volatility σ²/N in 5 of 6 cells. Least: 0.5 at memory m 1 and agents N 11. Greatest: 8 at memory m 3 and agents N 21.',
  );
  expect(heatSummary({ ...grid, values: [[null, null, null]] })).toBe(
    'volatility σ²/N over memory m and agents N: no results yet.',
  );
});

test('the table keeps the digits of levels and values', () => {
  const levels = { xLevels: [0.123456789, 'random'], yLevels: [1_234_567], values: [[1 / 3, null]] };
  expect(heatTable({ ...grid, ...levels })).toEqual({
    columns: ['agents N \\ memory m', '0.123456789', 'random'],
    rows: [[1_234_567, 1 / 3, null]],
  });
});
