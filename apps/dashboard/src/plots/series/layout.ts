import { type PlotArea, layOutArea } from '../axes/axes.ts';
import { SYMBOLS } from '../figure/colours.ts';
import { gutterOf, type LevelMark } from '../axes/level-marks.ts';
import { type Columns, extentOf, type Line } from './data.ts';
import { type Axis, roundRange, type ScaleKind } from '../axes/ticks.ts';
import type { UprightMark } from '../axes/upright-marks.ts';

/** Everything that a series plot shows at one moment. */
export interface SeriesState {
  data: Columns;
  /** Keys of the lines that are switched off in the legend. */
  hidden: ReadonlySet<string>;
  marks: readonly LevelMark[];
  uprights?: readonly UprightMark[];
  /** The marks of a plot above or below over the same x: the room to the right is the same. */
  beside?: readonly LevelMark[];
  xLabel: string;
  yLabel: string;
  xScale: ScaleKind;
  yScale: ScaleKind;
  yRange: readonly [number, number] | undefined;
  isWhole: boolean;
  /** The range that the values stand for; by default from the first position to the last. */
  extent?: readonly [number, number];
  window: readonly [number, number];
  width: number;
  height: number;
}

/** A line with at most this many values has a symbol at each. */
const FEW = 60;

export const symbolOf = (line: Line, index: number) => line.symbol ?? SYMBOLS[index % SYMBOLS.length];

export const showsMarks = ({ kind, symbol, values }: Line): boolean =>
  kind !== 'bars' && (symbol !== undefined || values.length <= FEW);

/** Marks at the very edge need room around them. */
export const needsRoom = (line: Line) => showsMarks(line) || line.kind === 'bars';

/** The narrowest range to zoom to: one round, or a billionth of the whole. */
export const minRange = (isWhole: boolean, [from, to]: readonly [number, number]) => (isWhole ? 1 : (to - from) * 1e-9);

/** The whole range of the positions. Symbols at the edge need room around it. */
export function wholeRange(xs: readonly number[], scale: ScaleKind, hasRoom: boolean): [number, number] {
  const usable = scale === 'log' ? xs.filter((value) => value > 0) : xs;
  if (usable.length === 0) return scale === 'log' ? [0.1, 10] : [0, 1];
  const [from, to] = [usable[0], usable[usable.length - 1]];
  if (from === to) return scale === 'log' ? [from / 2, from * 2] : [from - 0.5, to + 0.5];
  if (!hasRoom) return [from, to];
  if (scale === 'log') return [from / (to / from) ** 0.03, to * (to / from) ** 0.03];
  return [from - (to - from) * 0.02, to + (to - from) * 0.02];
}

/** The axes of a plot. The vertical one spans the visible values, and the marks near them. */
export function layOut(state: SeriesState): PlotArea {
  const { window, yRange, yScale } = state;
  const xAxis: Axis = {
    from: window[0],
    to: window[1],
    scale: state.xScale,
    label: state.xLabel,
    isWhole: state.isWhole,
  };
  const [from, to] = yRange ?? rangeOf(state);
  const yAxis: Axis = { from, to, scale: yScale, label: state.yLabel };
  return layOutArea(
    state.width,
    state.height,
    xAxis,
    yAxis,
    gutterOf([...state.marks, ...(state.beside ?? [])], state.width),
  );
}

function rangeOf({ data, hidden, marks, window, yScale }: SeriesState): [number, number] {
  const shown = data.columns.filter(({ line }) => !hidden.has(line.key));
  let { least, greatest } = extentOf(shown, data.xs, window[0], window[1]);
  const hasBars = shown.some(({ line }) => line.kind === 'bars');
  if (hasBars && yScale === 'linear') [least, greatest] = [Math.min(0, least), Math.max(0, greatest)];
  const measure = (value: number) => (yScale === 'log' ? Math.log(value) : value);
  for (const value of marks.flatMap(({ y, y2 }) => (y2 === undefined ? [y] : [y, y2]))) {
    if (!Number.isFinite(value) || (yScale === 'log' && value <= 0)) continue;
    const spread = Math.max(measure(greatest) - measure(least), Math.abs(measure(greatest)) * 0.1);
    const isNear =
      value >= least ? measure(value) - measure(greatest) <= spread : measure(least) - measure(value) <= spread;
    if (isNear || !Number.isFinite(spread)) [least, greatest] = [Math.min(least, value), Math.max(greatest, value)];
  }
  return roundRange(least, greatest, yScale);
}
