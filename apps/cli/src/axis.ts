/** An axis: its range, and the round numbers in it that get a tick, in steps of 1, 2 or 5 times a power of ten. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
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
