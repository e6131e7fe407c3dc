/** Weights below this share of the largest are left out: a hundredth of a double's own precision. */
const CUT = 1e-18;
const LIFT = 2 ** 500;

/** Sums over k = 0…n of Bin(k; n, p) times a value; the three share one factor, and mass may be infinite. */
export interface BinomialSums {
  readonly sum: number;
  /** The same sum of absolute values: what `sum` must be compared with to tell it from rounding. */
  readonly magnitude: number;
  readonly mass: number;
}

/**
 * Walks outward from the mode, where the weights fall at every step, so that no power, logarithm or factorial is
 * needed and O(√n) steps are enough. It stops at CUT times the weight of the first value that is not zero, before
 * it has met one at CUT times `floor`: what lies behind zeros around the mode still decides the sign.
 */
function walk(values: Float64Array, odds: number, from: number, step: 1 | -1, start: number, floor: number) {
  const trials = values.length - 1;
  const end = step === 1 ? trials : 0;
  let k = from,
    weight = start,
    lifts = 0,
    mass = weight;
  // Bin(k + step) / Bin(k).
  const ratio = () => (step === 1 ? ((trials - k) * odds) / (k + 1) : k / ((trials - k + 1) * odds));
  while (values[k] === 0 && k !== end && weight >= CUT * floor) {
    weight *= ratio();
    k += step;
    if (lifts === 0) mass += weight;
    if (weight < 1 / LIFT) {
      weight *= LIFT;
      lifts++;
    }
  }
  const first = values[k] === 0 ? 0 : weight;
  const least = first === 0 ? Infinity : CUT * first;
  let sum = weight * values[k],
    magnitude = Math.abs(sum),
    rest = 0;
  while (k !== end && weight > least) {
    // Written out: a call here doubles the time.
    weight *= step === 1 ? ((trials - k) * odds) / (k + 1) : k / ((trials - k + 1) * odds);
    k += step;
    const term = weight * values[k];
    rest += weight;
    sum += term;
    magnitude += Math.abs(term);
  }
  if (lifts === 0) mass += rest;
  return { sum, magnitude, mass, first, lifts };
}

const NOTHING = { sum: 0, magnitude: 0, mass: 0, first: 0, lifts: 0 };

/**
 * Sums over Bin(n, p), 0 < p < 1. Shape of values: [n + 1]. Only + − × ÷: the same bits everywhere. `deep` looks
 * behind any number of zeros, so that the sum is zero only where the values or their signs make it so.
 */
export function sumBinomial(values: Float64Array, p: number, deep = false): BinomialSums {
  const trials = values.length - 1;
  const odds = p / (1 - p);
  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  const above = ((trials - mode) * odds) / (mode + 1);
  const down = (floor: number) => walk(values, odds, mode, -1, 1, floor);
  const up = (floor: number) => (mode === trials ? NOTHING : walk(values, odds, mode + 1, 1, above, floor));
  let low = down(1),
    high = up(1);
  if (deep && low.first === 0) low = down(high.first);
  if (deep && high.first === 0) high = up(low.lifts === 0 ? low.first : 0);
  const lifts = low.first === 0 ? high.lifts : high.first === 0 ? low.lifts : Math.min(low.lifts, high.lifts);
  let mass = low.mass + high.mass;
  for (let lift = 0; lift < lifts && mass < Infinity; lift++) mass *= LIFT;
  // A side lifted once more than the other weighs 2^−500 of what it says; one lifted twice more, nothing.
  const share = (side: { lifts: number }) => (side.lifts === lifts ? 1 : side.lifts === lifts + 1 ? 1 / LIFT : 0);
  const below = share(low),
    beyond = share(high);
  return {
    sum: below * low.sum + beyond * high.sum,
    magnitude: below * low.magnitude + beyond * high.magnitude,
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
