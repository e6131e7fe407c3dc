import { expect, test } from 'vitest';
import type { Shape } from '../figure/shapes.ts';
import { binAt, dashOf, type HistogramData, histogramFigure, histogramShapes, layOutHistogram } from './shapes.ts';
import { binName, histogramSummary, histogramTable } from './words.ts';

const group = (label: string, counts: number[], colour: 'plot-1' | 'plot-2' = 'plot-1') => ({ label, counts, colour });
const data = (groups: HistogramData['groups'], edges: number[] = [0, 10, 20, 40]): HistogramData => ({
  xLabel: 'attendance',
  yLabel: 'Rounds',
  edges,
  groups,
  marks: [],
});
const paths = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === 'path' && shape.clip !== undefined ? [shape] : []));

test('the axes span the edges, and the counts from zero to a round number', () => {
  const { xAxis, yAxis } = layOutHistogram(600, data([group('a', [3, 17, 5])]));
  expect(xAxis).toMatchObject({ from: 0, to: 40, label: 'attendance' });
  expect(yAxis).toMatchObject({ from: 0, to: 20, label: 'Rounds', isWhole: true });
});

test('shares have ticks between whole numbers, counts do not', () => {
  expect(layOutHistogram(600, data([group('a', [0.5, 1, 0])])).yAxis.isWhole).toBe(false);
  expect(layOutHistogram(600, data([group('a', [1, 2, 0])])).yAxis.isWhole).toBe(true);
});

test('a histogram without bins or without counts can be laid out too', () => {
  for (const empty of [data([], []), data([group('a', [])], []), data([group('a', [0, 0, 0])])]) {
    const area = layOutHistogram(600, empty);
    expect(area.yAxis.to).toBeGreaterThan(area.yAxis.from);
    for (const shape of paths(histogramShapes(area, empty))) {
      expect(Array.from(shape.ys).every(Number.isFinite)).toBe(true);
    }
  }
});

test('the outline steps from bin to bin and ends on the axis', () => {
  const histogram = data([group('a', [20, 10, 0])]);
  const area = layOutHistogram(600, histogram);
  const [fill, outline] = paths(histogramShapes(area, histogram));
  expect(fill).toMatchObject({ fill: 'plot-1', opacity: 0.75 });
  expect(outline.stroke).toBe('plot-1');
  const [zero, ten, twenty] = [0, 10, 20].map(area.toY);
  expect(outline.ys).toEqual([zero, twenty, twenty, ten, ten, zero, zero, zero]);
  expect(outline.xs).toEqual([0, 0, 10, 10, 20, 20, 40, 40].map(area.toX));
});

test('several groups show through one another, and differ in print by their dashes', () => {
  const histogram = data([group('a', [1, 2, 3]), group('b', [3, 2, 1], 'plot-2')]);
  const drawn = paths(histogramShapes(layOutHistogram(600, histogram), histogram));
  expect(drawn.filter(({ fill }) => fill !== undefined).map(({ opacity }) => opacity)).toEqual([0.3, 0.3]);
  expect(drawn.filter(({ stroke }) => stroke !== undefined).map(({ dash }) => dash)).toEqual([[], [5, 3]]);
  expect([dashOf(0), dashOf(2)]).toEqual([[], []]);
});

test('a file has a legend for several groups only', () => {
  const figure = { width: 600, height: 240, shapes: [] };
  expect(histogramFigure(figure, [group('a', [1])])).toBe(figure);
  const two = histogramFigure(figure, [group('went', [1]), group('stayed', [1])]);
  expect(two.height).toBeGreaterThan(240);
  expect(two.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))).toEqual(['went', 'stayed']);
});

test('the bin under a pixel is found, with the upper edge of the last one', () => {
  const histogram = data([group('a', [1, 2, 3])]);
  const area = layOutHistogram(600, histogram);
  const at = (value: number) => binAt(area, histogram.edges, area.toX(value));
  expect([0, 5, 10, 19.9, 20, 39, 40].map(at)).toEqual([0, 0, 1, 1, 2, 2, 2]);
  expect([binAt(area, histogram.edges, area.x - 1), binAt(area, histogram.edges, 600)]).toEqual([null, null]);
  expect(binAt(area, [], 300)).toBeNull();
});

test('the description has the number, the most frequent bin and the mean of each group', () => {
  const words = histogramSummary({
    ...data([group('went', [2, 6, 2]), group('stayed', [0, 0, 0])]),
    marks: [{ label: 'capacity', x: 15, colour: 'plot-2' }],
  });
  expect(words).toBe(
    'Frequencies of attendance. went: 10 in all, most between 10 and 20, about 16 on average. stayed: nothing counted yet. Marked: capacity at 15.',
  );
});

test('the table has a row for each bin and a column for each group', () => {
  expect(histogramTable(data([group('went', [2, 6, 2]), group('stayed', [1, 0, 4])]))).toEqual({
    columns: ['attendance from', 'to', 'went', 'stayed'],
    rows: [
      [0, 10, 2, 1],
      [10, 20, 6, 0],
      [20, 40, 2, 4],
    ],
  });
  expect(histogramTable(data([group('went', [])], [])).rows).toEqual([]);
});

test('a bin is named by its edges', () => {
  expect(binName([-0.5, 0.5, 1234567], 0)).toBe('−0.5 to 0.5');
  expect(binName([-0.5, 0.5, 1234567], 1)).toBe('0.5 to 1,234,567');
});
