import { expect, test } from 'vitest';
import type { Shape } from '../figure/shapes.ts';
import { alignLines, type Line } from './data.ts';
import { layOut, minRange, needsRoom, type SeriesState, showsMarks, symbolOf, wholeRange } from './layout.ts';
import { pointAt, pointNear } from './pick-point.ts';
import { indexAt, readingRows, stepFrom } from './reading.ts';
import { seriesFigure, seriesShapes, swatchShapes } from './shapes.ts';
import { seriesSummary, seriesTable } from './words.ts';

const long = (value: (index: number) => number | null, count = 100) =>
  Array.from({ length: count }, (_, index) => value(index));
const line = (key: string, values: Line['values'], more: Partial<Line> = {}): Line => ({
  key,
  label: key,
  colour: 'plot-1',
  values,
  ...more,
});

function stateOf(lines: readonly Line[], more: Partial<SeriesState> = {}, x?: readonly number[]): SeriesState {
  const { xScale = 'linear', yScale = 'linear' } = more;
  const positions = x ?? Array.from({ length: lines[0]?.values.length ?? 0 }, (_, index) => index + 1);
  const data = alignLines(positions, lines, xScale, yScale);
  return {
    data,
    hidden: new Set(),
    marks: [],
    xLabel: 'Round',
    yLabel: 'Attendance',
    xScale,
    yScale,
    yRange: undefined,
    isWhole: true,
    window: wholeRange(data.xs, xScale, false),
    width: 700,
    height: 280,
    ...more,
  };
}

/** The shapes of the data, without axes: those that are clipped to the area or near it. */
function drawn(state: SeriesState) {
  const area = layOut(state);
  const shapes = seriesShapes(state, area).filter((shape) => 'clip' in shape && shape.clip !== undefined);
  const paths = shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));
  return { area, shapes, paths, marks: shapes.flatMap((shape) => (shape.kind === 'marks' ? [shape] : [])) };
}

test('a long line is one path through all its values', () => {
  const { area, shapes, paths } = drawn(
    stateOf([
      line(
        'a',
        long((index) => index % 7),
      ),
    ]),
  );
  expect(shapes.map(({ kind }) => kind)).toEqual(['path']);
  expect(paths[0].xs).toHaveLength(100);
  expect([paths[0].xs[0], paths[0].xs[99]]).toEqual([area.x, area.x + area.width]);
});

test('a short line shows each of its values by a symbol', () => {
  const { marks } = drawn(stateOf([line('a', [1, 2, 3])]));
  expect(marks).toMatchObject([{ symbol: 'circle', colour: 'plot-1' }]);
  expect(marks[0].xs).toHaveLength(3);
});

test('lines differ in symbols, and in dashes where they have none', () => {
  const { marks } = drawn(stateOf([line('a', [1, 2]), line('b', [2, 3]), line('c', [2, 3], { symbol: 'ring' })]));
  expect(marks.map(({ symbol }) => symbol)).toEqual(['circle', 'square', 'ring']);
  const { paths } = drawn(
    stateOf([
      line(
        'a',
        long(() => 1),
      ),
      line(
        'b',
        long(() => 2),
      ),
    ]),
  );
  expect(paths.map(({ dash }) => dash)).toEqual([[], [7, 4]]);
});

test('a gap lifts the pen', () => {
  const { paths } = drawn(
    stateOf([
      line(
        'a',
        long((index) => (index === 50 ? null : 1)),
      ),
    ]),
  );
  expect(Array.from(paths[0].ys).filter(Number.isNaN)).toHaveLength(1);
  expect(paths[0].ys[50]).toBeNaN();
});

test('a line with own positions is drawn across those of the others', () => {
  const lines = [
    line(
      'a',
      long(() => 1),
      { x: long((index) => 2 * index) },
    ),
    line(
      'b',
      long(() => 2),
      { x: long((index) => 3 * index) },
    ),
  ];
  const { paths } = drawn(stateOf(lines, {}, []));
  for (const { ys } of paths) expect(Array.from(ys).some(Number.isNaN)).toBe(false);
});

test('only the values in view are drawn, and the next on either side', () => {
  const { paths } = drawn(
    stateOf(
      [
        line(
          'a',
          long((index) => index),
        ),
      ],
      { window: [40, 50] },
    ),
  );
  expect(paths[0].xs).toHaveLength(13);
});

test('a line that is switched off is not drawn, and leaves the others their symbols', () => {
  const lines = [line('a', [1, 2]), line('b', [2, 3])];
  const { marks } = drawn(stateOf(lines, { hidden: new Set(['a']) }));
  expect(marks.map(({ symbol }) => symbol)).toEqual(['square']);
});

