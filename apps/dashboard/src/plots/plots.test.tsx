import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { HeatMap } from './heat/heat-map.tsx';
import { HistogramPlot } from './histogram/histogram-plot.tsx';
import { ScatterPlot } from './scatter/scatter-plot.tsx';
import { SeriesLegend } from './series/series-legend.tsx';
import { SeriesPlot } from './series/series-plot.tsx';
import { alignLines, type Line } from './series/data.ts';

const line = (key: string, values: Line['values']): Line => ({ key, label: key, colour: 'plot-1', values });
const ignore = () => {};
const series = {
  label: 'Attendance by round',
  x: { label: 'Round', values: [1, 2, 3, 4] },
  lines: [line('Attendance', [40, 60, 50, 70])],
  yLabel: 'Attendance',
  fileName: 'attendance',
};
/** The description of a figure, by the id that it names. */
function descriptionOf(html: string): string {
  const [id] = attributesOf(html, 'aria-describedby');
  return wordsOf(new RegExp(`<p id="${id}"[^>]*>(.*?)</p>`, 's').exec(html)![1]);
}

test('a plot has a name, a description in words, and a menu, before anything is drawn', () => {
  const html = show(<SeriesPlot {...series} />);
  expect(html).toContain('<figure aria-label="Attendance by round"');
  expect(descriptionOf(html)).toBe('Attendance over Round from 1 to 4. Attendance: between 40 and 70, at the end 70.');
  expect(attributesOf(html, 'aria-label')).toContain('Save or read: Attendance by round');
});

const keysOf = (html: string) => /role="application"[^>]*aria-label="([^"]*)"/.exec(html)![1];
test('the keys of a plot are in its name, Enter only if it opens something', () => {
  expect(keysOf(show(<SeriesPlot {...series} />))).not.toContain('Enter');
  expect(keysOf(show(<SeriesPlot {...series} onPick={ignore} />))).toContain('Enter opens the one that is read');
});

test('a description is of the visible range, and names what is marked', () => {
  const html = show(
    <SeriesPlot {...series} range={[2, 3]} extent={[1, 4]} marks={[{ label: 'capacity', y: 60, colour: 'plot-2' }]} />,
  );
  expect(descriptionOf(html)).toBe(
    'Attendance over Round from 2 to 3. Attendance: between 50 and 60, at the end 50. Marked: capacity at 60.',
  );
  expect(textsIn(html, 'button')).toContain('Show all');
});

test('a description names the rounds that the buckets stand for, not their middles', () => {
  const html = show(
    <SeriesPlot {...series} extent={[1, 5]} range={[1, 5]} x={{ label: 'Round', values: [1.5, 2.5, 3.5, 4.5] }} />,
  );
  expect(descriptionOf(html)).toContain('over Round from 1 to 5.');
});

test('a line that is hidden keeps its place in the legend', () => {
  const { columns } = alignLines([1, 2], [line('a', [1, 2]), line('b', [3, 4])], 'linear', 'linear');
  const html = show(
    <SeriesLegend
      columns={columns}
      marks={[{ label: 'capacity', y: 60, colour: 'plot-2' }]}
      hidden={new Set(['a'])}
      onHidden={ignore}
      isZoomed={false}
      onAll={ignore}
    />,
  );
  expect(textsIn(html, 'li')).toEqual(['a', 'b', 'capacity']);
  expect(attributesOf(html, 'aria-pressed')).toEqual(['false', 'true']);
  expect(attributesOf(html, 'title')).toEqual(['Show this line', 'Hide this line']);
});

const heat = {
  label: 'Volatility',
  xLabel: 'm',
  yLabel: 's',
  xLevels: [1, 2],
  yLevels: ['two', 'three'],
  values: [
    [4, 1],
    [null, 0.25],
  ],
  valueLabel: 'σ²/N',
  fileName: 'volatility',
};

test('a heat map tells its extremes and the cells that are not known yet', () => {
  expect(descriptionOf(show(<HeatMap {...heat} />))).toBe(
    'σ²/N in 3 of 4 cells. Least: 0.25 at m 2 and s three. Greatest: 4 at m 1 and s two.',
  );
  expect(
    descriptionOf(
      show(
        <HeatMap
          {...heat}
          values={[
            [null, null],
            [NaN, null],
          ]}
        />,
      ),
    ),
  ).toBe('σ²/N over m and s: no results yet.');
});

test.each([
  [1, 220],
  [5, 260],
  [30, 520],
])('a heat map of %i rows is %i pixels high', (rows, height) => {
  const yLevels = Array.from({ length: rows }, (_, row) => row);
  const html = show(<HeatMap {...heat} yLevels={yLevels} values={yLevels.map(() => [1, 2])} />);
  expect(attributesOf(html, 'style')).toContain(`height:${height}px`);
});

test('a histogram is described by its sum, its mode and its mean', () => {
  const html = show(
    <HistogramPlot
      label="Attendance"
      xLabel="Attendance"
      edges={[0, 10, 20, 30]}
      groups={[
        { label: 'Rounds', counts: [1, 6, 1], colour: 'plot-1' },
        { label: 'Others', counts: [0, 0, 0], colour: 'plot-2' },
      ]}
      fileName="attendance"
    />,
  );
  expect(descriptionOf(html)).toBe(
    'Frequencies of Attendance. Rounds: 8 in all, most between 10 and 20, about 15 on average. Others: nothing counted yet.',
  );
});

test.each([
  [[1, 2, 3], [3, 2, 1], '3 points: B from 1 to 3 over A from 1 to 3. Their correlation is −1.'],
  [[1, 2, 3], [5, 5, 5], '3 points: B from 5 to 5 over A from 1 to 3.'],
  [[7], [5], '1 point: B from 5 to 5 over A from 7 to 7.'],
  [[], [], 'B over A: nothing to show yet.'],
])('the points %j over %j read %j', (y, x, words) => {
  const html = show(<ScatterPlot label="p" xLabel="A" yLabel="B" x={y} y={x} fileName="p" />);
  expect(descriptionOf(html)).toBe(words);
});
