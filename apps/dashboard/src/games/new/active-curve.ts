import type { FieldValue } from '../../game-form/form.ts';
import { pointAfter } from './curve-keys.ts';
import { addPoint, type Points } from './curve-points.ts';
import type { CurveName } from './curve-source.tsx';
import { payoffStep } from './plot-frame.ts';

export const CURVE_NAMES = ['go', 'stay'] as const;

/** The curve that the pen draws. */
export interface ActiveCurve {
  name: CurveName;
  points: Points;
}

/** The chosen curve if the pen can draw it, else the other one; undefined if both are formulas. */
export function activeCurve(
  curve: Readonly<Record<CurveName, FieldValue>>,
  chosen: CurveName,
): ActiveCurve | undefined {
  for (const name of [chosen, ...CURVE_NAMES]) {
    const points = curve[name];
    if (typeof points !== 'string') return { name, points };
  }
  return undefined;
}

/** A curve with a point after one of its points, also after the last one; undefined if there is no room. */
export function insertAfter(
  points: Points,
  index: number,
  agents: number,
  [low, high]: readonly [number, number],
): Points | undefined {
  const point = pointAfter(points, index, Math.max(agents, points[index][0] + 2), payoffStep({ low, high }));
  return point && addPoint(points, point);
}
