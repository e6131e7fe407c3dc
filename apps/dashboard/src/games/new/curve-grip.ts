import { addPoint, drawOver, movePoint, type Points } from './curve-points.ts';
import type { Paper } from './curve-keys.ts';

/** A pen that moved less than this, in pixels, has clicked. */
const CLICK_PIXELS = 4;

/** A drag of a point, or a stroke of the pen over the curve as it was before. */
export type Grip =
  | { kind: 'point'; index: number }
  | { kind: 'pen'; stroke: Points[number][]; before: Points; movedPixels: number };

export const penAt = (place: Points[number], before: Points): Grip => ({
  kind: 'pen',
  stroke: [place],
  before,
  movedPixels: 0,
});

/** The points after the pointer came to a place. Lengthens the stroke; undefined while it may still be a click. */
export function moveGrip(
  grip: Grip,
  points: Points,
  place: Points[number],
  pixels: number,
  { agents, step }: Paper,
): Points | undefined {
  if (grip.kind === 'point') return movePoint(points, grip.index, place, agents);
  grip.movedPixels += pixels;
  grip.stroke.push(place);
  return grip.movedPixels < CLICK_PIXELS ? undefined : drawOver(grip.before, grip.stroke, 1.5 * step);
}

/** The points after the release, if it changes them: a click of the pen adds a point. */
export function releaseGrip(grip: Grip, points: Points): Points | undefined {
  return grip.kind === 'pen' && grip.movedPixels < CLICK_PIXELS ? addPoint(points, grip.stroke[0]) : undefined;
}
