import { expect, test } from 'vitest';
import { printPalette } from '../figure/colours.ts';
import { agentName, cellAfterKey, cellAt, choiceName, type Choices, stepIntoView } from './cells.ts';
import { pixelsOf } from './picture.ts';
import { groupShapes, heightOf, layOutRaster, roundShapes } from './shapes.ts';
import { rasterSummary, rasterTable } from './words.ts';

const GROUPS = [
  { label: 'arthur', rows: 3 },
  { label: 'tables', rows: 2 },
];
/** Five agents over four rounds; the last agent joined in the third. */
const ROWS = [
  [1, 1, 1, 1],
  [0, 0, 0, 0],
  [1, 0, 1, 0],
  [1, 1, 0, 0],
  [null, null, 1, 1],
];
const choices: Choices = { columns: 4, rows: 5, bit: (row, column) => ROWS[row][column] };
const size = { columns: 4, rows: 5, groups: GROUPS, firstColumn: 101, width: 600, height: 300 };
const area = layOutRaster(size, [101, 105]);

const cellUnder = (column: number, row: number) =>
  cellAt(area, choices, 101, area.toX(101 + column), area.y + (row / 5) * area.height);

test('a pixel leads to the agent and the round whose dot it is in', () => {
  expect(cellUnder(0.5, 0.5)).toEqual({ row: 0, column: 0 });
  expect(cellUnder(3.9, 4.9)).toEqual({ row: 4, column: 3 });
  expect(cellUnder(2.01, 1.01)).toEqual({ row: 1, column: 2 });
});

test('beside the dots there is no choice', () => {
  const middle = [area.x + area.width / 2, area.y + area.height / 2];
  expect(cellAt(area, choices, 101, area.x - 1, middle[1])).toBeNull();
  expect(cellAt(area, choices, 101, area.x + area.width + 1, middle[1])).toBeNull();
  expect(cellAt(area, choices, 101, middle[0], area.y - 1)).toBeNull();
  expect(cellAt(area, choices, 101, middle[0], area.y + area.height + 1)).toBeNull();
});

test('in a zoomed picture a pixel leads to the round that is there', () => {
  const zoomed = layOutRaster(size, [103, 105]);
  expect(cellAt(zoomed, choices, 101, zoomed.x + 1, zoomed.y + 1)).toEqual({ row: 0, column: 2 });
});

test.each([
  ['ArrowRight', { row: 2, column: 3 }],
  ['ArrowLeft', { row: 2, column: 1 }],
  ['ArrowUp', { row: 1, column: 2 }],
  ['ArrowDown', { row: 3, column: 2 }],
  ['Enter', undefined],
])('%s leads to %j', (key, cell) => {
  expect(cellAfterKey(choices, { row: 2, column: 2 }, key, 0)).toEqual(cell);
});

test('arrows stop at the edges', () => {
  expect(cellAfterKey(choices, { row: 0, column: 0 }, 'ArrowUp', 0)).toEqual({ row: 0, column: 0 });
  expect(cellAfterKey(choices, { row: 4, column: 3 }, 'ArrowRight', 0)).toEqual({ row: 4, column: 3 });
});

test('the first arrow begins where the view begins', () => {
  expect(cellAfterKey(choices, null, 'ArrowRight', 2)).toEqual({ row: 0, column: 2 });
  expect(cellAfterKey(choices, null, 'ArrowDown', 2)).toEqual({ row: 1, column: 2 });
});

test('an agent is named by its group, or by its number where there are none', () => {
  expect([0, 2, 3, 4].map((row) => agentName(row, GROUPS))).toEqual([
    'arthur, agent 1',
    'arthur, agent 3',
    'tables, agent 1',
    'tables, agent 2',
  ]);
  expect(agentName(1233, [])).toBe('Agent 1,234');
});

test('a choice in words', () => {
  expect([1, 0, null].map(choiceName)).toEqual(['went', 'stayed home', 'did not play']);
});

