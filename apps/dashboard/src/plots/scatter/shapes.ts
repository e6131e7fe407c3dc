import { axisShapes, layOutArea, type PlotArea } from '../axes/axes.ts';
import { type Axis, roundRange } from '../axes/ticks.ts';
import type { Shape } from '../figure/shapes.ts';

export interface ScatterData {
  xLabel: string;
  yLabel: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Both axes have the same range, and the line y = x is drawn: a return map needs it. */
  isDiagonal: boolean;
}

export const HEIGHT = 320;

export function layOutScatter(width: number, { x, y, isDiagonal, xLabel, yLabel }: ScatterData): PlotArea {
  const [ownX, ownY] = [extentOf(x), extentOf(y)];
  const both: [number, number] = [Math.min(ownX[0], ownY[0]), Math.max(ownX[1], ownY[1])];
  const [xRange, yRange] = isDiagonal ? [both, both] : [ownX, ownY];
  return layOutArea(width, HEIGHT, axisOf(xRange, xLabel), axisOf(yRange, yLabel));
}

function axisOf(range: [number, number], label: string): Axis {
  const [from, to] = roundRange(...range, 'linear');
  return { from, to, scale: 'linear', label };
}

/** The least and greatest finite value; infinite if there is none. */
export function extentOf(values: ArrayLike<number>): [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

/** More points are smaller and fainter: overlapping ones add up. */
const FEW = 300;

export function scatterShapes(area: PlotArea, { x, y, isDiagonal }: ScatterData): Shape[] {
  const count = Math.min(x.length, y.length);
  const isFew = count <= FEW;
  const diagonal: Shape = {
    kind: 'path',
    xs: [area.x, area.x + area.width],
    ys: [area.y + area.height, area.y],
    stroke: 'line-strong',
    dash: [4, 4],
  };
  const points: Shape = {
    kind: 'marks',
    xs: Array.from({ length: count }, (_, index) => area.toX(x[index])),
    ys: Array.from({ length: count }, (_, index) => area.toY(y[index])),
    symbol: 'circle',
    sizePx: isFew ? 5 : 3.2,
    colour: 'plot-1',
    opacity: Math.max(0.12, Math.min(0.7, 40 / Math.sqrt(Math.max(1, count)) / (isFew ? 1 : 2))),
    clip: area,
  };
  return [...axisShapes(area), ...(isDiagonal ? [diagonal] : []), points];
}
