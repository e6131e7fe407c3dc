import { areaIn, type PlotArea } from '../axes/axes.ts';
import { ticksOf, widthOf } from '../axes/ticks.ts';
import { line, type Shape } from '../figure/shapes.ts';
import type { AxisRange } from '../zoom/zoom.ts';
import type { RowGroup } from './cells.ts';
import { formatCount } from '../../design/figures.ts';

export interface RasterSize {
  columns: number;
  rows: number;
  groups: readonly RowGroup[];
  firstColumn: number;
  width: number;
  height: number;
}

const TOP = 24;
const BOTTOM = 38;
/** The names of the groups take at most this share of the width. */
const MAX_NAMES = 0.3;

export const heightOf = (rows: number) => Math.max(180, Math.min(520, rows * 4 + 70));

/** Room for the numbers of agents to the left, and for the names of groups to the right. */
export function layOutRaster({ rows, groups, width, height }: RasterSize, [from, to]: AxisRange): PlotArea {
  const left = Math.max(30, widthOf(formatCount(rows)) + 12);
  const widest = Math.max(0, ...groups.map(({ label }) => widthOf(label) + 14));
  const names = groups.length > 1 ? Math.min(width * MAX_NAMES, widest) : 8;
  return areaIn(
    {
      x: left,
      y: TOP,
      width: Math.max(10, width - left - names),
      height: Math.max(10, height - TOP - BOTTOM),
    },
    { from, to, scale: 'linear', label: 'Round', isWhole: true },
    { from: 0, to: Math.max(1, rows), scale: 'linear', label: 'Agents' },
  );
}

/** The picture of choices with its axes. The label of a round stands below the middle of its dots. */
export function rasterShapes(size: RasterSize, area: PlotArea, source: HTMLCanvasElement): Shape[] {
  const { columns, firstColumn } = size;
  const { x, y, width, height } = area;
  const left = area.toX(firstColumn);
  return [
    { kind: 'image', x: left, y, width: area.toX(firstColumn + columns) - left, height, source, clip: area },
    { kind: 'rectangle', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, stroke: 'line-strong' },
    ...roundShapes(size, area),
    ...groupShapes(size, area),
    ...nameShapes(size, area),
  ];
}

export function roundShapes({ firstColumn, width }: RasterSize, area: PlotArea): Shape[] {
  const bottom = area.y + area.height;
  const halfDot = (area.toX(firstColumn + 1) - area.toX(firstColumn)) / 2;
  return ticksOf(area.xAxis, area.width, 'across').flatMap(({ value, label }): Shape[] => {
    const at = Math.round(area.toX(value) + halfDot) + 0.5;
    if (at > area.x + area.width) return [];
    const textX = Math.min(at, width - widthOf(label) / 2);
    return [
      line(at, bottom, at, bottom + 5, 'line-strong'),
      { kind: 'text', x: textX, y: bottom + 18, text: label, anchor: 'middle' },
    ];
  });
}

/** Lines between the groups, and their names as far as they have room. */
export function groupShapes({ rows, groups, width }: RasterSize, area: PlotArea): Shape[] {
  const right = area.x + area.width;
  const maxLetters = Math.max(3, Math.floor((width - right - 12) / widthOf('m')));
  const shapes: Shape[] = [];
  let first = 0;
  let lastLabel = -Infinity;
  for (const group of groups.length > 1 ? groups : []) {
    const top = area.y + (first / rows) * area.height;
    const bottom = area.y + ((first + group.rows) / rows) * area.height;
    first += group.rows;
    if (first < rows) shapes.push(line(area.x, bottom, right + 6, bottom, 'lamp', 1.5));
    const at = (top + bottom) / 2 + 4;
    if (at - lastLabel < 14) continue;
    lastLabel = at;
    const { label } = group;
    const text = label.length > maxLetters ? `${label.slice(0, maxLetters - 1)}…` : label;
    shapes.push({ kind: 'text', x: right + 8, y: at, text, colour: 'ink' });
  }
  return shapes;
}

function nameShapes({ rows }: RasterSize, { x, y, width, height, xAxis, yAxis }: PlotArea): Shape[] {
  const title = { kind: 'text', colour: 'ink', isBold: true } as const;
  return [
    { kind: 'text', x: x - 8, y: y + 10, text: '1', anchor: 'end' },
    { kind: 'text', x: x - 8, y: y + height, text: formatCount(rows), anchor: 'end' },
    { ...title, x: 2, y: 13, text: yAxis.label },
    { ...title, x: x + width, y: y + height + 34, text: xAxis.label, anchor: 'end' },
  ];
}
