import type { FieldValue } from '../../game-form/form.ts';
import type { Line } from './look-ahead.ts';
import { payoffAt, type Points, simplify } from './curve-points.ts';

/** A drawn curve as a line; null for a formula, which is computed in the worker. */
export function lineOf(value: FieldValue, agents: number): Line | null {
  if (typeof value === 'string') return null;
  const places = [0, ...value.map(([n]) => n).filter((n) => n > 0 && n < agents), agents];
  return { n: Float64Array.from(places), payoff: Float64Array.from(places, (n) => payoffAt(value, n)) };
}

/** Few points that draw the same line. */
export function pointsOf(line: Line): Points {
  const points = Array.from(line.n, (n, i) => [n, line.payoff[i]] as const);
  const payoffs = points.map(([, payoff]) => payoff);
  const size = Math.max(...payoffs) - Math.min(...payoffs) || 1;
  return simplify(points, size / 400).map(([n, payoff]) => [n, Number(payoff.toPrecision(6))]);
}
