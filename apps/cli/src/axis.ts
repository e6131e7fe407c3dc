/** An axis: its range, and the round numbers in it that get a tick, in steps of 1, 2 or 5 times a power of ten. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Equal ratios are equally long; absent, equal differences are. */
  readonly isLog?: boolean;
}

/** The least of 1, 2, 5, 10, 20, 50 … that divides a range into at most so many steps. */
function stepOf(range: number, steps: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((digit) => digit * power).find((candidate) => range / candidate <= steps);
    if (step !== undefined) return step;
  }
}

function multiplesWithin(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** Attendance: from nobody to everybody, unless that would press the line flat; then as far as it goes. */
export function attendanceAxis(min: number, max: number, agents: number): Axis {
  const isFlat = max - min < agents / 5;
  const step = isFlat ? stepOf(Math.max(2, max - min), 5) : stepOf(agents, 6);
  const low = isFlat ? Math.floor(min / step) * step : 0,
    high = isFlat ? Math.min(agents, Math.ceil(max / step) * step) : agents;
  // All alike: they are drawn at the top.
  const bottom = high > low ? low : Math.max(0, low - 1);
  const top = Math.max(high, bottom + 1);
  return { low: bottom, high: top, ticks: multiplesWithin(bottom, top, step) };
}

/** Rounds from the first to the last that is drawn. */
export function roundAxis(first: number, last: number): Axis {
  const step = stepOf(last - first, 10);
  const ticks = multiplesWithin(first, last, step);
  return {
    low: first,
    high: Math.max(last, first + 1),
    ticks: ticks[0] === first ? ticks : [first, ...ticks.filter((tick) => tick - first >= step / 2)],
  };
}

/** Numbers of any size, from a round number to a round one. */
export function linearAxis(min: number, max: number, steps: number): Axis {
  const range = max > min ? max - min : Math.abs(max) || 1;
  const exponent = Math.floor(Math.log10(range)) - 1;
  // Counted in units of a power of ten, ticks are whole numbers and 0.3 is not 0.30000000000000004.
  const unit = Math.abs(exponent);
  const scale = (value: number) => (exponent < 0 ? value * 10 ** unit : value / 10 ** unit);
  const back = (value: number) => (exponent < 0 ? value / 10 ** unit : value * 10 ** unit);
  const step = stepOf(scale(range), steps);
  const low = Math.floor(scale(min) / step + 1e-9) * step,
    high = Math.max(low + step, Math.ceil(scale(max) / step - 1e-9) * step);
  return { low: back(low), high: back(high), ticks: multiplesWithin(low, high, step).map(back) };
}

/** Positive numbers over several powers of ten, with a little room at both ends. */
export function logAxis(min: number, max: number, ticks: number): Axis {
  const low = min / 1.2,
    high = max * 1.2;
  const first = Math.floor(Math.log10(low)),
    last = Math.ceil(Math.log10(high));
  const within = (digits: readonly number[], every: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((exponent) => exponent % every === 0)
      .flatMap((exponent) => digits.map((digit) => (exponent < 0 ? digit / 10 ** -exponent : digit * 10 ** exponent)))
      .filter((tick) => tick >= low && tick <= high);
  const choices = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]].map((digits) => within(digits, 1));
  const sparse = within([1], Math.ceil((last - first + 1) / ticks));
  return { low, high, ticks: choices.find(({ length }) => length <= ticks) ?? sparse, isLog: true };
}

/** Where a value is on an axis, 0 at its low end and 1 at its high one; beyond them it is at the end. */
export function placeOn({ low, high, isLog = false }: Axis, value: number): number {
  if (value <= low) return 0;
  if (value >= high) return 1;
  return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}
