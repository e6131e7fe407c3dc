import { type Box, line, type Shape } from '../figure/shapes.ts';
import { type Axis, shareOf, ticksOf, widthOf } from './ticks.ts';

/** The rectangle of the data between the axes, with the mapping from values to pixels. */
export interface PlotArea extends Box {
  xAxis: Axis;
  yAxis: Axis;
  toX: (value: number) => number;
  toY: (value: number) => number;
}

/** Enough for most labels, so that plots below one another are aligned. */
const LEFT = 42;
const TOP = 24;
const RIGHT = 14;
const BOTTOM = 38;

/** Leaves as much room to the left as the labels need. */
export function layOutArea(width: number, height: number, xAxis: Axis, yAxis: Axis, right = RIGHT): PlotArea {
  const inner = Math.max(10, height - TOP - BOTTOM);
  const widest = Math.max(0, ...ticksOf(yAxis, inner, 'up').map(({ label }) => widthOf(label)));
  const x = Math.ceil(Math.max(LEFT, widest + 12));
  const box = { x, y: TOP, width: Math.max(10, width - x - right), height: inner };
  return areaIn(box, xAxis, yAxis);
}

export function areaIn(box: Box, xAxis: Axis, yAxis: Axis): PlotArea {
  return {
    ...box,
    xAxis,
    yAxis,
    toX: (value) => box.x + shareOf(xAxis, value) * box.width,
    toY: (value) => box.y + (1 - shareOf(yAxis, value)) * box.height,
  };
}

/** The middle of a pixel. A line of one pixel is sharp there. */
const sharp = (value: number) => Math.round(value) + 0.5;

/** Grid, ticks and names of both axes. The name of the vertical axis stands above it, horizontally. */
export function axisShapes(area: PlotArea): Shape[] {
  const { x, y, width, height, xAxis, yAxis } = area;
  const shapes: Shape[] = [];
  for (const { value, label } of ticksOf(yAxis, height, 'up')) {
    const at = sharp(area.toY(value));
    if (label === '') shapes.push(line(x - 3, at, x, at, 'line-strong'));
    else {
      shapes.push(line(x, at, x + width, at, 'line'));
      shapes.push({ kind: 'text', x: x - 8, y: at + 3.5, text: label, anchor: 'end' });
    }
  }
  for (const { value, label } of ticksOf(xAxis, width, 'across')) {
    const at = sharp(area.toX(value));
    if (label !== '' && xAxis.scale === 'log') shapes.push(line(at, y, at, y + height, 'line'));
    shapes.push(line(at, y + height, at, y + height + (label === '' ? 3 : 5), 'line-strong'));
    if (label === '') continue;
    const half = widthOf(label) / 2;
    const centre = Math.min(at, x + width + RIGHT - half - 1);
    shapes.push({ kind: 'text', x: centre, y: y + height + 18, text: label, anchor: 'middle' });
  }
  shapes.push(line(x, sharp(y + height), x + width, sharp(y + height), 'line-strong'));
  shapes.push({ kind: 'text', x: 2, y: 13, text: yAxis.label, colour: 'ink', isBold: true });
  shapes.push({
    kind: 'text',
    x: x + width,
    y: y + height + 34,
    text: xAxis.label,
    colour: 'ink',
    isBold: true,
    anchor: 'end',
  });
  return shapes;
}
