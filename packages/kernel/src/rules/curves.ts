import type { CurveValue } from '../parameters.ts';
import { ExpressionFault, parseColumn, parseExpression } from './expression.ts';
import { type Curves, defineRules } from './rules.ts';

const MAX_POINTS = 1000;
/** Payoffs lie between −MAX_PAYOFF and MAX_PAYOFF: sums over any game stay finite, differences exact enough. */
export const MAX_PAYOFF = 1e12;
/** Length of a curve times the number of agents: about half a second of evaluation. */
const MAX_WORK = 2e7;

const PAYOFF_RANGE = `payoffs must be numbers from -${MAX_PAYOFF} to ${MAX_PAYOFF} (±1e12)`;

type Points = readonly (readonly [number, number])[];

/** The fault of a curve for any number of agents, in words; undefined if it has none. */
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
    if (Math.abs(point[1]) > MAX_PAYOFF) {
      return `point ${index + 1} pays ${point[1]}: ${PAYOFF_RANGE}. Scale the curves down`;
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
  /** Undefined until it is asked for. */
  capacity?: number | null;
}

/** Tables by rules and N, least recently used first; the latest stays, whatever its size. */
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
  for (const [other, otherTables] of known) {
    if (knownBytes <= MAX_KNOWN_BYTES || other === key) break;
    known.delete(other);
    knownBytes -= bytesOf(otherTables);
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

/** The reason why a curve is not computed for so many agents. */
function workFault(name: string, curve: CurveValue, agents: number): string | undefined {
  const syntax = curveFault(curve);
  if (syntax !== undefined) return `has a curve "${name}" that is not understood: ${syntax}`;
  if (curve.length * agents <= MAX_WORK) return undefined;
  const max = Math.floor(MAX_WORK / curve.length);
  return `has a curve "${name}" of length ${curve.length}, which is computed for at most ${max} agents: shorten it, or take fewer`;
}

/** The fault of the first attendance from `first` to `last` at which a curve has no payoff. */
function valueFault(name: string, values: Float64Array, agents: number, first: number, last: number) {
  for (let attendance = first; attendance <= last; attendance++) {
    const value = values[attendance];
    if (!(Math.abs(value) <= MAX_PAYOFF)) {
      const change = Number.isFinite(value) ? 'Scale the curves down' : 'Change the curve there';
      return `has a curve "${name}" that is ${value} at n = ${attendance}, N = ${agents}: ${PAYOFF_RANGE} from n = ${first} to ${last}. ${change}`;
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
    go: {
      type: 'curve',
      default: 'n <= 0.6 * N ? 1 : -1',
      about: 'the payoff of each of the n agents that go, over n and N',
    },
    stay: { type: 'curve', default: '0', about: 'the payoff of each of the N − n agents that stay, over n and N' },
  },
  population: { odd: false, usual: { count: 100, strategy: 'arthur' } },
  // When n = 0 nobody earns go, when n = N nobody earns stay.
  fault({ go, stay }, agents) {
    const fault = workFault('go', go, agents) ?? workFault('stay', stay, agents);
    if (fault !== undefined) return fault;
    const tables = readTables(go, stay, agents);
    return valueFault('go', tables.go, agents, 1, agents) ?? valueFault('stay', tables.stay, agents, 0, agents - 1);
  },
  payoffs(values, agents) {
    const { go, stay, divisor } = curvesOf(values, agents);
    return { go: (attendance) => go[attendance], stay: (attendance) => stay[attendance], divisor };
  },
  curves: curvesOf,
  capacity({ go, stay }, agents) {
    const tables = readTables(go, stay, agents);
    if (tables.capacity === undefined) tables.capacity = findCapacity(tables, agents);
    return tables.capacity;
  },
});

/** Both curves. Nobody earns go at n = 0 or stay at n = N, but agents compare them there: a hole takes its neighbour's value. */
function curvesOf(values: { go: CurveValue; stay: CurveValue }, agents: number): Curves {
  const { go, stay } = readTables(values.go, values.stay, agents);
  return { go: fillHole(go, 0, 1), stay: fillHole(stay, agents, agents - 1), divisor: 1 };
}

/**
 * The last A before going is worse than staying, go[A] < stay[A − 1] beyond rounding; where it is never worse, the
 * last A at which it is better. It is a capacity if 0 < A < N and going is not better again beyond it.
 */
function findCapacity({ go, stay }: Tables, agents: number): number | null {
  const gain = gainOf(go, stay);
  let worse = 1,
    better = 0;
  while (worse <= agents && gain(worse) >= 0) {
    if (gain(worse) > 0) better = worse;
    worse++;
  }
  const capacity = worse <= agents ? worse - 1 : better;
  if (capacity === 0 || capacity === agents) return null;
  for (let attendance = worse + 1; attendance <= agents; attendance++) {
    if (gain(attendance) > 0) return null;
  }
  return capacity;
}

/** Rounding of a curve's arithmetic, relative to the payoffs beside it. */
const ROUNDING = 2 ** -50;

/** The gain of an agent that goes over staying at each attendance from 1 to N: 0 where it is rounding. */
function gainOf(go: Float64Array, stay: Float64Array) {
  const agents = go.length - 1;
  return (attendance: number) => {
    const stays = stay[attendance - 1];
    const gain = go[attendance] - stays;
    if (gain === 0) return 0;
    // 0.3 − 0.1 n is −5.6e−17 at n = 3: the payoffs at 2 and 4 show that this is rounding.
    const near = [go[Math.max(1, attendance - 1)], go[Math.min(agents, attendance + 1)], stays];
    return Math.abs(gain) <= ROUNDING * Math.max(...near.map(Math.abs)) ? 0 : gain;
  };
}
