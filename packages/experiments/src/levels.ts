import { exp, log } from '@farol/kernel';
import { alignDecimals, numberOf, powerOf10 } from './decimals.ts';

export const MAX_LEVELS = 10_000;
/** A last step that misses the end by less than this share of a step reaches it. */
const STEP_TOLERANCE = 1_000_000_000n;
/** Quotients of a range keep this many digits, unless neighbouring levels need more to be told apart. */
const MIN_DIGITS = 12;
const MAX_DIGITS = 17;
/** Rounding moves a level by less than this share of the distance to its neighbour. */
const ROUNDING_SHARE = 1e-6;
/** A quotient with at most this many more decimals than its range is kept exactly. */
const EXTRA_DECIMALS = 6;

/** A range that has no levels, and the field that says so. */
export interface LevelFault {
  field: 'from' | 'to' | 'step' | 'steps' | 'round';
  message: string;
}

/** Levels from a range: its bounds, and its step or its number of levels. */
export interface Range {
  from: number;
  to: number;
  step: number | undefined;
  steps: number | undefined;
  scale: 'linear' | 'log';
  round: true | 'odd' | undefined;
}

/** The levels of a range: exact decimals, ascending, distinct and inside the range. */
export function rangeLevels(range: Range): number[] | LevelFault {
  const { from, to, step, steps, scale, round } = range;
  if (!(from < to)) return { field: 'to', message: `must be above from, ${from}` };
  if (scale === 'log' && step !== undefined) return { field: 'step', message: 'a log scale takes steps, not a step' };
  if (scale === 'log' && from <= 0) return { field: 'from', message: 'must be above 0 on a log scale' };
  const levels =
    step !== undefined
      ? steppedLevels(from, to, step)
      : scale === 'log'
        ? logLevels(from, to, steps!)
        : spacedLevels(from, to, steps!);
  if ('message' in levels) return levels;
  const twin = levels.find((level, index) => index > 0 && !(level > levels[index - 1]));
  if (twin !== undefined || levels.some((level) => level < from || level > to)) {
    const field = step === undefined ? 'steps' : 'step';
    const message = `gives levels that numbers cannot tell apart near ${twin ?? to}: take fewer levels or a wider range`;
    return { field, message };
  }
  return round === undefined ? levels : roundLevels(levels, round, from, to);
}

/** from, from + step … up to `to`. */
function steppedLevels(from: number, to: number, step: number): number[] | LevelFault {
  const { coefficients, decimals } = alignDecimals([from, to, step]);
  const [first, last, each] = coefficients;
  const range = last - first;
  const rest = range % each;
  const isClose = (gap: bigint) => gap * STEP_TOLERANCE <= each;
  const count = range / each + (rest > 0n && isClose(each - rest) ? 2n : 1n);
  if (count > MAX_LEVELS) return { field: 'step', message: `gives more than ${MAX_LEVELS} levels` };
  if (count === 1n) return { field: 'step', message: `must be at most the range from ${from} to ${to}` };
  const levels = Array.from({ length: Number(count) }, (_, index) =>
    numberOf({ coefficient: first + BigInt(index) * each, decimals }),
  );
  if (isClose(rest) || isClose(each - rest)) levels[levels.length - 1] = to;
  return levels;
}

/** `steps` levels at equal distances, both ends among them. */
function spacedLevels(from: number, to: number, steps: number): number[] {
  const { coefficients, decimals } = alignDecimals([from, to]);
  const [first, last] = coefficients;
  const parts = BigInt(steps - 1);
  const digits = digitsFor(
    Number(last - first) / Number(parts) / Math.max(Math.abs(Number(first)), Math.abs(Number(last))),
  );
  return Array.from({ length: steps }, (_, index) => {
    if (index === 0) return from;
    if (index === steps - 1) return to;
    const dividend = first * parts + BigInt(index) * (last - first);
    const exact = dividend * powerOf10(EXTRA_DECIMALS);
    if (exact % parts === 0n) return numberOf({ coefficient: exact / parts, decimals: decimals + EXTRA_DECIMALS });
    const fine = (dividend * powerOf10(2 * MAX_DIGITS)) / parts;
    return roundTo(digits, numberOf({ coefficient: fine, decimals: decimals + 2 * MAX_DIGITS }));
  });
}

/** `steps` levels in equal ratios, both ends among them. */
function logLevels(from: number, to: number, steps: number): number[] {
  const quotient = to / from;
  const ratio = Number.isFinite(quotient) ? log(quotient) : log(to) - log(from);
  const digits = digitsFor(exp(ratio / (steps - 1)) - 1);
  return Array.from({ length: steps }, (_, index) => {
    if (index === 0) return from;
    if (index === steps - 1) return to;
    return roundTo(digits, from * exp((index / (steps - 1)) * ratio));
  });
}

/** Significant digits that keep neighbours apart; `distance`: theirs, relative to their size. */
function digitsFor(distance: number): number {
  let digits = MIN_DIGITS;
  while (digits < MAX_DIGITS && Number(`1e${1 - digits}`) > distance * ROUNDING_SHARE) digits++;
  return digits;
}

const roundTo = (digits: number, value: number) => Number(value.toPrecision(digits));

/** Each level becomes the nearest whole or odd number inside the range; equal ones become one level. */
function roundLevels(levels: readonly number[], to: true | 'odd', low: number, high: number): number[] | LevelFault {
  const isOdd = to === 'odd';
  const round = (level: number) => (isOdd ? 2 * Math.floor(level / 2) + 1 : Math.round(level));
  const least = isOdd ? 2 * Math.ceil((low - 1) / 2) + 1 : Math.ceil(low);
  const greatest = isOdd ? 2 * Math.floor((high - 1) / 2) + 1 : Math.floor(high);
  if (least > greatest) {
    return { field: 'round', message: `there is no ${isOdd ? 'odd' : 'whole'} number from ${low} to ${high}` };
  }
  // `+ 0` makes 0 of −0.
  const rounded = levels.map((level) => Math.max(least, Math.min(greatest, round(level))) + 0);
  if (!rounded.every(Number.isSafeInteger)) {
    return { field: 'round', message: `whole numbers are exact up to ${Number.MAX_SAFE_INTEGER} only` };
  }
  return [...new Set(rounded)];
}
