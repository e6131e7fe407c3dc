import uPlot from 'uplot';
import type { Frame } from '../axes/axes.ts';
import { screenPalette } from '../figure/colours.ts';
import { paint } from '../figure/paint.ts';
import { layOut, type SeriesState } from './layout.ts';
import type { ScaleKind } from '../axes/ticks.ts';
import { BAND_OPACITY, BAR_SHARE, dashOf, groundShapes, overlayShapes, widthOfLine } from './shapes.ts';

export interface SeriesChart {
  /** Draws anew what changed: data, window, size, theme. */
  show: (state: SeriesState) => void;
  frame: () => Frame;
  /** The area of the data: what listens to the pointer. */
  area: HTMLElement;
  /** Puts the reading line at an index, or takes it away. */
  pointAt: (index: number | null) => void;
  destroy: () => void;
}

interface Heard {
  /** The pointer is at this index, or has left. */
  index: (index: number | null) => void;
  /** A stretch was drawn with the mouse: from and to as shares of the axis. */
  selected: (from: number, to: number) => void;
}

/**
 * uPlot draws lines, bars, bands and the cursor; axes, markers and levels are shapes, the same that go into files. The
 * ranges are set from outside, so that nothing moves that was not asked to.
 */
export function createSeriesChart(host: HTMLElement, first: SeriesState, heard: Heard): SeriesChart {
  let state = first;
  let frame = layOut(first);
  const font = getComputedStyle(host).fontFamily;
  const draw = (chart: uPlot, shapes: Parameters<typeof paint>[1]) => {
    chart.ctx.save();
    chart.ctx.setTransform(uPlot.pxRatio, 0, 0, uPlot.pxRatio, 0, 0);
    paint(chart.ctx, shapes, screenPalette(), font);
    chart.ctx.restore();
  };
  const { series, bands, isValue } = describeSeries(() => state);
  const chart = new uPlot(
    {
      width: state.width,
      height: state.height,
      legend: { show: false },
      axes: [{ show: false }, { show: false }],
      padding: [
        () => frame.y,
        () => state.width - frame.x - frame.width,
        () => state.height - frame.y - frame.height,
        () => frame.x,
      ],
      scales: {
        x: { time: false, auto: false, distr: distributionOf(state.xScale), range: () => span(frame.xAxis) },
        y: { auto: false, distr: distributionOf(state.yScale), range: () => span(frame.yAxis) },
      },
      series,
      bands,
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false, dist: 4 },
        points: {
          size: (_, index) => (isValue[index] ? 8 : 0),
          width: 2,
          fill: () => screenPalette()('panel'),
        },
        bind: { dblclick: () => null },
      },
      hooks: {
        drawClear: [(chart) => draw(chart, groundShapes(state, frame))],
        draw: [(chart) => draw(chart, overlayShapes(state, frame))],
        setCursor: [(chart) => heard.index(chart.cursor.idx ?? null)],
        setSelect: [
          (chart) => {
            const { left, width } = chart.select;
            if (width <= 0) return;
            chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            heard.selected(left / frame.width, (left + width) / frame.width);
          },
        ],
      },
    },
    alignedData(state),
    host,
  );
  showLines(chart, first);
  let isGone = false;
  // What was written before the fonts came is written again in them.
  if (document.fonts.status !== 'loaded') void document.fonts.ready.then(() => isGone || chart.redraw(false));
  return {
    show(next) {
      const before = state;
      state = next;
      frame = layOut(state);
      if (before.width !== state.width || before.height !== state.height) {
        chart.setSize({ width: state.width, height: state.height });
      }
      if (before.hidden !== state.hidden) showLines(chart, state);
      chart.batch(() => {
        if (before.data !== state.data) chart.setData(alignedData(state), false);
        chart.setScale('x', { min: frame.xAxis.from, max: frame.xAxis.to });
        chart.setScale('y', { min: frame.yAxis.from, max: frame.yAxis.to });
        chart.redraw(true, true);
      });
    },
    frame: () => frame,
    area: chart.over,
    pointAt(index) {
      if (index === null) chart.setCursor({ left: -10, top: -10 });
      else chart.setCursor({ left: frame.toX(state.data.xs[index]) - frame.x, top: frame.height / 2 });
    },
    destroy() {
      isGone = true;
      chart.destroy();
    },
  };
}

// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum of a package is not there at run time
const distributionOf = (scale: ScaleKind) => (scale === 'log' ? 3 : 1) as uPlot.Scale.Distr;
const span = ({ from, to }: { from: number; to: number }): [number, number] => [from, to];

function alignedData({ data }: SeriesState): uPlot.AlignedData {
  const columns = data.columns.flatMap(({ values, low, high }) =>
    low !== undefined && high !== undefined ? [low, high, values] : [values],
  );
  return [data.xs, ...columns] as uPlot.AlignedData;
}

/** uPlot's series: for each line its values, and before them the edges of its band. */
function describeSeries(current: () => SeriesState) {
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  const isValue: boolean[] = [false];
  for (const [index, column] of current().data.columns.entries()) {
    const { line, isSparse } = column;
    const colour = () => screenPalette()(current().data.columns[index]?.line.colour ?? line.colour);
    const own: Partial<uPlot.Series> = { spanGaps: isSparse, points: { show: false }, scale: 'y', auto: false };
    const paths = pathsOf(line.kind);
    if (column.low !== undefined && column.high !== undefined) {
      const edge = { ...own, width: 0, paths };
      bands.push({ series: [series.length + 1, series.length], fill: () => faintly(colour(), BAND_OPACITY) });
      series.push(edge, edge);
      isValue.push(false, false);
    }
    series.push({
      ...own,
      stroke: colour,
      width: widthOfLine(column),
      dash: [...dashOf(column, index)],
      paths,
      ...(line.kind === 'bars' ? { fill: () => faintly(colour(), 0.8), width: 0 } : {}),
    });
    isValue.push(true);
  }
  return { series, bands, isValue };
}

/** #rrggbb, let through. */
const faintly = (colour: string, share: number) =>
  colour +
  Math.round(share * 255)
    .toString(16)
    .padStart(2, '0');

function pathsOf(kind: SeriesState['data']['columns'][number]['line']['kind']): uPlot.Series.PathBuilder {
  if (kind === 'bars') return uPlot.paths.bars!({ size: [BAR_SHARE, 60, 1] });
  return uPlot.paths.linear!();
}

function showLines(chart: uPlot, { data, hidden }: SeriesState) {
  let place = 1;
  for (const { line, low, high } of data.columns) {
    const count = low !== undefined && high !== undefined ? 3 : 1;
    for (const last = place + count; place < last; place++) {
      const show = !hidden.has(line.key);
      if (chart.series[place].show !== show) chart.setSeries(place, { show }, false);
    }
  }
}
