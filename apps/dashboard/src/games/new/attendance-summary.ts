import { formatNumber } from '../../design/figures.ts';

export interface AttendanceSummary {
  mean: number;
  deviation: number;
  /** σ²/N in ±1 form. */
  volatility: number;
  /** The share of rounds above the capacity; null without a capacity. */
  crowded: number | null;
  words: string;
}

/** The first rounds of a game in figures and in words. */
export function describeAttendance(
  attendance: ArrayLike<number>,
  agents: number,
  capacity: number | null,
): AttendanceSummary {
  const values = Array.from(attendance);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const crowded = capacity === null ? null : values.filter((value) => value > capacity).length / values.length;
  const deviation = Math.sqrt(variance);
  return {
    mean,
    deviation,
    volatility: (4 * variance) / agents,
    crowded,
    words: `Attendance over ${values.length} rounds: mean ${formatNumber(mean, 3)} of ${formatNumber(agents)}, standard deviation ${formatNumber(deviation, 3)}.`,
  };
}

/** The number of rounds in each of `bins` equal bins over the attendances 0…N. */
export function countBins(attendance: ArrayLike<number>, agents: number, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  for (let round = 0; round < attendance.length; round++) {
    counts[Math.min(bins - 1, Math.floor((attendance[round] * bins) / (agents + 1)))]++;
  }
  return counts;
}

/** A series as the path of an SVG, with two pixels of air above and below. */
export function sketchOf(
  attendance: ArrayLike<number>,
  agents: number,
  { width, height }: { width: number; height: number },
): { path: string; y: (value: number) => string } {
  const y = (value: number) => (2 + (height - 4) * (1 - value / Math.max(1, agents))).toFixed(1);
  const step = width / Math.max(1, attendance.length - 1);
  const points = Array.from(attendance, (value, i) => `${i === 0 ? 'M' : 'L'}${(i * step).toFixed(1)} ${y(value)}`);
  return { path: points.join(''), y };
}