test('a band is an area from its lower to its upper edge, below its line', () => {
  const state = stateOf([
    line(
      'a',
      long(() => 5),
      { low: long(() => 4), high: long(() => 7) },
    ),
  ]);
  const { area, paths } = drawn(state);
  const [band, own] = paths;
  expect([band.fill, own.fill]).toEqual(['plot-1', undefined]);
  expect(new Set(Array.from(band.ys))).toEqual(new Set([area.toY(7), area.toY(4)]));
  expect(band.xs).toHaveLength(200);
});

const edge = (value: number) => long((index) => (index === 50 ? null : value));

test('a band ends at a gap and begins again after it, on the page as in files', () => {
  const [band] = drawn(stateOf([line('a', edge(5), { low: edge(4), high: edge(7) })])).paths;
  const gaps = Array.from(band.xs).flatMap((x, index) => (Number.isNaN(x) ? [index] : []));
  expect(gaps).toEqual([100]);
});

test('a band is left out where one of its edges is not known', () => {
  const [band] = drawn(stateOf([line('a', [1, 2, 3], { low: [0, null, 2], high: [2, 3, null] })])).paths;
  expect(band.xs).toHaveLength(2);
});

test('bars stand on zero and reach down for negative values', () => {
  const state = stateOf([line('r', [1, -0.5, 0.25], { kind: 'bars' })]);
  const { area, paths } = drawn(state);
  const ys = Array.from(paths[0].ys);
  expect(ys.slice(0, 4)).toEqual([area.toY(1), area.toY(1), area.toY(0), area.toY(0)]);
  expect(ys.slice(5, 9)).toEqual([area.toY(-0.5), area.toY(-0.5), area.toY(0), area.toY(0)]);
});

test('bars fill 72 % of their distance, up to 60 pixels', () => {
  const widthOfBars = (count: number) => {
    const { paths } = drawn(
      stateOf([
        line(
          'r',
          long(() => 1, count),
          { kind: 'bars' },
        ),
      ]),
    );
    return paths[0].xs[1] - paths[0].xs[0];
  };
  expect(widthOfBars(3)).toBe(60);
  const { area } = drawn(
    stateOf([
      line(
        'r',
        long(() => 1, 51),
        { kind: 'bars' },
      ),
    ]),
  );
  expect(widthOfBars(51)).toBeCloseTo((0.72 * area.width) / 50, 6);
});

test('bars on a logarithmic axis stand on its lower end', () => {
  const { area, paths } = drawn(stateOf([line('r', [10, 100], { kind: 'bars' })], { yScale: 'log' }));
  expect(paths[0].ys[2]).toBe(area.y + area.height);
});

test('the axis of bars includes zero', () => {
  const { area } = drawn(stateOf([line('r', [40, 50], { kind: 'bars' })]));
  expect(area.yAxis.from).toBe(0);
});

test('levels lie over dense lines and under single values', () => {
  const marks = [{ label: 'capacity', y: 3, colour: 'plot-2' as const }];
  const order = (lines: Line[]) =>
    drawn(stateOf(lines, { marks })).shapes.map((shape) => (shape.kind === 'path' ? shape.stroke : shape.kind));
  expect(
    order([
      line(
        'a',
        long((index) => index % 7),
      ),
    ]),
  ).toEqual(['plot-1', 'panel', 'plot-2']);
  expect(order([line('a', [1, 5])])).toEqual(['plot-2', 'plot-1', 'marks']);
});

test('the vertical axis spans what is in view, and levels near it', () => {
  const values = long((index) => (index < 50 ? 60 : 90));
  const axisOf = (more: Partial<SeriesState>) => layOut(stateOf([line('a', values)], more)).yAxis;
  expect(axisOf({ window: [60, 99] }).from).toBeGreaterThan(60);
  const [near, far] = [85, 5000].map((y) => axisOf({ window: [60, 99], marks: [{ label: 'C', y, colour: 'plot-2' }] }));
  expect(near.from).toBeLessThanOrEqual(85);
  expect(far.to).toBeLessThan(200);
  expect(axisOf({ yRange: [0, 7] })).toMatchObject({ from: 0, to: 7 });
});

test('plots below one another end at the same place', () => {
  const marks = [{ label: 'mixed equilibrium', y: 3, colour: 'plot-2' as const }];
  const [own, other] = [{ marks }, { beside: marks }].map((more) => layOut(stateOf([line('a', [1, 5])], more)));
  expect(other.width).toBe(own.width);
});

