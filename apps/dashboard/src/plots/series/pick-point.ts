import type { Frame } from '../axes/axes.ts';
import type { SeriesState } from './layout.ts';

/** A value of a line, by the line's key and its position on the axis. */
export interface PickedPoint {
  key: string;
  x: number;
}

/** So far from a point one may click and still mean it. */
const REACH_PX = 20;

/** The value that is shown nearest to a place in the frame, in pixels from its corner; null if none is near. */
export function pointNear(state: SeriesState, frame: Frame, left: number, top: number): PickedPoint | null {
  let nearest: PickedPoint | null = null;
  let least = REACH_PX ** 2;
  for (const { line, values } of state.data.columns) {
    if (state.hidden.has(line.key)) continue;
    for (const [index, x] of state.data.xs.entries()) {
      const value = values[index];
      if (value === null) continue;
      const distance = (frame.toX(x) - frame.x - left) ** 2 + (frame.toY(value) - frame.y - top) ** 2;
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

/** Hears clicks that are no drags. Says how to stop. */
export function listenToClicks(area: HTMLElement, hear: (left: number, top: number) => void): () => void {
  const stop = new AbortController();
  let began: { x: number; y: number } | null = null;
  area.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => (began = { x, y }), { signal: stop.signal });
  area.addEventListener(
    'click',
    ({ clientX, clientY }) => {
      const isDrag = began === null || Math.hypot(clientX - began.x, clientY - began.y) > 4;
      began = null;
      if (isDrag) return;
      const { left, top } = area.getBoundingClientRect();
      hear(clientX - left, clientY - top);
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}
