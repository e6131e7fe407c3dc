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
  /** What the colours span. */
  range: Pick<Axis, 'from' | 'to' | 'scale'>;
}

const TOP = 24;
const BOTTOM = 38;
/** The scale's bar, its numbers, and the distance to the cells. */
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

export function cellAt(layout: HeatLayout, event: MouseEvent, element: Element): { x: number; y: number } | null {
  const { left, top } = element.getBoundingClientRect();
  const x = Math.floor((event.clientX - left - layout.x) / layout.cellWidth);
  const fromTop = Math.floor((event.clientY - top - layout.y) / layout.cellHeight);
  const y = layout.yNames.length - 1 - fromTop;
  return x >= 0 && x < layout.xNames.length && y >= 0 && y < layout.yNames.length ? { x, y } : null;
}

export function heatShapes(layout: HeatLayout): Shape[] {
  const { x, y, cellWidth, cellHeight, xNames, yNames, values, range } = layout;
  const shapes: Shape[] = [];
  const texts = values.map((row) => row.map((value) => formatNumber(value, 3)));
  const widest = Math.max(0, ...texts.flat().map((text) => widthOf(text, 11)));
  const hasNumbers = cellHeight >= 20 && cellWidth >= widest + 8;
  const gap = Math.min(cellWidth, cellHeight) > 12 ? 1 : 0;
  for (const [row] of yNames.entries()) {
    for (const [column] of xNames.entries()) {
      const value = values[row]?.[column];
      const cell = {
        x: x + column * cellWidth,
        y: y + (yNames.length - 1 - row) * cellHeight,
        width: cellWidth - gap,
        height: cellHeight - gap,
      };
      if (!isShown(value, range.scale)) {
        shapes.push({ kind: 'rectangle', ...cell, fill: 'panel' });
        // Struck out: nothing is known, which is neither little nor much.
        shapes.push({ ...line(cell.x, cell.y + cell.height, cell.x + cell.width, cell.y, 'line-strong'), clip: cell });
        continue;
      }
      const share = shareOf(range, value);
      shapes.push({ kind: 'rectangle', ...cell, fill: heatColour(share) });
      if (hasNumbers) {
        shapes.push({
          kind: 'text',
          x: cell.x + cell.width / 2,
          y: cell.y + cell.height / 2 + 4,
          text: texts[row][column],
          sizePx: 11,
          anchor: 'middle',
          colour: inkOn(share),
        });
      }
    }
  }
  return [...shapes, ...nameShapes(layout), ...scaleShapes(layout)];
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

/** The bar that says which colour is which value. */
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
