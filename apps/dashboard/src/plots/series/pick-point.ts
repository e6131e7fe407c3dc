import type { PlotArea } from '../axes/axes.ts';
import type { SeriesState } from './layout.ts';

/** A value of a line: the key of the line and the position on the axis. */
export interface PickedPoint {
  key: string;
  x: number;
}

/** A click within this distance picks a point. */
const REACH_PX = 20;

/** The visible value nearest to a position in pixels from the area's top left; null if none is near. */
export function pointNear(state: SeriesState, area: PlotArea, left: number, top: number): PickedPoint | null {
  let nearest: PickedPoint | null = null;
  let least = REACH_PX ** 2;
  for (const { line, values } of state.data.columns) {
    if (state.hidden.has(line.key)) continue;
    for (const [index, x] of state.data.xs.entries()) {
      const value = values[index];
      if (value === null) continue;
      const distance = (area.toX(x) - area.x - left) ** 2 + (area.toY(value) - area.y - top) ** 2;
      if (distance >= least) continue;
      least = distance;
      nearest = { key: line.key, x };
    }
  }
  return nearest;
}

/** The first line that has a value at this index. */
export function pointAt({ data, hidden }: SeriesState, index: number): PickedPoint | null {
  const column = data.columns.find(({ line, values }) => !hidden.has(line.key) && values[index] !== null);
  return column === undefined ? null : { key: column.line.key, x: data.xs[index] };
}
