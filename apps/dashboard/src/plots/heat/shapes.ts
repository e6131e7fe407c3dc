import { formatNumber } from '../../design/figures.ts';
import { heatColour, inkOn } from './scale.ts';
import { line, type Shape } from '../figure/shapes.ts';
import { type Axis, type ScaleKind, shareOf, ticksOf, widthOf } from '../axes/ticks.ts';

interface HeatData {
  width: number;
  height: number;
  xLabel: string;
  yLabel: string;
  xNames: readonly string[];
  yNames: readonly string[];
  values: readonly (readonly (number | null)[])[];
  valueLabel: string;
  scale: ScaleKind;
}

export interface HeatLayout extends HeatData {
  /** Top left of the cells. */
  x: number;
  y: number;
  cellWidth: number;
  cellHeight: number;
  /** The values from the darkest to the lightest colour. */
  range: Pick<Axis, 'from' | 'to' | 'scale'>;
}

const TOP = 24;
const BOTTOM = 38;
/** The bar of the scale, and its distance from the cells. */
const SCALE_WIDTH = 14;
const SCALE_GAP = 18;

export function layOutHeatMap(data: HeatData): HeatLayout {
  const range = rangeOf(data);
  const left = Math.max(24, ...data.yNames.map((name) => widthOf(name))) + 10;
  const barLabels = Math.max(
    ...ticksOf({ ...range, label: '' }, data.height - TOP - BOTTOM, 'up').map(({ label }) => widthOf(label)),
    10,
  );
  const right = SCALE_GAP + SCALE_WIDTH + 8 + barLabels + 2;
  return {
    ...data,
    x: left,
    y: TOP,
    cellWidth: Math.max(2, data.width - left - right) / Math.max(1, data.xNames.length),
    cellHeight: Math.max(2, data.height - TOP - BOTTOM) / Math.max(1, data.yNames.length),
    range,
  };
}

function rangeOf({ values, scale }: HeatData): HeatLayout['range'] {
  let [from, to] = [Infinity, -Infinity];
  for (const value of values.flat()) {
    if (!isShown(value, scale)) continue;
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  if (from > to) return { from: scale === 'log' ? 0.1 : 0, to: 1, scale };
  if (from === to)
    return scale === 'log' ? { from: from / 2, to: to * 2, scale } : { from: from - 0.5, to: to + 0.5, scale };
  return { from, to, scale };
}

const isShown = (value: number | null | undefined, scale: ScaleKind): value is number =>
  value !== null && value !== undefined && Number.isFinite(value) && (scale === 'linear' || value > 0);

export interface HeatCell {
  x: number;
  /** From the bottom. */
  y: number;
}

/** The cell at a position in pixels from the plot's top left; null beside the cells. */
export function cellAt(layout: HeatLayout, left: number, top: number): HeatCell | null {
  const x = Math.floor((left - layout.x) / layout.cellWidth);
  const fromTop = Math.floor((top - layout.y) / layout.cellHeight);
  const y = layout.yNames.length - 1 - fromTop;
  return x >= 0 && x < layout.xNames.length && y >= 0 && y < layout.yNames.length ? { x, y } : null;
}

const WAYS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The cell that an arrow key leads to; undefined for any other key. The first key selects a cell at an edge. */
export function cellAfterKey({ xNames, yNames }: HeatLayout, cell: HeatCell | null, key: string): HeatCell | undefined {
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const { x, y } = cell ?? { x: way[0] > 0 ? -1 : 0, y: way[1] > 0 ? -1 : 0 };
  return {
    x: Math.max(0, Math.min(xNames.length - 1, x + way[0])),
    y: Math.max(0, Math.min(yNames.length - 1, y + way[1])),
  };
}

/** Position and size of a cell in pixels. */
export const boxOf = ({ x, y, cellWidth, cellHeight, yNames }: HeatLayout, cell: HeatCell) => ({
  x: x + cell.x * cellWidth,
  y: y + (yNames.length - 1 - cell.y) * cellHeight,
  width: cellWidth,
  height: cellHeight,
});

/** All shapes of a heat map. Values stand in their cells where there is room. */
export function heatShapes(layout: HeatLayout): Shape[] {
  const { cellWidth, cellHeight, values } = layout;
  const texts = values.map((row) => row.map((value) => formatNumber(value, 3)));
  const widest = Math.max(0, ...texts.flat().map((text) => widthOf(text, 11)));
  const hasNumbers = cellHeight >= 20 && cellWidth >= widest + 8;
  const gap = Math.min(cellWidth, cellHeight) > 12 ? 1 : 0;
  const cells = layout.yNames.flatMap((_, row) =>
    layout.xNames.flatMap((_, column) => cellShapes(layout, { x: column, y: row }, gap, hasNumbers)),
  );
  return [...cells, ...nameShapes(layout), ...scaleShapes(layout)];
}

function cellShapes(layout: HeatLayout, cell: HeatCell, gap: number, hasNumber: boolean): Shape[] {
  const { values, range } = layout;
  const value = values[cell.y]?.[cell.x];
  const whole = boxOf(layout, cell);
  const box = { ...whole, width: whole.width - gap, height: whole.height - gap };
  if (!isShown(value, range.scale)) {
    // A strike marks an unknown value, which is neither low nor high.
    const strike = line(box.x, box.y + box.height, box.x + box.width, box.y, 'line-strong');
    return [
      { kind: 'rectangle', ...box, fill: 'panel' },
      { ...strike, clip: box },
    ];
  }
  const share = shareOf(range, value);
  const shapes: Shape[] = [{ kind: 'rectangle', ...box, fill: heatColour(share) }];
  if (!hasNumber) return shapes;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4 };
  const text = { text: formatNumber(value, 3), sizePx: 11, colour: inkOn(share) } as const;
  return [...shapes, { kind: 'text', ...at, ...text, anchor: 'middle' }];
}

