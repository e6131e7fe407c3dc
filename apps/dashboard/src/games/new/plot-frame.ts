import { linearTicks, roundStep } from '../../plots/axes/ticks.ts';

/** Where payoffs over attendance lie on a drawing, in its pixels. */
export interface PayoffFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly agents: number;
  readonly low: number;
  readonly high: number;
}

const LEFT = 62,
  RIGHT = 12;

/** A range of payoffs that holds all values, with some air. */
export function payoffRange(values: Iterable<number>): readonly [low: number, high: number] {
  let low = Infinity,
    high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return [-1, 1];
  const air = high > low ? 0.12 * (high - low) : Math.max(1, Math.abs(high) / 2);
  return [low - air, high + air];
}

export function frameOf(width: number, height: number, agents: number, range: readonly [number, number]): PayoffFrame {
  return {
    width,
    left: LEFT,
    right: width - RIGHT,
    top: 10,
    bottom: height,
    agents: Math.max(1, agents),
    low: range[0],
    high: range[1],
  };
}

export const xOf = ({ left, right, agents }: PayoffFrame, n: number) => left + ((right - left) * n) / agents;
export const yOf = ({ top, bottom, low, high }: PayoffFrame, payoff: number) =>
  bottom - ((bottom - top) * (payoff - low)) / (high - low);
export const nAt = ({ left, right, agents }: PayoffFrame, x: number) =>
  Math.max(0, Math.min(agents, (agents * (x - left)) / (right - left)));
export const payoffFrom = ({ top, bottom, low, high }: PayoffFrame, y: number) =>
  low + ((high - low) * (bottom - Math.max(top, Math.min(bottom, y)))) / (bottom - top);

/** Step of a payoff by key or mouse: a round number of about 1 % of the range. */
export const payoffStep = ({ low, high }: Pick<PayoffFrame, 'low' | 'high'>) => roundStep((high - low) / 150);

export function pathOf(frame: PayoffFrame, ns: ArrayLike<number>, payoffs: ArrayLike<number>): string {
  let path = '';
  for (let i = 0; i < ns.length; i++) {
    path += `${i === 0 ? 'M' : 'L'}${xOf(frame, ns[i]).toFixed(1)} ${yOf(frame, payoffs[i]).toFixed(1)}`;
  }
  return path;
}

export const attendanceTicks = (frame: PayoffFrame) =>
  linearTicks(0, frame.agents, Math.max(2, Math.floor((frame.right - frame.left) / 70)), true);
export const payoffTicks = (frame: PayoffFrame) =>
  linearTicks(frame.low, frame.high, Math.max(2, Math.floor((frame.bottom - frame.top) / 36)));
