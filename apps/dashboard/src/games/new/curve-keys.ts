import { addPoint, movePoint, type Points, removePoint, roundTo } from './curve-points.ts';

/** The points after a key, and the index of the point that gets the focus. */
export interface KeyResult {
  points: Points;
  focus: number;
}

export interface Paper {
  agents: number;
  /** The payoff of one step. */
  step: number;
}

/** The point between one and its neighbour on the right, or N; undefined if there is no room for it. */
export function pointAfter(points: Points, index: number, agents: number, step: number): Points[number] | undefined {
  const [n, payoff] = points[index];
  const [nextN, nextPayoff] = points[index + 1] ?? [agents, payoff];
  const between = Math.round((n + nextN) / 2);
  if (points.some(([place]) => place === between)) return undefined;
  return [between, roundTo(step, (payoff + nextPayoff) / 2)];
}

/** Arrows move a point, Enter adds one after it, Delete removes it. Undefined for a key that does nothing. */
export function pressKey(
  points: Points,
  index: number,
  { key, isLarge }: { key: string; isLarge: boolean },
  { agents, step }: Paper,
): KeyResult | undefined {
  const [n, payoff] = points[index];
  const times = isLarge ? 10 : 1;
  const aside = Math.max(1, Math.round(agents / 200)) * times;
  const moveTo = (place: Points[number]) => ({ points: movePoint(points, index, place, agents), focus: index });
  switch (key) {
    case 'ArrowLeft':
      return moveTo([n - aside, payoff]);
    case 'ArrowRight':
      return moveTo([n + aside, payoff]);
    case 'ArrowUp':
      return moveTo([n, roundTo(step, payoff + times * step)]);
    case 'ArrowDown':
      return moveTo([n, roundTo(step, payoff - times * step)]);
    case 'Delete':
    case 'Backspace':
      return { points: removePoint(points, index), focus: Math.max(0, index - 1) };
    case 'Enter': {
      const added = pointAfter(points, index, agents, step);
      if (added === undefined) return undefined;
      return { points: addPoint(points, added), focus: points.filter(([place]) => place < added[0]).length };
    }
    default:
      return undefined;
  }
}
