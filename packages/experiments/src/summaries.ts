/** The values of one statistic in the replicates of a cell. What is undefined for want of values is null. */
export interface Summary {
  /** How many replicates gave a value. */
  count: number;
  mean: number | null;
  /** Of the sample, divided by count − 1. */
  standardDeviation: number | null;
  /** The confidence interval of the mean, mean ± t · s / √count (Student 1908). */
  low: number | null;
  high: number | null;
  min: number | null;
  q05: number | null;
  q25: number | null;
  median: number | null;
  q75: number | null;
  q95: number | null;
  max: number | null;
}

export const CONFIDENCE = 0.95;

/** The values as doubles; what a replicate left undefined is not among them. */
const definedIn = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

/**
 * P(|t| < sine · √(ν / (1 − sine²))) of Student's t with ν degrees of freedom, sine being that of θ = arctan(t / √ν):
 * the finite sums of Abramowitz & Stegun 1964, 26.7.3 and 26.7.4, whose terms are all positive.
 */
function centralProbability(sine: number, freedom: number): number {
  const cosine2 = 1 - sine * sine;
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.sqrt(cosine2) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine2;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (Math.asin(sine) + sine * sum) : sine * sum;
}

const quantiles = new Map<string, number>();

/** The t with P(−t < T < t) = confidence for Student's T with so many degrees of freedom, to ten digits. */
export function studentQuantile(confidence: number, freedom: number): number {
  const key = `${confidence} ${freedom}`;
  const known = quantiles.get(key);
  if (known !== undefined) return known;
  let low = 0,
    high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (centralProbability(middle, freedom) < confidence) low = middle;
    else high = middle;
  }
  const quantile = Number((low * Math.sqrt(freedom / ((1 - low) * (1 + low)))).toPrecision(10));
  quantiles.set(key, quantile);
  return quantile;
}

/** The quantile of ascending values by linear interpolation between them (Hyndman & Fan 1996, type 7; R’s default). */
function quantileOf(ascending: readonly number[], share: number): number {
  const place = share * (ascending.length - 1);
  const below = Math.floor(place);
  const [low, high] = [ascending[below], ascending[Math.min(below + 1, ascending.length - 1)]];
  return low + (place - below) * (high - low);
}

/** Half the width of the mean's confidence interval; null below two values. */
export function halfWidthOf(values: readonly (number | null)[], confidence = CONFIDENCE): number | null {
  const { standardDeviation, count } = momentsOf(definedIn(values));
  if (standardDeviation === null) return null;
  return (studentQuantile(confidence, count - 1) * standardDeviation) / Math.sqrt(count);
}

function momentsOf(values: readonly number[]) {
  const count = values.length;
  if (count === 0) return { count, mean: null, standardDeviation: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, standardDeviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { count, mean, standardDeviation: Math.sqrt(squares / (count - 1)) };
}

/** Summarises one statistic's values, in the order of the replicates; null is a value that is undefined. */
export function summarise(values: readonly (number | null)[], confidence = CONFIDENCE): Summary {
  const defined = definedIn(values);
  const { count, mean, standardDeviation } = momentsOf(defined);
  const halfWidth = halfWidthOf(defined, confidence);
  const ascending = defined.toSorted((a, b) => a - b);
  const quantile = (share: number) => (count === 0 ? null : quantileOf(ascending, share));
  return {
    count,
    mean,
    standardDeviation,
    low: halfWidth === null ? null : mean! - halfWidth,
    high: halfWidth === null ? null : mean! + halfWidth,
    min: quantile(0),
    q05: quantile(0.05),
    q25: quantile(0.25),
    median: quantile(0.5),
    q75: quantile(0.75),
    q95: quantile(0.95),
    max: quantile(1),
  };
}
