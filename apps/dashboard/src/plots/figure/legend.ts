import { widthOf } from '../axes/ticks.ts';
import type { Figure, Shape } from './shapes.ts';

export interface LegendEntry {
  label: string;
  /** The sample, from x to the right, around the height y. */
  swatch: (x: number, y: number) => Shape[];
}

const LEFT = 4;
const ROW_HEIGHT = 18;
const FIRST_ROW = 16;
const BELOW = 10;
/** Between a sample and its label, and between an entry and the next. */
const LABEL_GAP = 6;
const ENTRY_GAP = 18;

/** The figure with a legend below it, in as many rows as its width requires. */
export function withLegend(figure: Figure, entries: readonly LegendEntry[], swatchWidth: number): Figure {
  if (entries.length === 0) return figure;
  const shapes: Shape[] = [];
  let [x, y] = [LEFT, figure.height + FIRST_ROW];
  for (const { label, swatch } of entries) {
    const textX = swatchWidth + LABEL_GAP;
    const width = textX + widthOf(label) + ENTRY_GAP;
    if (x > LEFT && x + width > figure.width) [x, y] = [LEFT, y + ROW_HEIGHT];
    shapes.push(...swatch(x, y - 4));
    shapes.push({ kind: 'text', x: x + textX, y, text: label, colour: 'ink' });
    x += width;
  }
  return { width: figure.width, height: y + BELOW, shapes: [...figure.shapes, ...shapes] };
}