/** The levels' names, as many as have room. */
function nameShapes({ x, y, cellWidth, cellHeight, xNames, yNames, xLabel, yLabel }: HeatLayout): Shape[] {
  const bottom = y + cellHeight * yNames.length;
  const right = x + cellWidth * xNames.length;
  const everyX = Math.max(1, Math.ceil((Math.max(...xNames.map((name) => widthOf(name)), 1) + 10) / cellWidth));
  const everyY = Math.max(1, Math.ceil(16 / cellHeight));
  const shapes: Shape[] = [];
  for (const [index, text] of xNames.entries()) {
    if (index % everyX !== 0) continue;
    shapes.push({ kind: 'text', x: x + (index + 0.5) * cellWidth, y: bottom + 16, text, anchor: 'middle' });
  }
  for (const [index, text] of yNames.entries()) {
    if (index % everyY !== 0) continue;
    const at = y + (yNames.length - 0.5 - index) * cellHeight + 4;
    shapes.push({ kind: 'text', x: x - 8, y: at, text, anchor: 'end' });
  }
  shapes.push({ kind: 'text', x: 2, y: 13, text: yLabel, colour: 'ink', isBold: true });
  shapes.push({ kind: 'text', x: right, y: bottom + 34, text: xLabel, colour: 'ink', isBold: true, anchor: 'end' });
  return shapes;
}

/** The bar that relates colours to values. */
function scaleShapes({ x, y, cellWidth, cellHeight, xNames, yNames, range, valueLabel, width }: HeatLayout): Shape[] {
  const left = x + cellWidth * xNames.length + SCALE_GAP;
  const height = cellHeight * yNames.length;
  const steps = Math.max(2, Math.min(128, Math.round(height / 2)));
  const shapes: Shape[] = Array.from({ length: steps }, (_, step) => ({
    kind: 'rectangle',
    x: left,
    y: y + (height * step) / steps,
    width: SCALE_WIDTH,
    height: height / steps + 0.5,
    fill: heatColour(1 - (step + 0.5) / steps),
  }));
  for (const { value, label } of ticksOf({ ...range, label: '' }, height, 'up')) {
    if (label === '') continue;
    const at = Math.round(y + height * (1 - shareOf(range, value))) + 0.5;
    shapes.push(line(left + SCALE_WIDTH, at, left + SCALE_WIDTH + 4, at, 'line-strong'));
    shapes.push({ kind: 'text', x: left + SCALE_WIDTH + 7, y: at + 3.5, text: label });
  }
  shapes.push({ kind: 'text', x: width - 2, y: 13, text: valueLabel, colour: 'ink', isBold: true, anchor: 'end' });
  return shapes;
}
