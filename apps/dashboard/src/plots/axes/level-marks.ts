import type { Frame } from './axes.ts';
import type { PlotColour } from '../figure/colours.ts';
import type { Shape } from '../figure/shapes.ts';
import { widthOf } from './ticks.ts';

/** A level that matters, such as the capacity; with y2, a band of them. */
export interface LevelMark {
  label: string;
  y: number;
  y2?: number;
  colour: PlotColour;
  dash?: readonly number[];
}

const LINE_HEIGHT = 15;

/**
 * Moves labels apart, as little as it takes, within from…to. Gives the places of their first lines in the order of
 * `wanted`; `lines` says how many each has.
 */
export function placeLabels(
  wanted: readonly number[],
  from: number,
  to: number,
  lines: readonly number[] = wanted.map(() => 1),
): number[] {
  const middle = (index: number) => wanted[index] + (lines[index] * LINE_HEIGHT) / 2;
  const order = wanted.map((_, index) => index).sort((a, b) => middle(a) - middle(b) || a - b);
  const places = [...wanted];
  let least = from;
  for (const index of order) {
    places[index] = Math.max(least, wanted[index]);
    least = places[index] + lines[index] * LINE_HEIGHT;
  }
  let end = to + LINE_HEIGHT;
  for (const index of order.toReversed()) {
    places[index] = Math.min(end - lines[index] * LINE_HEIGHT, places[index]);
    end = places[index];
  }
  return places;
}

/** A narrow plot has no room to spare: there the names stand in the legend. */
const NARROW = 480;
export const isNarrow = (width: number) => width < NARROW;
const NAME_PX = 11.5;
const MOST_OF_WIDTH = 0.18;
const DISTANCE = 8;

/** The room to the right of the data that the names of the marks take. */
export function gutterOf(marks: readonly LevelMark[], width: number): number | undefined {
  if (marks.length === 0 || isNarrow(width)) return undefined;
  const widest = Math.max(...marks.map(({ label }) => widthOf(label, NAME_PX)));
  return Math.ceil(Math.min(width * MOST_OF_WIDTH, widest + DISTANCE + 4));
}

/** Breaks a name into lines that fit; a word that is too long for one is cut. */
function wrap(label: string, room: number): string[] {
  const most = Math.max(3, Math.floor(room / widthOf('m', NAME_PX)));
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    const fits = last !== undefined && last.length + 1 + word.length <= most;
    if (fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most ? `${word.slice(0, most - 1)}…` : word);
  }
  return lines;
}

/** The marks that lie in the frame, with their names to the right. On dense data they have a light rim. */
export function markShapes(frame: Frame, marks: readonly LevelMark[], width: number, isOnData: boolean): Shape[] {
  const { yAxis } = frame;
  const isIn = (value: number) => value >= yAxis.from && value <= yAxis.to;
  const shown = marks.filter(({ y, y2 = y }) => isIn(y) || isIn(y2) || (y < yAxis.from && y2 > yAxis.to));
  const right = frame.x + frame.width;
  const gutter = gutterOf(marks, width);
  const lines = shown.flatMap(({ y, y2, colour, dash = [7, 4] }): Shape[] => {
    if (y2 !== undefined && y2 !== y) {
      const [top, bottom] = [frame.toY(Math.max(y, y2)), frame.toY(Math.min(y, y2))];
      const box = { x: frame.x, y: top, width: frame.width, height: bottom - top, clip: frame };
      return [{ kind: 'rectangle', ...box, fill: colour, opacity: 0.16 }];
    }
    const at = frame.toY(y);
    const path = { kind: 'path', xs: [frame.x, right], ys: [at, at], clip: frame } as const;
    const level: Shape = { ...path, stroke: colour, width: isOnData ? 2 : 1.5, dash };
    return isOnData ? [{ ...path, stroke: 'panel', width: 4, opacity: 0.7 }, level] : [level];
  });
  if (gutter === undefined) return lines;
  const names = shown.map(({ label }) => wrap(label, gutter - DISTANCE));
  const levels = shown.map(({ y, y2 = y }, index) => {
    const [low, high] = [Math.max(yAxis.from, Math.min(y, y2)), Math.min(yAxis.to, Math.max(y, y2))];
    return (frame.toY(low) + frame.toY(high)) / 2 + 4 - ((names[index].length - 1) * LINE_HEIGHT) / 2;
  });
  const counts = names.map(({ length }) => length);
  const places = placeLabels(levels, frame.y + 4, frame.y + frame.height - 3, counts);
  const texts = shown.flatMap(({ colour }, index) =>
    names[index].map((text, row): Shape => {
      const y = places[index] + row * LINE_HEIGHT;
      return { kind: 'text', text, colour, x: right + DISTANCE, y, sizePx: NAME_PX, isBold: true };
    }),
  );
  return [...lines, ...texts];
}

/** A mark's sample in the legend, where its name has no other place. */
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
