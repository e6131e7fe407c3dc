import { expect, test } from 'vitest';
import { areaIn } from './axes.ts';
import { type UprightMark, uprightMarks } from './upright-marks.ts';

const area = areaIn(
  { x: 50, y: 20, width: 400, height: 200 },
  { from: 0, to: 100, scale: 'linear', label: 'x' },
  { from: 0, to: 1, scale: 'linear', label: 'y' },
);
const mark = (label: string, x: number): UprightMark => ({ label, x, colour: 'plot-2' });
const named = (...marks: UprightMark[]) =>
  uprightMarks(area, marks).flatMap((shape) => (shape.kind === 'text' ? [shape] : []));

test('a mark is a line over the whole height, with its name beside it', () => {
  const [path, text] = uprightMarks(area, [mark('capacity', 25)]);
  expect(path).toMatchObject({ kind: 'path', xs: [150, 150], ys: [20, 220], stroke: 'plot-2' });
  expect(text).toMatchObject({ kind: 'text', x: 154, text: 'capacity', anchor: 'start', hasRim: true });
});

test('a name that would leave the area stands to the left of its line', () => {
  expect(named(mark('capacity', 98))).toMatchObject([{ x: 50 + 392 - 4, anchor: 'end' }]);
});

test('names that would touch stand below one another, others in the same row', () => {
  const rows = named(mark('first one', 10), mark('second one', 12), mark('third one', 70)).map(({ y }) => y);
  expect(rows[0]).toBe(rows[2]);
  expect(rows[1]).toBeGreaterThan(rows[0]);
});

test('rows are given from left to right, whatever the order of the marks', () => {
  const [a, b] = [mark('first one', 10), mark('second one', 12)];
  expect(named(b, a)).toEqual(named(a, b));
});

test('marks beyond the axis are left out; those on its ends are not', () => {
  expect(named(mark('a', -1), mark('b', 0), mark('c', 100), mark('d', 101)).map(({ text }) => text)).toEqual([
    'b',
    'c',
  ]);
});
