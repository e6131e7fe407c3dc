import { axisShapes, layOutArea, type PlotArea } from '../axes/axes.ts';
import { roundRange, valueAt } from '../axes/ticks.ts';
import { type UprightMark, uprightMarks } from '../axes/upright-marks.ts';
import type { PlotColour } from '../figure/colours.ts';
import { type LegendEntry, withLegend } from '../figure/legend.ts';
import type { Figure, Shape } from '../figure/shapes.ts';

export interface HistogramGroup {
  label: string;
  colour: PlotColour;
  /** One less than there are edges. */
  counts: ArrayLike<number>;
}

export interface HistogramData {
  xLabel: string;
  yLabel: string;
  /** Ascending. */
  edges: ArrayLike<number>;
  groups: readonly HistogramGroup[];
  /** Levels of x that matter. */
  marks: readonly UprightMark[];
}

export const HEIGHT = 240;
const SWATCH_PX = 16;
/** Outlines of neighbouring groups differ in print too. */
export const dashOf = (index: number): readonly number[] => (index % 2 === 0 ? [] : [5, 3]);

export function layOutHistogram(width: number, { edges, groups, xLabel, yLabel }: HistogramData): PlotArea {
  let max = 0;
  let isWhole = true;
  for (const { counts } of groups) {
    for (let bin = 0; bin < counts.length; bin++) {
      max = Math.max(max, counts[bin]);
      isWhole &&= Number.isInteger(counts[bin]);
    }
  }
  const [from, to] = edges.length < 2 ? [0, 1] : [edges[0], edges[edges.length - 1]];
  const [, top] = roundRange(0, max || 1, 'linear');
  return layOutArea(
    width,
    HEIGHT,
    { from, to, scale: 'linear', label: xLabel },
    { from: 0, to: top, scale: 'linear', label: yLabel, isWhole },
  );
}

export function histogramShapes(area: PlotArea, { edges, groups, marks }: HistogramData): Shape[] {
  const outlines = edges.length < 2 ? [] : groups.flatMap((group, index) => groupShapes(area, edges, group, index));
  // Several groups lie over one another: each must show through.
  const opacity = groups.length === 1 ? 0.75 : 0.3;
  const faint = outlines.map((shape) =>
    shape.kind === 'path' && shape.fill !== undefined ? { ...shape, opacity } : shape,
  );
  return [...axisShapes(area), ...faint, ...uprightMarks(area, marks)];
}

function groupShapes(
  area: PlotArea,
  edges: ArrayLike<number>,
  { counts, colour }: HistogramGroup,
  index: number,
): Shape[] {
  const [xs, ys] = [[area.toX(edges[0])], [area.toY(0)]];
  for (let bin = 0; bin < counts.length; bin++) {
    const y = area.toY(counts[bin]);
    xs.push(area.toX(edges[bin]), area.toX(edges[bin + 1]));
    ys.push(y, y);
  }
  xs.push(area.toX(edges[edges.length - 1]));
  ys.push(area.toY(0));
  const path = { kind: 'path', xs, ys, clip: area } as const;
  return [
    { ...path, fill: colour },
    { ...path, stroke: colour, width: 1.5, dash: dashOf(index) },
  ];
}

/** The histogram with its legend, for a file. One group alone needs none: the plot's name says it. */
export function histogramFigure(figure: Figure, groups: readonly HistogramGroup[]): Figure {
  return groups.length < 2 ? figure : withLegend(figure, groups.map(legendEntry), SWATCH_PX);
}

const legendEntry = ({ label, colour }: HistogramGroup, index: number): LegendEntry => ({
  label,
  swatch: (x, y) => [
    { kind: 'rectangle', x, y: y - 5, width: SWATCH_PX, height: 10, fill: colour, opacity: 0.35 },
    {
      kind: 'path',
      xs: [x, x + SWATCH_PX, x + SWATCH_PX, x, x],
      ys: [y - 5, y - 5, y + 5, y + 5, y - 5],
      stroke: colour,
      width: 1.5,
      dash: dashOf(index),
    },
  ],
});

/** The bin under a pixel, counted from the plot's left; null beside the bins. The last bin includes its upper edge. */
export function binAt(area: PlotArea, edges: ArrayLike<number>, left: number): number | null {
  const value = valueAt(area.xAxis, (left - area.x) / area.width);
  const last = edges.length - 2;
  for (let bin = 0; bin <= last; bin++) {
    if (value >= edges[bin] && (value < edges[bin + 1] || (bin === last && value === edges[bin + 1]))) return bin;
  }
  return null;
}
