import { axisShapes, type PlotArea } from '../axes/axes.ts';
import { isNarrow, markShapes, markSwatch } from '../axes/level-marks.ts';
import { uprightMarks } from '../axes/upright-marks.ts';
import { DASHES } from '../figure/colours.ts';
import { type LegendEntry, withLegend } from '../figure/legend.ts';
import type { Figure, Shape } from '../figure/shapes.ts';
import { type Column, indicesWithin } from './data.ts';
import { layOut, type SeriesState, showsMarks, symbolOf } from './layout.ts';

const BAND_OPACITY = 0.22;
const BAR_OPACITY = 0.8;
/** Share of the distance between two bars that they fill. */
const BAR_SHARE = 0.72;
const MAX_BAR_PX = 60;
const MARK_PX = 7;
/** Width of a line's sample in the legend. */
export const SWATCH_PX = 28;

const dashOf = ({ line }: Column, index: number): readonly number[] =>
  showsMarks(line) ? [] : DASHES[index % DASHES.length];
const widthOfLine = ({ line }: Column) => line.width ?? 1.75;

/** All shapes of a series plot, from the ground up. The page paints them and files contain them. */
export function seriesShapes(state: SeriesState, area: PlotArea): Shape[] {
  const isDense = state.data.columns.some(({ line }) => !showsMarks(line));
  const levels = markShapes(area, state.marks, state.width, isDense);
  const shown = [...state.data.columns.entries()].filter(([, { line }]) => !state.hidden.has(line.key));
  return [
    ...axisShapes(area),
    ...uprightMarks(area, state.uprights ?? []),
    // Dense lines would hide the levels; single values must not be hidden by them.
    ...(isDense ? [] : levels),
    ...shown.flatMap(([index, column]) => lineShapes(state, area, column, index)),
    ...shown.flatMap(([index, column]) => markerShapes(state, area, column, index)),
    ...(isDense ? levels : []),
  ];
}

/** The whole plot with its legend, for a file. */
export function seriesFigure(state: SeriesState): Figure {
  const figure = { width: state.width, height: state.height, shapes: seriesShapes(state, layOut(state)) };
  return withLegend(figure, legendEntries(state), SWATCH_PX);
}

function legendEntries({ data, hidden, marks, width }: SeriesState): LegendEntry[] {
  const lines = [...data.columns.entries()].flatMap(([index, column]) =>
    hidden.has(column.line.key)
      ? []
      : [{ label: column.line.label, swatch: (x: number, y: number) => swatchShapes(column, index, x, y) }],
  );
  const levels = (isNarrow(width) ? marks : []).map((mark) => ({
    label: mark.label,
    swatch: (x: number, y: number) => markSwatch(mark, x, y, SWATCH_PX),
  }));
  return [...lines, ...levels];
}

function markerShapes(state: SeriesState, area: PlotArea, { line, values }: Column, index: number): Shape[] {
  if (!showsMarks(line)) return [];
  const { xs, ys } = pixelsOf(state, area, values, 'skip');
  const clip = { x: area.x - 5, y: area.y - 5, width: area.width + 10, height: area.height + 10 };
  return [{ kind: 'marks', xs, ys, symbol: symbolOf(line, index), sizePx: MARK_PX, colour: line.colour, clip }];
}

function lineShapes(state: SeriesState, area: PlotArea, column: Column, index: number): Shape[] {
  const { line, values, low, high, isSparse } = column;
  if (line.kind === 'bars') return barShapes(state, area, column);
  const path = pixelsOf(state, area, values, isSparse ? 'skip' : 'lift');
  const stroke = { stroke: line.colour, width: widthOfLine(column), dash: dashOf(column, index), clip: area };
  const own: Shape = { kind: 'path', ...path, ...stroke };
  if (low === undefined || high === undefined) return [own];
  const band = bandOf(state, area, low, high, isSparse);
  return [{ kind: 'path', ...band, fill: line.colour, opacity: BAND_OPACITY, clip: area }, own];
}

