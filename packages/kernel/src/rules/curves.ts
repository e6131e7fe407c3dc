import type { CurveValue } from '../parameters.ts';
import { ExpressionFault, parseExpression } from './expression.ts';
import { defineRules, tabulate } from './rules.ts';

const MAX_POINTS = 1000;
/** Sums of so large payoffs over any game stay finite, and their differences exact enough to compare. */
const LARGEST_PAYOFF = 1e12;
/** Length of a curve times the number of agents: about half a second of evaluating. */
const MOST_WORK = 2e7;

type Points = readonly (readonly [number, number])[];

/** What is wrong with a curve whatever the number of agents, in words; undefined if nothing is. */
export function curveFault(value: unknown): string | undefined {
  if (typeof value === 'string') return expressionFault(value);
  if (!Array.isArray(value)) return 'must be an expression over n and N, or points [[n, payoff], …]';
  if (value.length === 0 || value.length > MAX_POINTS) {
    return `has ${value.length} points; 1 to ${MAX_POINTS} are allowed`;
  }
  for (const [index, point] of value.entries()) {
    if (!Array.isArray(point) || point.length !== 2 || !point.every(Number.isFinite)) {
      return `point ${index + 1} must be two numbers, [n, payoff]`;
    }
    if (index > 0 && !(point[0] > value[index - 1][0])) {
      return `point ${index + 1} must have a larger n than the point before it, more than ${value[index - 1][0]}`;
    }
  }
  return undefined;
}

function expressionFault(text: string): string | undefined {
  try {
    parseExpression(text);
    return undefined;
  } catch (fault) {
    if (fault instanceof ExpressionFault) return fault.message;
    throw fault;
  }
}

/** A valid curve's value at each attendance. */
function readCurve(curve: CurveValue, agents: number): (attendance: number) => number {
  if (typeof curve !== 'string') return (attendance) => interpolate(curve, attendance) + 0;
  const expression = parseExpression(curve);
  // `+ 0` makes 0 of −0.
  return (attendance) => expression(attendance, agents) + 0;
}

/** Straight lines between the points, flat outside them. */
function interpolate(points: Points, n: number): number {
  if (n <= points[0][0]) return points[0][1];
  // The last point at or before n.
  let low = 0,
    high = points.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (points[middle][0] <= n) low = middle;
    else high = middle;
  }
  const [n0, payoff0] = points[low];
  if (low === points.length - 1) return payoff0;
  const [n1, payoff1] = points[low + 1];
  return payoff0 + (payoff1 - payoff0) * ((n - n0) / (n1 - n0));
}

/** Names the first attendance from `first` to `last` at which a curve has no value. */
function curveFaultAt(name: string, curve: CurveValue, agents: number, first: number, last: number) {
  const syntax = curveFault(curve);
  if (syntax !== undefined) return `has a curve "${name}" that is not understood: ${syntax}`;
  if (curve.length * agents > MOST_WORK) {
    const most = Math.floor(MOST_WORK / curve.length);
    return `has a curve "${name}" of length ${curve.length}, which is computed for at most ${most} agents: shorten it, or take fewer`;
  }
  const payoff = readCurve(curve, agents);
  for (let attendance = first; attendance <= last; attendance++) {
    const value = payoff(attendance);
    if (!(Math.abs(value) <= LARGEST_PAYOFF)) {
      return `has a curve "${name}" that is ${value} at n = ${attendance}, N = ${agents}: it must be a number up to ±${LARGEST_PAYOFF} from n = ${first} to ${last}`;
    }
  }
  return undefined;
}

/** Schelling 1973: any two curves, one for those who go, one for those who stay. */
export const curves = defineRules({
  kind: 'curves',
  title: 'Two curves',
  about: 'Draw your own game: what going and what staying pay when n of N agents go.',
  sources: [
    'Schelling, T. C. (1973). Hockey helmets, concealed weapons, and daylight saving: a study of binary choices with externalities. Journal of Conflict Resolution 17(3), 381–428.',
  ],
  parameters: {
    go: { type: 'curve', default: 'n <= 0.6 * N ? 1 : -1', about: 'what each of the n who go earns, over n and N' },
    stay: { type: 'curve', default: '0', about: 'what each of the N − n who stay earns, over n and N' },
  },
  // When n = 0 nobody earns go, when n = N nobody earns stay.
  fault: ({ go, stay }, agents) =>
    curveFaultAt('go', go, agents, 1, agents) ?? curveFaultAt('stay', stay, agents, 0, agents - 1),
  curves({ go, stay }, agents) {
    const table = tabulate(agents, readCurve(go, agents), readCurve(stay, agents));
    // Nobody earns go at n = 0 or stay at n = N, but agents compare them there: a hole takes its neighbour's value.
    if (!Number.isFinite(table.go[0])) table.go[0] = table.go[1] ?? 0;
    if (!Number.isFinite(table.stay[agents])) table.stay[agents] = table.stay[agents - 1] ?? 0;
    return table;
  },
  /**
   * The largest A with go[A] > stay[A − 1]: the last agent to go does better than had it stayed, one more would not.
   * That is a capacity only where going is better up to A and never beyond; curves that never cross, or cross from
   * worse to better or several times, have none.
   */
  capacity({ go, stay }, agents) {
    const going = readCurve(go, agents),
      staying = readCurve(stay, agents);
    let capacity = 0;
    while (capacity < agents && going(capacity + 1) > staying(capacity)) capacity++;
    if (capacity === 0 || capacity === agents) return null;
    for (let attendance = capacity + 1; attendance <= agents; attendance++) {
      if (going(attendance) > staying(attendance - 1)) return null;
    }
    return capacity;
  },
});
