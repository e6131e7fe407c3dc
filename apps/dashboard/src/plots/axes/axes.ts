import { type Box, line, type Shape } from '../figure/shapes.ts';
import { type Axis, shareOf, ticksOf, widthOf } from './ticks.ts';

/** The room for data between the axes, and where values lie in it. */
export interface Frame extends Box {
  xAxis: Axis;
  yAxis: Axis;
  toX: (value: number) => number;
  toY: (value: number) => number;
}

/** Enough for most labels: plots below one another begin alike. */
const LEFT = 42;
const TOP = 24;
const RIGHT = 14;
const BOTTOM = 38;

/** Lays a plot out: as much room to the left as the labels there need, and to the right as is asked for. */
export function frameOf(width: number, height: number, xAxis: Axis, yAxis: Axis, right = RIGHT): Frame {
  const inner = Math.max(10, height - TOP - BOTTOM);
  const widest = Math.max(0, ...ticksOf(yAxis, inner, 'up').map(({ label }) => widthOf(label)));
  const x = Math.ceil(Math.max(LEFT, widest + 12));
  const box = { x, y: TOP, width: Math.max(10, width - x - right), height: inner };
  return frameIn(box, xAxis, yAxis);
}

export function frameIn(box: Box, xAxis: Axis, yAxis: Axis): Frame {
  return {
    ...box,
    xAxis,
    yAxis,
    toX: (value) => box.x + shareOf(xAxis, value) * box.width,
    toY: (value) => box.y + (1 - shareOf(yAxis, value)) * box.height,
  };
}

/** Half a pixel: lines of one pixel are sharp. */
const sharp = (value: number) => Math.round(value) + 0.5;

/** Grid, ticks and names of both axes; the upright one's name stands above it, where it reads without turning. */
export function axisShapes(frame: Frame): Shape[] {
  const { x, y, width, height, xAxis, yAxis } = frame;
  const shapes: Shape[] = [];
  for (const { value, label } of ticksOf(yAxis, height, 'up')) {
    const at = sharp(frame.toY(value));
    if (label === '') shapes.push(line(x - 3, at, x, at, 'line-strong'));
    else {
      shapes.push(line(x, at, x + width, at, 'line'));
      shapes.push({ kind: 'text', x: x - 8, y: at + 3.5, text: label, anchor: 'end' });
    }
  }
  for (const { value, label } of ticksOf(xAxis, width, 'across')) {
    const at = sharp(frame.toX(value));
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