test('a file has all that the page shows, and a legend', () => {
  const state = stateOf([line('a', [1, 2]), line('b', [2, 3])], { hidden: new Set(['b']) });
  const { shapes, height, width } = seriesFigure(state);
  const page = seriesShapes(state, layOut(state));
  expect(JSON.stringify(shapes.slice(0, page.length))).toBe(JSON.stringify(page));
  const names = shapes.flatMap((shape: Shape) => (shape.kind === 'text' ? [shape.text] : []));
  expect(names).toContain('a');
  expect(names).not.toContain('b');
  expect([width, height]).toEqual([700, 306]);
});

test('a narrow file names its levels in the legend', () => {
  const marks = [{ label: 'capacity', y: 2, colour: 'plot-2' as const }];
  const namesIn = (width: number) =>
    seriesFigure(stateOf([line('a', [1, 3])], { marks, width })).shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.text === 'capacity' ? [shape.y] : [],
    );
  expect(namesIn(400)[0]).toBeGreaterThan(280);
  expect(namesIn(700)[0]).toBeLessThan(280);
});

const kinds = (own: Line, index = 0) => {
  const [column] = stateOf([own]).data.columns;
  return swatchShapes(column, index, 0, 7).map(({ kind }) => kind);
};

test('a sample in the legend looks like its line', () => {
  expect(kinds(line('a', [1]))).toEqual(['path', 'marks']);
  expect(
    kinds(
      line(
        'a',
        long(() => 1),
      ),
    ),
  ).toEqual(['path']);
  expect(
    kinds(
      line(
        'a',
        long(() => 1),
        { low: long(() => 0), high: long(() => 2) },
      ),
    ),
  ).toEqual(['rectangle', 'path']);
  expect(kinds(line('a', [1], { kind: 'bars' }))).toEqual(['rectangle']);
});

test('nothing at all can be drawn', () => {
  for (const state of [stateOf([]), stateOf([line('a', [])]), stateOf([line('a', [null, NaN])])]) {
    expect(drawn(state).paths.flatMap(({ ys }) => Array.from(ys).filter(Number.isFinite))).toEqual([]);
    expect(seriesFigure(state).shapes.length).toBeGreaterThan(0);
  }
});

test.each([
  [[1, 10], 'linear', false, [1, 10]],
  [[1, 101], 'linear', true, [-1, 103]],
  [[5], 'linear', false, [4.5, 5.5]],
  [[5], 'log', false, [2.5, 10]],
  [[0, 1, 100], 'log', false, [1, 100]],
  [[], 'linear', true, [0, 1]],
  [[-1], 'log', true, [0.1, 10]],
] as const)('the whole of %j on a %s axis, with room %j, is %j', (xs, scale, hasRoom, range) => {
  expect(wholeRange(xs, scale, hasRoom)).toEqual(range);
});

test('symbols need room, dense lines do not; a parent may ask for a symbol', () => {
  expect(needsRoom(line('a', [1, 2]))).toBe(true);
  expect(
    needsRoom(
      line(
        'a',
        long(() => 1),
      ),
    ),
  ).toBe(false);
  expect(
    needsRoom(
      line(
        'a',
        long(() => 1),
        { kind: 'bars' },
      ),
    ),
  ).toBe(true);
  expect(
    showsMarks(
      line(
        'a',
        long(() => 1),
        { symbol: 'ring' },
      ),
    ),
  ).toBe(true);
  expect(symbolOf(line('a', []), 7)).toBe('square');
});

test('one round is the closest of rounds, a billionth of other numbers', () => {
  expect([minRange(true, [1, 1000]), minRange(false, [0, 1e9])]).toEqual([1, 1]);
});

test('the value nearest to the pointer is read, by distance as it is drawn', () => {
  const state = stateOf([line('a', [1, 2, 3])]);
  expect([0, 0.2, 0.3, 0.6, 1].map((share) => indexAt(state, share))).toEqual([0, 0, 1, 1, 2]);
  const log = stateOf([line('a', [1, 2, 3])], { xScale: 'log' }, [1, 10, 100]);
  // 5 is nearer to 10 than to 1 on a logarithmic axis.
  expect(indexAt(log, Math.log10(5) / 2)).toBe(1);
});

test('a value out of view is not read', () => {
  expect(indexAt(stateOf([line('a', [1, 2, 3])], { window: [1.2, 1.4] }), 0.5)).toBeNull();
  expect(indexAt(stateOf([line('a', [])]), 0.5)).toBeNull();
});