interface Points {
  xs: number[];
  ys: number[];
}

/** The visible values in pixels. A gap is skipped, or lifts the pen (NaN). */
function pixelsOf(state: SeriesState, area: PlotArea, values: Column['values'], gaps: 'skip' | 'lift'): Points {
  const { xs: positions } = state.data;
  const [first, last] = indicesWithin(positions, state.window[0], state.window[1]);
  const points: Points = { xs: [], ys: [] };
  for (let index = first; index <= last; index++) {
    const value = values[index];
    if (value === null && gaps === 'skip') continue;
    points.xs.push(value === null ? NaN : area.toX(positions[index]));
    points.ys.push(value === null ? NaN : area.toY(value));
  }
  return points;
}

/** An outline around each stretch without a gap: forth along the upper edge, back along the lower one. */
function bandOf(
  state: SeriesState,
  area: PlotArea,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  isSparse: boolean,
): Points {
  const { xs: positions } = state.data;
  const [first, last] = indicesWithin(positions, state.window[0], state.window[1]);
  const band: Points = { xs: [], ys: [] };
  let stretch: number[] = [];
  const close = () => {
    if (stretch.length === 0) return;
    if (band.xs.length > 0) add(NaN, NaN);
    for (const index of stretch) add(area.toX(positions[index]), area.toY(high[index]!));
    for (const index of stretch.toReversed()) add(area.toX(positions[index]), area.toY(low[index]!));
    stretch = [];
  };
  const add = (x: number, y: number) => {
    band.xs.push(x);
    band.ys.push(y);
  };
  for (let index = first; index <= last; index++) {
    if (low[index] !== null && high[index] !== null) stretch.push(index);
    else if (!isSparse) close();
  }
  close();
  return band;
}

/** All bars of a line as one path. */
function barShapes(state: SeriesState, area: PlotArea, { line, values }: Column): Shape[] {
  const { xs, ys } = pixelsOf(state, area, values, 'skip');
  const gap = xs.reduce((min, x, index) => (index === 0 ? min : Math.min(min, x - xs[index - 1])), area.width);
  const half = Math.max(1, Math.min(MAX_BAR_PX, gap * BAR_SHARE)) / 2;
  const { from } = area.yAxis;
  const base = area.yAxis.scale === 'log' ? area.y + area.height : area.toY(Math.max(0, from));
  const bottom = Math.min(area.y + area.height, Math.max(area.y, base));
  const outline: Points = { xs: [], ys: [] };
  for (const [index, x] of xs.entries()) {
    outline.xs.push(x - half, x + half, x + half, x - half, NaN);
    outline.ys.push(ys[index], ys[index], bottom, bottom, NaN);
  }
  return [{ kind: 'path', ...outline, fill: line.colour, opacity: BAR_OPACITY, clip: area }];
}

/** A line's sample in the legend. */
export function swatchShapes(column: Column, index: number, x: number, y: number): Shape[] {
  const { line } = column;
  const box = { kind: 'rectangle', y: y - 6, height: 12, fill: line.colour } as const;
  if (line.kind === 'bars') return [{ ...box, x: x + 7, width: 14, opacity: BAR_OPACITY }];
  const shapes: Shape[] = [];
  if (column.low !== undefined) shapes.push({ ...box, x, width: SWATCH_PX, opacity: BAND_OPACITY });
  const stroke = { stroke: line.colour, width: widthOfLine(column), dash: dashOf(column, index) };
  shapes.push({ kind: 'path', xs: [x, x + SWATCH_PX], ys: [y, y], ...stroke });
  if (!showsMarks(line)) return shapes;
  const at = { xs: [x + SWATCH_PX / 2], ys: [y] };
  shapes.push({ kind: 'marks', ...at, symbol: symbolOf(line, index), sizePx: MARK_PX, colour: line.colour });
  return shapes;
}
