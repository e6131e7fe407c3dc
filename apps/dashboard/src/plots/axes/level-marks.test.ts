import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaIn } from './axes.ts';
import { gutterOf, isNarrow, type LevelMark, markShapes, markSwatch, placeLabels, wrap } from './level-marks.ts';
import { widthOf } from './ticks.ts';

test.each([
  ['stay where they fit', [10, 40, 90], [10, 40, 90]],
  ['make way downwards', [10, 12, 14], [10, 25, 40]],
  ['make way upwards at the bottom', [98, 99, 100], [70, 85, 100]],
  ['keep their order whatever the order they are given in', [50, 10, 12], [50, 10, 25]],
  ['are none', [], []],
])('labels %s', (_, wanted, heights) => expect(placeLabels(wanted, 0, 100)).toEqual(heights));

test('a label of two lines takes the room of both', () => {
  expect(placeLabels([10, 30], 0, 100, [2, 1])).toEqual([10, 40]);
  expect(placeLabels([98, 99], 0, 100, [1, 2])).toEqual([70, 85]);
});

test('no two labels overlap as long as there is room for all, and none leaves the area', () => {
  const wanted = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(wanted, (heights) => {
      const placed = placeLabels(heights, 0, 300).toSorted((a, b) => a - b);
      for (const [index, height] of placed.entries()) {
        expect(height).toBeGreaterThanOrEqual(0);
        expect(height).toBeLessThanOrEqual(300);
        if (index > 0) expect(height - placed[index - 1]).toBeGreaterThanOrEqual(15 - 1e-9);
      }
    }),
  );
});

const area = areaIn(
  { x: 50, y: 20, width: 600, height: 200 },
  { from: 0, to: 100, scale: 'linear', label: 'Round' },
  { from: 0, to: 100, scale: 'linear', label: 'Attendance' },
);
const mark = (y: number, more: Partial<LevelMark> = {}): LevelMark => ({
  label: 'capacity',
  y,
  colour: 'plot-2',
  ...more,
});
const shapesOf = (marks: readonly LevelMark[], width = 760, isOnData = false) =>
  markShapes(area, marks, width, isOnData);

test('a level is a dashed line across the area, with its name to the right', () => {
  expect(shapesOf([mark(60)])).toMatchObject([
    { kind: 'path', xs: [50, 650], ys: [100, 100], stroke: 'plot-2', dash: [7, 4], clip: area },
    { kind: 'text', text: 'capacity', x: 658, y: 104, isBold: true },
  ]);
});

test('on dense data a level has a rim in the colour of the ground', () => {
  const [rim, level] = shapesOf([mark(60)], 760, true);
  expect([rim, level]).toMatchObject([
    { stroke: 'panel', width: 4 },
    { stroke: 'plot-2', width: 2 },
  ]);
});

test.each([
  ['inside', 20, 40, [140, 40]],
  ['given from above', 40, 20, [140, 40]],
  ['that reaches beyond the top', 90, 500, [20, 20]],
  ['that covers all', -10, 200, [20, 200]],
  ['that covers all, given from above', 200, -10, [20, 200]],
])('a band %s is a rectangle within the area', (_, y, y2, [top, height]) => {
  expect(shapesOf([mark(y, { y2 })])[0]).toMatchObject({ kind: 'rectangle', y: top, height, x: 50, width: 600 });
});

test.each([
  ['a level above', mark(101)],
  ['a level below', mark(-1)],
  ['a band above', mark(110, { y2: 120 })],
  ['a band below', mark(-20, { y2: -10 })],
])('%s is not drawn', (_, outside) => {
  expect(shapesOf([outside])).toEqual([]);
});

test('a band down to zero is drawn on a logarithmic axis too', () => {
  const log = areaIn(area, area.xAxis, { from: 1, to: 100, scale: 'log', label: 'σ²/N' });
  const [band] = markShapes(log, [mark(0, { y2: 10 })], 760, false);
  expect(band).toMatchObject({ kind: 'rectangle', y: 120, height: 100 });
});

test('the names of a band and of a level at its middle do not touch', () => {
  const heights = shapesOf([mark(50), mark(40, { y2: 60, label: 'mixed equilibrium' })]).flatMap((shape) =>
    shape.kind === 'text' ? [shape.y] : [],
  );
  expect(heights).toHaveLength(2);
  for (const [index, height] of heights.toSorted((a, b) => a - b).entries()) {
    if (index > 0) expect(height - heights.toSorted((a, b) => a - b)[index - 1]).toBeGreaterThanOrEqual(15);
  }
});

test('a narrow plot has the names in its legend, and gives them no room', () => {
  expect([isNarrow(479), isNarrow(480)]).toEqual([true, false]);
  expect(gutterOf([mark(60)], 479)).toBeUndefined();
  expect(shapesOf([mark(60)], 479).map(({ kind }) => kind)).toEqual(['path']);
});

test('the room for names is as wide as the longest, up to 18 % of the width', () => {
  expect(gutterOf([], 1000)).toBeUndefined();
  const one = gutterOf([mark(1, { label: 'C' })], 1000)!;
  const two = gutterOf([mark(1, { label: 'C' }), mark(2, { label: 'capacity' })], 1000)!;
  expect(one).toBeLessThan(two);
  expect(gutterOf([mark(1, { label: 'a very long name '.repeat(9) })], 1000)).toBe(180);
});

test.each([
  ['capacity', 200, ['capacity']],
  ['mixed equilibrium', 90, ['mixed', 'equilibrium']],
  ['the best of all', 60, ['the best', 'of all']],
  ['Donaudampfschiff', 60, ['Donaudam…']],
])('the name %s in %i pixels is %j', (label, room, lines) => {
  expect(wrap(label, room)).toEqual(lines);
});

test('no line of a name is wider than its room', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom('a', 'b', 'c') }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 200 }), (parts, room) => {
      for (const line of wrap(parts.join(' '), room)) expect(widthOf(line, 11.5)).toBeLessThanOrEqual(room + 1e-9);
    }),
  );
});

test('in the legend a level is a line and a band an area, as in the plot', () => {
  expect(markSwatch(mark(60), 4, 10, 28)).toMatchObject([{ kind: 'path', xs: [4, 32], ys: [10, 10], dash: [7, 4] }]);
  expect(markSwatch(mark(60, { y2: 70 }), 4, 10, 28)).toMatchObject([{ kind: 'rectangle', x: 4, width: 28 }]);
});
