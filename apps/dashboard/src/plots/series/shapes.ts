import { axisShapes, type Frame } from '../axes/axes.ts';
import { DASHES } from '../figure/colours.ts';
import { isNarrow, markShapes, markSwatch } from '../axes/level-marks.ts';
import { type Column, indicesWithin } from './data.ts';
import { layOut, type SeriesState, showsMarks, symbolOf } from './layout.ts';
import type { Figure, Shape } from '../figure/shapes.ts';
import { widthOf } from '../axes/ticks.ts';
import { uprightMarks } from '../axes/upright-marks.ts';

export const dashOf = (column: Column, index: number): readonly number[] =>
  showsMarks(column.line) ? [] : DASHES[index % DASHES.length];
export const widthOfLine = (column: Column) => column.line.width ?? 1.75;

/** What stands under the lines: axes, and levels where single values are drawn, which they must not hide. */
export function groundShapes(state: SeriesState, frame: Frame): Shape[] {
  const uprights = uprightMarks(frame, state.uprights ?? []);
  const levels = hasDenseData(state) ? [] : markShapes(frame, state.marks, state.width, false);
  return [...axisShapes(frame), ...uprights, ...levels];
}

const hasDenseData = ({ data }: SeriesState) => data.columns.some(({ line }) => !showsMarks(line));

/** What stands over the lines: markers, levels on dense data. */
export function overlayShapes(state: SeriesState, frame: Frame): Shape[] {
  const shapes: Shape[] = [];
  for (const [index, column] of state.data.columns.entries()) {
    if (state.hidden.has(column.line.key) || !showsMarks(column.line)) continue;
    const { xs, ys } = pixelsOf(state, frame, column.values);
    shapes.push({
      kind: 'marks',
      xs,
      ys,
      symbol: symbolOf(column.line, index),
      sizePx: 7,
      colour: column.line.colour,
      clip: grown(frame, 5),
    });
  }
  return hasDenseData(state) ? [...shapes, ...markShapes(frame, state.marks, state.width, true)] : shapes;
}

const grown = ({ x, y, width, height }: Frame, by: number) => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** The values that are seen, as pixels. */
function pixelsOf(state: SeriesState, frame: Frame, values: Column['values']) {
  const { xs: positions } = state.data;
  const [first, last] = indicesWithin(positions, state.window[0], state.window[1]);
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let index = first; index <= last; index++) {
    const value = values[index];
    if (value === null) continue;
    xs.push(frame.toX(positions[index]));
    ys.push(frame.toY(value));
  }
  return { xs, ys };
}

/** The whole plot with its legend, for a file: what uPlot draws on the screen is drawn here once more. */
export function seriesFigure(state: SeriesState): Figure {
  const legend = legendShapes(state);
  const frame = layOut(state);
  const shapes = [
    ...groundShapes(state, frame),
    ...state.data.columns.flatMap((column, index) =>
      state.hidden.has(column.line.key) ? [] : lineShapes(state, frame, column, index),
    ),
    ...overlayShapes(state, frame),
  ];
  return { width: state.width, height: state.height + legend.height, shapes: [...shapes, ...legend.shapes] };
}

function lineShapes(state: SeriesState, frame: Frame, column: Column, index: number): Shape[] {
  const { line, values, low, high } = column;
  if (line.kind === 'bars') return barShapes(state, frame, column);
  const shapes: Shape[] = [];
  const path = (from: Column['values']) => outline(state, frame, from, column.isSparse);
  if (low !== undefined && high !== undefined) {
    const [top, bottom] = [path(high), path(low)];
    shapes.push({
      kind: 'path',
      xs: [...top.xs, ...bottom.xs.toReversed()].filter((value) => !Number.isNaN(value)),
      ys: [...top.ys, ...bottom.ys.toReversed()].filter((value) => !Number.isNaN(value)),
      fill: line.colour,
      opacity: BAND_OPACITY,
      clip: frame,
    });
  }
  shapes.push({
    kind: 'path',
    ...path(values),
    stroke: line.colour,
    width: widthOfLine(column),
    dash: dashOf(column, index),
    clip: frame,
  });
  return shapes;
}

