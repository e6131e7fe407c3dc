import type { Frame } from './axes.ts';
import type { PlotColour } from '../figure/colours.ts';
import type { Shape } from '../figure/shapes.ts';
import { widthOf } from './ticks.ts';

/** A level of x that matters. */
export interface UprightMark {
  label: string;
  x: number;
  colour: PlotColour;
}

/** Levels of x as upright lines, their names beside them at the top, one below the other where they would touch. */
export function uprightMarks(frame: Frame, marks: readonly UprightMark[]): Shape[] {
  const shown = marks.filter(({ x }) => x >= frame.xAxis.from && x <= frame.xAxis.to).toSorted((a, b) => a.x - b.x);
  /** How far each row is taken. */
  const taken: number[] = [];
  return shown.flatMap(({ label, x, colour }): Shape[] => {
    const at = frame.toX(x);
    const wide = widthOf(label) + 8;
    const isLeft = at + wide > frame.x + frame.width;
    const start = isLeft ? at - wide : at;
    let row = taken.findIndex((end) => start > end);
    if (row === -1) row = taken.length;
    taken[row] = start + wide;
    return [
      {
        kind: 'path',
        xs: [at, at],
        ys: [frame.y, frame.y + frame.height],
        stroke: colour,
        width: 1.5,
        dash: [6, 4],
      },
      {
        kind: 'text',
        x: isLeft ? at - 4 : at + 4,
        y: frame.y + 11 + row * 15,
        text: label,
        colour,
        isBold: true,
        hasRim: true,
        anchor: isLeft ? 'end' : 'start',
      },
    ];
  });
}
