/** Weights below this share of the largest are left out: a hundredth of a double's own precision. */
const CUT = 1e-18;
const LIFT = 2 ** 500;

/** Sums over k = 0…n of Bin(k; n, p) times a value; the three share one factor, and mass may be infinite. */
export interface BinomialSums {
  sum: number;
  /** The same sum of absolute values: what `sum` must be compared with to tell it from rounding. */
  readonly magnitude: number;
  readonly mass: number;
}

/**
 * Walks outward from the mode, where the weights fall at every step, so that no power, logarithm or factorial is
 * needed and O(√n) steps are enough. The cut is relative to the weight of the first value that is not zero: where
 * values around the mode are zero, what lies behind them still decides the sign.
 */
function walk(values: Float64Array, odds: number, from: number, last: number, step: 1 | -1, start: number) {
  const trials = values.length - 1;
  const end = step === 1 ? trials : 0;
  let weight = start, lifts = 0, first = 0, sum = 0, magnitude = 0, mass = 0;
  for (let k = from; ; k += step) {
    if (lifts === 0) mass += weight;
    const value = values[k];
    if (value !== 0) {
      if (first === 0) first = weight;
      sum += weight * value;
      magnitude += weight * Math.abs(value);
    }
    if (k === end) break;
    weight *= step === 1 ? ((trials - k) * odds) / (k + 1) : k / ((trials - k + 1) * odds);
    const beyond = (last - k) * step <= 0;
    if (weight < CUT * (beyond && first === 0 ? 1 : first)) break;
    if (first === 0 && weight < 1 / LIFT) {
      weight *= LIFT;
      lifts++;
    }
  }
  return { sum, magnitude, mass, lifts: first === 0 ? Infinity : lifts };
}

/**
 * Sums over Bin(n, p), 0 < p < 1. Shape of values: [n + 1]. `first` and `last` enclose the values that are not
 * zero. Only + − × ÷: the same bits everywhere.
 */
export function sumBinomial(values: Float64Array, p: number, first = 0, last = values.length - 1): BinomialSums {
  const trials = values.length - 1;
  const odds = p / (1 - p);
  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  const low = walk(values, odds, mode, first, -1, 1);
  const none = { sum: 0, magnitude: 0, mass: 0, lifts: Infinity };
  const high = mode === trials ? none : walk(values, odds, mode + 1, last, 1, ((trials - mode) * odds) / (mode + 1));
  const lifts = Math.min(low.lifts, high.lifts);
  let mass = low.mass + high.mass;
  if (lifts === Infinity) return { sum: 0, magnitude: 0, mass };
  for (let lift = 0; lift < lifts && mass < Infinity; lift++) mass *= LIFT;
  // A side lifted once more than the other weighs 2^−500 of it: nothing.
  const lowShare = low.lifts === lifts ? 1 : 0, highShare = high.lifts === lifts ? 1 : 0;
  return {
    sum: lowShare * low.sum + highShare * high.sum,
    magnitude: lowShare * low.magnitude + highShare * high.magnitude,
    mass,
  };
}

/** The mean of values[k] over k ~ Bin(n, p), 0 ≤ p ≤ 1. Shape of values: [n + 1]. */
export function meanBinomial(values: Float64Array, p: number): number {
  if (p <= 0) return values[0];
  if (p >= 1) return values[values.length - 1];
  const { sum, mass } = sumBinomial(values, p);
  return sum / mass;
}

/** P[Bin(trials, p) > above]. */
export function binomialTail(trials: number, p: number, above: number): number {
  const values = new Float64Array(trials + 1);
  if (above < trials) values.fill(1, Math.max(0, Math.floor(above) + 1));
  return Math.min(1, meanBinomial(values, p));
}
