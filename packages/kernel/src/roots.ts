import { sumBinomial } from './binomial.ts';

/** An interior zero of f; `falling` from + to −, `rising` from − to +, `touching` without a change of sign. */
export interface Root {
  readonly p: number;
  readonly kind: 'falling' | 'rising' | 'touching';
}

/** Where |f| is below this share of its terms' absolute sum, its sign is rounding. */
export const ROUNDING = 2 ** -40;

/** Values without a zero and of one sign, but for zeros between them. */
interface Run {
  readonly sign: number;
  readonly first: number;
  last: number;
}

function findRuns(values: Float64Array): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let k = 0; k < values.length; k++) {
    const sign = Math.sign(values[k]);
    if (sign === 0) continue;
    if (run && sign === run.sign) run.last = k;
    else runs.push((run = { sign, first: k, last: k }));
  }
  return runs;
}

/** Halves [low, high] until no double lies between its ends; `sign` is f's at `low`, and the opposite at `high`. */
function bisect(f: (p: number) => number, sign: number, low: number, high: number): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = f(middle) * sign;
    if (value === 0) return middle;
    if (value > 0) low = middle;
    else high = middle;
  }
}

/** A point where f's sign is known; size is |f|, infinite where it was not needed. */
interface Sample {
  readonly p: number;
  readonly sign: number;
  readonly size: number;
  /** True if terms cancel by half or more: f changes by less than that up to the next sample. */
  readonly near: boolean;
  /** True if f was zero, up to rounding, between the previous sample and this one. */
  readonly afterZero: boolean;
}

/**
 * Samples f on p = t² / (t² + (1 − t)²) with even steps of t: four to eight samples in each standard deviation
 * √(np(1−p)) of k, the width over which f smooths its values, and at least 256. Where ten deviations around np
 * hold one sign only, f has it; where they hold values of both, f is computed; where all is zero, nothing is said.
 */
function sample(values: Float64Array, runs: readonly Run[]): Sample[] {
  const trials = values.length - 1;
  const steps = Math.max(256, Math.ceil(16 * Math.sqrt(trials)));
  const firstRun = runs[0],
    lastRun = runs[runs.length - 1];
  const samples: Sample[] = [{ p: 0, sign: firstRun.sign, size: Infinity, near: false, afterZero: false }];
  let nearest = 0,
    afterZero = false;
  for (let step = 1; step < steps; step++) {
    const t = step / steps,
      u = 1 - t;
    const p = (t * t) / (t * t + u * u);
    const mean = trials * p,
      reach = 10 * Math.sqrt(mean * (1 - p)) + 10;
    while (nearest < runs.length - 1 && runs[nearest].last < mean - reach) nearest++;
    const mixed = nearest + 1 < runs.length && runs[nearest + 1].first <= mean + reach;
    if (mixed) {
      const { sum, magnitude, mass } = sumBinomial(values, p, true);
      if (Math.abs(sum) <= ROUNDING * magnitude) afterZero = true;
      else {
        samples.push({
          p,
          sign: Math.sign(sum),
          size: Math.abs(sum) / mass,
          near: Math.abs(sum) < magnitude / 2,
          afterZero,
        });
        afterZero = false;
      }
    } else if (values[Math.round(mean)] !== 0) {
      samples.push({
        p,
        sign: Math.sign(values[Math.round(mean)]),
        size: Infinity,
        near: false,
        afterZero,
      });
      afterZero = false;
    }
  }
  samples.push({ p: 1, sign: lastRun.sign, size: Infinity, near: false, afterZero });
  return samples;
}

/**
 * The zeros in 0 < p < 1 of f(p) = Σ_k Bin(k; n, p)·values[k], ascending. Shape of values: [n + 1].
 *
 * f is a polynomial in Bernstein form: it has at most as many zeros as its values change sign, and as many modulo 2
 * (variation diminishing; Peña, Lehmann & Nöldeke 2014, "Gains from switching and evolutionary stability in
 * multi-player matrix games", Journal of Theoretical Biology 346, 23–33). So without a change there is none, one
 * change means exactly one, found by bisection to the last bit of p, and only more need a search: `sample` brackets
 * changes of sign, and where |f| has a least sample without one, the zero of f′ between its neighbours tells whether
 * f crosses twice, touches, or stays away. Two zeros so close that f between them is below 2^−40 of its terms are
 * reported as one that touches. All values zero means that f is zero everywhere: no zero is listed.
 */
export function findRoots(values: Float64Array): Root[] {
  const runs = findRuns(values);
  if (runs.length < 2) return [];
  const f = (p: number) => sumBinomial(values, p, true).sum;
  const cross = (low: number, high: number, sign: number): Root => ({
    p: bisect(f, sign, low, high),
    kind: sign > 0 ? 'falling' : 'rising',
  });
  if (runs.length === 2) return [cross(0, 1, runs[0].sign)];

  // f′(p) = n Σ_k Bin(k; n − 1, p)·(values[k + 1] − values[k]).
  const slopes = new Float64Array(values.length - 1);
  for (let k = 0; k < slopes.length; k++) slopes[k] = values[k + 1] - values[k];
  const slope = (p: number) => sumBinomial(slopes, p, true).sum;
  /** The zeros between two samples of one sign that enclose a least |f|. */
  function approach(low: number, high: number, sign: number): Root[] {
    const nearest = bisect(slope, -sign, low, high);
    const { sum, magnitude } = sumBinomial(values, nearest, true);
    if (Math.abs(sum) <= ROUNDING * magnitude) return [{ p: nearest, kind: 'touching' }];
    return sum * sign > 0 ? [] : [cross(low, nearest, sign), cross(nearest, high, -sign)];
  }

  const samples = sample(values, runs);
  const roots: Root[] = [];
  for (let index = 1; index < samples.length; index++) {
    const before = samples[index - 1],
      here = samples[index],
      after = samples[index + 1];
    if (here.sign !== before.sign) roots.push(cross(before.p, here.p, before.sign));
    else if (here.afterZero) roots.push(...approach(before.p, here.p, here.sign));
    if (!after || !here.near || here.afterZero || after.afterZero) continue;
    const alike = before.sign === here.sign && here.sign === after.sign;
    if (alike && here.size <= before.size && here.size < after.size)
      roots.push(...approach(before.p, after.p, here.sign));
  }
  return roots;
}
