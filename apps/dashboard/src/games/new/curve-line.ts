import { curveFault, rulesOf } from '@farol/kernel';
import type { FieldValue } from './form.ts';
import type { Line } from './look-ahead.ts';
import { payoffAt, type Points, simplify } from './curve-points.ts';

/** More agents than these are left to the worker: a formula is computed once for each. */
const MOST_COMPUTED = 20_000;

/** A curve as it is drawn; null where it is not understood, or too much to compute here. */
export function lineOf(value: FieldValue, agents: number): Line | null {
  if (agents === 0 || curveFault(value) !== undefined) return null;
  if (typeof value !== 'string') {
    const inside = value.filter(([n]) => n > 0 && n < agents);
    const places = [0, ...inside.map(([n]) => n), agents];
    const payoffs = places.map((n) => payoffAt(value, n));
    return { n: Float64Array.from(places), payoff: Float64Array.from(payoffs) };
  }
  if (agents > MOST_COMPUTED) return null;
  const { go } = rulesOf('curves').curves({ go: value, stay: '0' }, agents);
  const finite = Array.from(go.keys()).filter((n) => Number.isFinite(go[n]));
  return { n: Float64Array.from(finite), payoff: Float64Array.from(finite, (n) => go[n]) };
}

/** Few points that draw the same line. */
export function pointsOf(line: Line): Points {
  const points = Array.from(line.n, (n, i) => [n, line.payoff[i]] as const);
  const payoffs = points.map(([, payoff]) => payoff);
  const size = Math.max(...payoffs) - Math.min(...payoffs) || 1;
  return simplify(points, size / 400).map(([n, payoff]) => [n, Number(payoff.toPrecision(6))]);
}