export const BAND_OPACITY = 0.22;

/** A line's way in pixels; NaN where a value is missing. */
function outline(state: SeriesState, frame: Frame, values: Column['values'], isSparse: boolean) {
  const { xs: positions } = state.data;
  const [first, last] = indicesWithin(positions, state.window[0], state.window[1]);
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let index = first; index <= last; index++) {
    const value = values[index];
    if (value === null && isSparse) continue;
    xs.push(value === null ? NaN : frame.toX(positions[index]));
    ys.push(value === null ? NaN : frame.toY(value));
  }
  return { xs, ys };
}

function barShapes(state: SeriesState, frame: Frame, { line, values }: Column): Shape[] {
  const { xs, ys } = pixelsOf(state, frame, values);
  const gap = xs.reduce((least, x, index) => (index === 0 ? least : Math.min(least, x - xs[index - 1])), frame.width);
  const width = Math.max(1, Math.min(60, gap * BAR_SHARE));
  const base = Math.min(frame.y + frame.height, Math.max(frame.y, frame.toY(Math.max(0, frame.yAxis.from))));
  return xs.map((x, index) => ({
    kind: 'rectangle',
    x: x - width / 2,
    y: Math.min(base, ys[index]),
    width,
    height: Math.abs(base - ys[index]),
    fill: line.colour,
    opacity: 0.8,
    clip: frame,
  }));
}

/** How much of the distance between two bars they fill. */
export const BAR_SHARE = 0.72;

function legendShapes(state: SeriesState): { shapes: Shape[]; height: number } {
  const shown = [...state.data.columns.entries()].filter(([, { line }]) => !state.hidden.has(line.key));
  const shapes: Shape[] = [];
  let [x, y] = [4, state.height + 16];
  for (const [index, column] of shown) {
    const wide = 34 + widthOf(column.line.label) + 18;
    if (x > 4 && x + wide > state.width) [x, y] = [4, y + 18];
    shapes.push(...swatchShapes(column, index, x, y - 4));
    shapes.push({ kind: 'text', x: x + 34, y, text: column.line.label, colour: 'ink' });
    x += wide;
  }
  for (const mark of isNarrow(state.width) ? state.marks : []) {
    const wide = 34 + widthOf(mark.label) + 18;
    if (x > 4 && x + wide > state.width) [x, y] = [4, y + 18];
    shapes.push(...markSwatch(mark, x, y - 4, SWATCH));
    shapes.push({ kind: 'text', x: x + 34, y, text: mark.label, colour: 'ink' });
    x += wide;
  }
  return { shapes, height: shapes.length === 0 ? 0 : y - state.height + 10 };
}

const SWATCH = 28;

/** A line's sample in the legend. */
export function swatchShapes(column: Column, index: number, x: number, y: number): Shape[] {
  const { line } = column;
  if (line.kind === 'bars') {
    return [{ kind: 'rectangle', x: x + 7, y: y - 6, width: 14, height: 12, fill: line.colour, opacity: 0.8 }];
  }
  const shapes: Shape[] = [];
  if (column.low !== undefined) {
    shapes.push({
      kind: 'rectangle',
      x,
      y: y - 6,
      width: SWATCH,
      height: 12,
      fill: line.colour,
      opacity: BAND_OPACITY,
    });
  }
  shapes.push({
    kind: 'path',
    xs: [x, x + SWATCH],
    ys: [y, y],
    stroke: line.colour,
    width: widthOfLine(column),
    dash: dashOf(column, index),
  });
  if (showsMarks(line)) {
    shapes.push({
      kind: 'marks',
      xs: [x + SWATCH / 2],
      ys: [y],
      symbol: symbolOf(line, index),
      sizePx: 7,
      colour: line.colour,
    });
  }
  return shapes;
}
