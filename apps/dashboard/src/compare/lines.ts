import type { History } from '@farol/api';

export type Unit = 'attendance' | 'share' | 'benefit';

/** Rounds and values of one game. Where rounds share a point, also their least and greatest value. */
export function lineOf(history: History | null | undefined, unit: Unit, agents: number) {
  if (!history) return { x: [], values: [] };
  const divisor = unit === 'share' ? Math.max(1, agents) : 1;
  const scale = (values: readonly number[]) => (divisor === 1 ? [...values] : values.map((value) => value / divisor));
  if (history.exact) {
    return { x: history.round, values: scale(unit === 'benefit' ? history.benefit : history.attendance) };
  }
  const bands = unit === 'benefit' ? history.benefit : history.attendance;
  return {
    x: history.fromRound.map((from, index) => Math.floor((from + history.toRound[index]) / 2)),
    values: scale(bands.mean),
    low: scale(bands.min),
    high: scale(bands.max),
  };
}

/** The rounds to read for a visible range: whole numbers, at least two, or null for all. */
export function roundsIn(from: number, to: number, longest: number): readonly [number, number] | null {
  const [first, last] = [Math.max(1, Math.floor(from)), Math.min(longest, Math.ceil(to))];
  return first <= 1 && last >= longest ? null : [first, Math.max(first + 1, last)];
}