test('steps go from value to value in view, and stop at its ends', () => {
  const state = stateOf([line('a', [1, 2, 3, 4, 5])], { window: [2, 4] });
  const stepped = (index: number | null, by: 1 | -1) => {
    const share = stepFrom(state, index, by);
    return share === null ? null : indexAt(state, share);
  };
  expect([stepped(null, 1), stepped(null, -1)]).toEqual([1, 3]);
  expect([stepped(1, 1), stepped(3, 1), stepped(1, -1)]).toEqual([2, 3, 1]);
  expect([stepped(0, 1), stepped(4, -1)]).toEqual([1, 3]);
  expect(stepFrom(stateOf([line('a', [])]), null, 1)).toBeNull();
});

test('a reading has a row for each visible line that has a value there', () => {
  const lines = [line('a', [1.23456789, 2], { low: [1, 1], high: [2, null] }), line('b', [null, 3]), line('c', [5, 6])];
  const state = stateOf(lines, { hidden: new Set(['c']) });
  const area = layOut(state);
  expect(readingRows(state, area, 0)).toMatchObject([
    { order: 0, value: '1.23457', interval: '1 to 2', y: area.toY(1.23456789) },
  ]);
  expect(readingRows(state, area, 1).map(({ order, interval }) => [order, interval])).toEqual([
    [0, null],
    [1, null],
  ]);
});

test('a click picks the nearest visible value within 20 pixels', () => {
  const state = stateOf([line('a', [1, 5]), line('b', [2, 4])]);
  const area = layOut(state);
  const near = (x: number, y: number, shown = state) =>
    pointNear(shown, area, area.toX(x) - area.x, area.toY(y) - area.y);
  expect(near(1, 1)).toEqual({ key: 'a', x: 1 });
  expect(near(2, 4.1)).toEqual({ key: 'b', x: 2 });
  expect(near(1.5, 3)).toBeNull();
  expect(near(1, 1, { ...state, hidden: new Set(['a']) })).toBeNull();
});

test('Enter picks the first visible line that has a value there', () => {
  const state = stateOf([line('a', [null, 5]), line('b', [2, 4])]);
  expect(pointAt(state, 0)).toEqual({ key: 'b', x: 1 });
  expect(pointAt({ ...state, hidden: new Set(['b']) }, 0)).toBeNull();
});

test('the description says what each line does in view, and what is marked', () => {
  const state = stateOf([line('mean', [1, 5, 3, null]), line('none', [null, null, null, null])], {
    marks: [
      { label: 'capacity', y: 4, colour: 'plot-2' },
      { label: 'band', y: 1, y2: 2, colour: 'plot-3' },
      { label: 'capacity 60', y: 60, colour: 'plot-2' },
    ],
    uprights: [{ label: 'αc', x: 2, colour: 'plot-2' }],
  });
  expect(seriesSummary(state)).toBe(
    'Attendance over Round from 1 to 4. mean: between 1 and 5, at the end 3. none: no values here. Marked: capacity at 4, band from 1 to 2, capacity 60, αc at 2 of Round.',
  );
});

test('the description of very many lines names the first eight', () => {
  const many = Array.from({ length: 11 }, (_, index) => line(`line ${index}`, [1, 2]));
  const words = seriesSummary(stateOf(many));
  expect(words).toContain('line 7:');
  expect(words).not.toContain('line 8:');
  expect(words).toContain('And 3 more lines.');
});

test('a plot whose lines are all switched off shows nothing', () => {
  expect(seriesSummary(stateOf([line('a', [1])], { hidden: new Set(['a']) }))).toBe(
    'Attendance over Round: nothing to show yet.',
  );
});

test('the table has the rows in view, with the edges of bands', () => {
  const lines = [line('mean', [1, 2, 3], { low: [0, 1, 2], high: [2, 3, 4] }), line('other', [7, null, 9])];
  expect(seriesTable(stateOf(lines, { window: [2, 3] }))).toEqual({
    columns: ['Round', 'mean', 'mean (low)', 'mean (high)', 'other'],
    rows: [
      [2, 2, 1, 3, null],
      [3, 3, 2, 4, 9],
    ],
  });
});

test('lines with own positions are listed below one another', () => {
  const lines = [line('a', [1, 2], { x: [0.1, 0.2] }), line('b', [3], { x: [0.3], low: [2], high: [4] })];
  expect(seriesTable(stateOf(lines, { window: [0, 1] }, []))).toEqual({
    columns: ['Line', 'Round', 'Value', 'Low', 'High'],
    rows: [
      ['a', 0.1, 1, null, null],
      ['a', 0.2, 2, null, null],
      ['b', 0.3, 3, 2, 4],
    ],
  });
});
