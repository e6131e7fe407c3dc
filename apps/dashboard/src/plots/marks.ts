import type { Frame } from './axes.ts';
import type { PlotColour } from './colours.ts';
import type { Shape } from './shapes.ts';
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

/** Moves labels apart, as little as it takes, within from…to. Gives their places in the order of `wanted`. */
export function placeLabels(wanted: readonly number[], from: number, to: number, distance = LINE_HEIGHT): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const places = [...wanted];
  let least = from;
  for (const index of order) {
    places[index] = Math.max(least, wanted[index]);
    least = places[index] + distance;
  }
  let most = to;
  for (const index of order.toReversed()) {
    places[index] = Math.min(most, places[index]);
    most = places[index] - distance;
  }
  return places;
}

/** The marks that lie in the frame, with their names at the right end. */
export function markShapes(frame: Frame, marks: readonly LevelMark[]): Shape[] {
  const { yAxis } = frame;
  const isIn = (value: number) => value >= yAxis.from && value <= yAxis.to;
  const shown = marks.filter(({ y, y2 = y }) => isIn(y) || isIn(y2) || (y < yAxis.from && y2 > yAxis.to));
  const shapes: Shape[] = [];
  const right = frame.x + frame.width;
  for (const { y, y2, colour, dash = [6, 4] } of shown) {
    if (y2 !== undefined && y2 !== y) {
      const [top, bottom] = [frame.toY(Math.max(y, y2)), frame.toY(Math.min(y, y2))];
      shapes.push({
        kind: 'rectangle',
        x: frame.x,
        y: top,
        width: frame.width,
        height: bottom - top,
        fill: colour,
        opacity: 0.14,
        clip: frame,
      });
      continue;
    }
    const at = frame.toY(y);
    shapes.push({ kind: 'path', xs: [frame.x, right], ys: [at, at], stroke: colour, width: 1.5, dash, clip: frame });
  }
  const places = placeLabels(
    shown.map(({ y, y2 = y }) => frame.toY(Math.min(yAxis.to, Math.max(yAxis.from, Math.max(y, y2)))) - 5),
    frame.y + 12,
    frame.y + frame.height - 5,
  );
  const most = Math.max(4, Math.floor(frame.width / widthOf('m')));
  for (const [index, { label, colour }] of shown.entries()) {
    const text = label.length > most ? `${label.slice(0, most - 1)}…` : label;
    shapes.push({
      kind: 'text',
      x: right - 4,
      y: places[index],
      text,
      colour,
      isBold: true,
      anchor: 'end',
      hasRim: true,
    });
  }
  return shapes;
}
