import type { PlotArea } from './axes.ts';
import type { PlotColour } from '../figure/colours.ts';
import type { Shape } from '../figure/shapes.ts';
import { widthOf } from './ticks.ts';

/** A marked level of x. */
export interface UprightMark {
  label: string;
  x: number;
  colour: PlotColour;
}

/** Levels of x as vertical lines. Their names stand at the top, in as many rows as they need. */
export function uprightMarks(area: PlotArea, marks: readonly UprightMark[]): Shape[] {
  const shown = marks.filter(({ x }) => x >= area.xAxis.from && x <= area.xAxis.to).toSorted((a, b) => a.x - b.x);
  /** Right end of the last name in each row. */
  const taken: number[] = [];
  return shown.flatMap(({ label, x, colour }): Shape[] => {
    const at = area.toX(x);
    const wide = widthOf(label) + 8;
    const isLeft = at + wide > area.x + area.width;
    const start = isLeft ? at - wide : at;
    let row = taken.findIndex((end) => start > end);
    if (row === -1) row = taken.length;
    taken[row] = start + wide;
    return [
      {
        kind: 'path',
        xs: [at, at],
        ys: [area.y, area.y + area.height],
        stroke: colour,
        width: 1.5,
        dash: [6, 4],
      },
      {
        kind: 'text',
        x: isLeft ? at - 4 : at + 4,
        y: area.y + 11 + row * 15,
        text: label,
        colour,
        isBold: true,
        hasRim: true,
        anchor: isLeft ? 'end' : 'start',
      },
    ];
  });
}