test('the description counts choices only: rounds before an agent joined are none', () => {
  expect(rasterSummary(choices, GROUPS, 101)).toBe(
    'The choices of 5 agents in the rounds 101 to 104. arthur: went in 50 % of their choices. tables: went in 66.7 % of their choices.',
  );
});

test('a group that never played has made no choice', () => {
  const absent: Choices = { columns: 2, rows: 1, bit: () => null };
  expect(rasterSummary(absent, [], 1)).toBe('The choices of 1 agent in the rounds 1 to 2. All: made no choice.');
  expect(rasterSummary({ ...absent, rows: 0 }, [], 1)).toBe('No choices to show yet.');
});

test('the table has a row for each agent and a column for each round', () => {
  const table = rasterTable(choices, 101);
  expect(table.columns).toEqual(['Agent', '101', '102', '103', '104']);
  expect(table.rows[4]).toEqual([5, null, null, 1, 1]);
});

test('a dot has the colour of its choice, without transparency', () => {
  const pixels = pixelsOf(choices, printPalette);
  const at = (row: number, column: number) =>
    Array.from(pixels.subarray(4 * (4 * row + column), 4 * (4 * row + column) + 4));
  expect(at(0, 0)).toEqual([0x0a, 0x5c, 0x91, 255]);
  expect(at(1, 3)).toEqual([255, 255, 255, 255]);
  expect(at(4, 1)).toEqual([0xdd, 0xd8, 0xcc, 255]);
  expect(pixels).toHaveLength(4 * 5 * 4);
});

test('the picture is as high as its agents need, between limits', () => {
  expect([heightOf(1), heightOf(50), heightOf(100_000)]).toEqual([180, 270, 520]);
});

test('names of groups have room to the right, up to 30 % of the width', () => {
  const long = layOutRaster({ ...size, groups: [{ label: 'long '.repeat(30), rows: 3 }, GROUPS[1]] }, [101, 105]);
  expect(600 - long.x - long.width).toBe(180);
  const single = layOutRaster({ ...size, groups: [GROUPS[0]] }, [101, 105]);
  expect(600 - single.x - single.width).toBe(8);
});

test('groups are parted by lines, and a name that has no room is left out or cut', () => {
  const shapes = groupShapes(size, area);
  expect(shapes.map(({ kind }) => kind)).toEqual(['path', 'text', 'text']);
  expect(shapes[0]).toMatchObject({ ys: [area.y + 0.6 * area.height, area.y + 0.6 * area.height] });
  const many = Array.from({ length: 100 }, (_, index) => ({ label: `group ${index}`, rows: 1 }));
  const crowded = { ...size, rows: 100, groups: many };
  const names = groupShapes(crowded, layOutRaster(crowded, [101, 105])).flatMap((shape) =>
    shape.kind === 'text' ? [shape.y] : [],
  );
  expect(names.length).toBeLessThan(100);
  for (const [index, y] of names.entries()) if (index > 0) expect(y - names[index - 1]).toBeGreaterThanOrEqual(14);
  expect(groupShapes({ ...size, groups: [GROUPS[0]] }, area)).toEqual([]);
});

test('the number of a round stands below the middle of its dots', () => {
  const labels = roundShapes(size, area).flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
  expect(labels.map(({ text }) => text)).toEqual(['101', '102', '103', '104']);
  const halfDot = (area.toX(102) - area.toX(101)) / 2;
  expect(Math.abs(labels[0].x - (area.toX(101) + halfDot))).toBeLessThanOrEqual(1);
});

test.each([
  ['the first in view', 20, 0],
  ['the last in view', 29, 0],
  ['one before the view', 19, -0.1],
  ['ten after the view', 39, 1],
  ['far before the view', 10, -1],
])('%s moves a view of ten rounds by its share', (_, round, share) => {
  expect(stepIntoView(round, [20, 30])).toBeCloseTo(share, 12);
});
