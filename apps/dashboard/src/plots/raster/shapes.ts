import type { Frame } from '../axes/axes.ts';
import { line, type Shape } from '../figure/shapes.ts';
import { ticksOf, widthOf } from '../axes/ticks.ts';

export interface RasterData {
  frame: Frame;
  columns: number;
  rows: number;
  groups: readonly { label: string; rows: number }[];
  firstColumn: number;
  width: number;
  height: number;
}

/** The picture of choices with its axes; rounds stand at the middle of their dots. */
export function rasterShapes(
  { frame, columns, rows, groups, firstColumn, width }: RasterData,
  source: HTMLCanvasElement,
): Shape[] {
  const { x, y, height } = frame;
  const right = x + frame.width;
  const left = frame.toX(firstColumn);
  const shapes: Shape[] = [
    { kind: 'image', x: left, y, width: frame.toX(firstColumn + columns) - left, height, source, clip: frame },
    { kind: 'rectangle', x: x + 0.5, y: y + 0.5, width: frame.width - 1, height: height - 1, stroke: 'line-strong' },
  ];
  const shift = (frame.toX(firstColumn + 1) - left) / 2;
  for (const { value, label } of ticksOf(frame.xAxis, frame.width, 'across')) {
    const at = Math.round(frame.toX(value) + shift) + 0.5;
    if (at > right) continue;
    shapes.push(line(at, y + height, at, y + height + 5, 'line-strong'));
    shapes.push({
      kind: 'text',
      x: Math.min(at, width - widthOf(label) / 2),
      y: y + height + 18,
      text: label,
      anchor: 'middle',
    });
  }
  let first = 0;
  let lastLabel = -Infinity;
  for (const group of groups.length > 1 ? groups : []) {
    const top = y + (first / rows) * height;
    const bottom = y + ((first + group.rows) / rows) * height;
    first += group.rows;
    if (first < rows) shapes.push(line(x, bottom, right + 6, bottom, 'lamp', 1.5));
    const at = (top + bottom) / 2 + 4;
    if (at - lastLabel < 14) continue;
    lastLabel = at;
    const most = Math.max(3, Math.floor((width - right - 12) / widthOf('m')));
    const text = group.label.length > most ? `${group.label.slice(0, most - 1)}…` : group.label;
    shapes.push({ kind: 'text', x: right + 8, y: at, text, colour: 'ink' });
  }
  shapes.push({ kind: 'text', x: x - 8, y: y + 10, text: '1', anchor: 'end' });
  shapes.push({ kind: 'text', x: x - 8, y: y + height, text: String(rows), anchor: 'end' });
  shapes.push({ kind: 'text', x: 2, y: 13, text: frame.yAxis.label, colour: 'ink', isBold: true });
  shapes.push({
    kind: 'text',
    x: right,
    y: y + height + 34,
    text: frame.xAxis.label,
    colour: 'ink',
    isBold: true,
    anchor: 'end',
  });
  return shapes;
}
