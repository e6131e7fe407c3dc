import type { CurveValue } from '../parameters.ts';
import { ExpressionFault, parseColumn, parseExpression } from './expression.ts';
import { defineRules } from './rules.ts';

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

/** Attendances that an expression is computed at together: small enough for the processor's cache. */
const BLOCK = 256;

/** A valid curve's value at each attendance. Shape: [N + 1]. */
function readCurve(curve: CurveValue, agents: number): Float64Array {
  const values = new Float64Array(agents + 1);
  // `+ 0` makes 0 of −0.
  if (typeof curve !== 'string') return values.map((_, attendance) => interpolate(curve, attendance) + 0);
  const column = parseColumn(curve);
  for (let first = 0; first <= agents; first += BLOCK) {
    const attendances = Float64Array.from({ length: Math.min(BLOCK, agents + 1 - first) }, (_, index) => first + index);
    values.set(
      column(attendances, agents).map((value) => value + 0),
      first,
    );
  }
  return values;
}

interface Tables {
  go: Float64Array;
  stay: Float64Array;
}

/** Tables by rules and N, least recently used first: the same game is read again and again. */
const known = new Map<string, Tables>();
const MAX_KNOWN_BYTES = 32 * 2 ** 20;
let knownBytes = 0;

const bytesOf = ({ go, stay }: Tables) => go.byteLength + stay.byteLength;

/** Both curves at 0…N, without a value for holes. The arrays are shared: nobody writes to them. */
function readTables(go: CurveValue, stay: CurveValue, agents: number): Tables {
  const key = JSON.stringify([agents, go, stay]);
  const found = known.get(key);
  const tables = found ?? { go: readCurve(go, agents), stay: readCurve(stay, agents) };
  known.delete(key);
  known.set(key, tables);
  if (!found) knownBytes += bytesOf(tables);
  for (const [other, { go: otherGo, stay: otherStay }] of known) {
    if (knownBytes <= MAX_KNOWN_BYTES) break;
    known.delete(other);
    knownBytes -= bytesOf({ go: otherGo, stay: otherStay });
  }
  return tables;
}

/** A table with a value in place of a hole. */
function fillHole(values: Float64Array, at: number, neighbour: number): Float64Array {
  if (Number.isFinite(values[at])) return values;
  const filled = values.slice();
  filled[at] = values[neighbour] ?? 0;
  return filled;
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

/** What forbids to compute a curve for so many agents. */
function workFault(name: string, curve: CurveValue, agents: number): string | undefined {
  const syntax = curveFault(curve);
  if (syntax !== undefined) return `has a curve "${name}" that is not understood: ${syntax}`;
  if (curve.length * agents <= MOST_WORK) return undefined;
  const max = Math.floor(MOST_WORK / curve.length);
  return `has a curve "${name}" of length ${curve.length}, which is computed for at most ${max} agents: shorten it, or take fewer`;
}

/** Names the first attendance from `first` to `last` at which a curve has no value. */
function valueFault(name: string, values: Float64Array, agents: number, first: number, last: number) {
  for (let attendance = first; attendance <= last; attendance++) {
    const value = values[attendance];
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
  fault({ go, stay }, agents) {
    const fault = workFault('go', go, agents) ?? workFault('stay', stay, agents);
    if (fault !== undefined) return fault;
    const tables = readTables(go, stay, agents);
    return valueFault('go', tables.go, agents, 1, agents) ?? valueFault('stay', tables.stay, agents, 0, agents - 1);
  },
  curves(values, agents) {
    const { go, stay } = readTables(values.go, values.stay, agents);
    // Nobody earns go at n = 0 or stay at n = N, but agents compare them there: a hole takes its neighbour's value.
    return { go: fillHole(go, 0, 1), stay: fillHole(stay, agents, agents - 1), divisor: 1 };
  },
  /**
   * The largest A with go[A] > stay[A − 1]: the last agent to go does better than had it stayed, one more would not.
   * That is a capacity only where going is better up to A and never beyond; curves that never cross, or cross from
   * worse to better or several times, have none.
   */
  capacity(values, agents) {
    const { go, stay } = readTables(values.go, values.stay, agents);
    let capacity = 0;
    while (capacity < agents && go[capacity + 1] > stay[capacity]) capacity++;
    if (capacity === 0 || capacity === agents) return null;
    for (let attendance = capacity + 1; attendance <= agents; attendance++) {
      if (go[attendance] > stay[attendance - 1]) return null;
    }
    return capacity;
  },
});
