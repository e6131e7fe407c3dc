import type { PlotArea } from './axes.ts';
import type { PlotColour } from '../figure/colours.ts';
import type { Shape } from '../figure/shapes.ts';
import { type Axis, widthOf } from './ticks.ts';

/** A marked level, such as the capacity. With y2 it is a band. */
export interface LevelMark {
  label: string;
  y: number;
  y2?: number;
  colour: PlotColour;
  dash?: readonly number[];
}

const LINE_HEIGHT = 15;

/**
 * Moves labels apart as little as necessary, within from…to. Returns the heights of their first lines in the order of
 * `wanted`. `lines` is the number of lines of each label.
 */
export function placeLabels(
  wanted: readonly number[],
  from: number,
  to: number,
  lines: readonly number[] = wanted.map(() => 1),
): number[] {
  const middle = (index: number) => wanted[index] + (lines[index] * LINE_HEIGHT) / 2;
  const order = wanted.map((_, index) => index).sort((a, b) => middle(a) - middle(b) || a - b);
  const heights = [...wanted];
  let min = from;
  for (const index of order) {
    heights[index] = Math.max(min, wanted[index]);
    min = heights[index] + lines[index] * LINE_HEIGHT;
  }
  let end = to + LINE_HEIGHT;
  for (const index of order.toReversed()) {
    heights[index] = Math.min(end - lines[index] * LINE_HEIGHT, heights[index]);
    end = heights[index];
  }
  return heights;
}

/** Narrower plots have no room beside the data. The names of levels then stand in the legend. */
const NARROW = 480;
export const isNarrow = (width: number) => width < NARROW;
const NAME_PX = 11.5;
/** Share of the width that names take at most. */
const MAX_SHARE = 0.18;
const DISTANCE = 8;

/** The room for the names of levels, right of the data. */
export function gutterOf(marks: readonly LevelMark[], width: number): number | undefined {
  if (marks.length === 0 || isNarrow(width)) return undefined;
  const widest = Math.max(...marks.map(({ label }) => widthOf(label, NAME_PX)));
  return Math.ceil(Math.min(width * MAX_SHARE, widest + DISTANCE + 4));
}

/** Breaks a name into lines that fit. A word that is longer than a line is cut. */
export function wrap(label: string, room: number): string[] {
  const max = Math.max(3, Math.floor(room / widthOf('m', NAME_PX)));
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= max;
    if (fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > max ? `${word.slice(0, max - 1)}…` : word);
  }
  return lines;
}

/** Both ends of a level, ascending and within the axis. Null if it lies outside. */
function rangeOn({ from, to }: Axis, { y, y2 = y }: LevelMark): [low: number, high: number] | null {
  const [low, high] = [Math.min(y, y2), Math.max(y, y2)];
  return high < from || low > to ? null : [Math.max(from, low), Math.min(to, high)];
}

/** The levels within the axis, with their names to the right. On dense data they have a light rim. */
export function markShapes(area: PlotArea, marks: readonly LevelMark[], width: number, isOnData: boolean): Shape[] {
  const shown = marks.flatMap((mark) => {
    const range = rangeOn(area.yAxis, mark);
    return range === null ? [] : [{ mark, range }];
  });
  const levels = shown.flatMap(({ mark, range }) => levelShapes(area, mark, range, isOnData));
  const gutter = gutterOf(marks, width);
  return gutter === undefined ? levels : [...levels, ...nameShapes(area, shown, gutter - DISTANCE)];
}

function levelShapes(area: PlotArea, mark: LevelMark, [low, high]: [number, number], isOnData: boolean): Shape[] {
  const { colour, dash = [7, 4] } = mark;
  if (mark.y2 !== undefined && mark.y2 !== mark.y) {
    const [top, bottom] = [area.toY(high), area.toY(low)];
    const box = { x: area.x, y: top, width: area.width, height: bottom - top, clip: area };
    return [{ kind: 'rectangle', ...box, fill: colour, opacity: 0.16 }];
  }
  const at = area.toY(low);
  const path = { kind: 'path', xs: [area.x, area.x + area.width], ys: [at, at], clip: area } as const;
  const level: Shape = { ...path, stroke: colour, width: isOnData ? 2 : 1.5, dash };
  return isOnData ? [{ ...path, stroke: 'panel', width: 4, opacity: 0.7 }, level] : [level];
}

function nameShapes(
  area: PlotArea,
  shown: readonly { mark: LevelMark; range: [number, number] }[],
  room: number,
): Shape[] {
  const names = shown.map(({ mark }) => wrap(mark.label, room));
  const wanted = shown.map(({ range: [low, high] }, index) => {
    const middle = (area.toY(low) + area.toY(high)) / 2;
    return middle + 4 - ((names[index].length - 1) * LINE_HEIGHT) / 2;
  });
  const counts = names.map(({ length }) => length);
  const heights = placeLabels(wanted, area.y + 4, area.y + area.height - 3, counts);
  const x = area.x + area.width + DISTANCE;
  return shown.flatMap(({ mark: { colour } }, index) =>
    names[index].map((text, row): Shape => {
      const y = heights[index] + row * LINE_HEIGHT;
      return { kind: 'text', text, colour, x, y, sizePx: NAME_PX, isBold: true };
    }),
  );
}

/** The sample of a level in the legend. */
export function markSwatch(
  { colour, y, y2 = y, dash = [7, 4] }: LevelMark,
  x: number,
  y0: number,
  width: number,
): Shape[] {
  return y === y2
    ? [{ kind: 'path', xs: [x, x + width], ys: [y0, y0], stroke: colour, width: 2, dash }]
    : [{ kind: 'rectangle', x, y: y0 - 6, width, height: 12, fill: colour, opacity: 0.25 }];
}
