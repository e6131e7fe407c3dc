import { log } from '../arithmetic.ts';
import type { Curves } from '../rules/rules.ts';

interface HistoryCounts {
  /** Rounds that follow each history. Shape: [2^m]. */
  readonly visits: Float64Array;
  /** Those of them with outcome 1. */
  readonly ones: Float64Array;
  /** The sum of A± in them. */
  readonly sums: Float64Array;
}

function countHistories(attendances: Uint32Array, { go, stay }: Curves, memory: number): HistoryCounts {
  const agents = go.length - 1,
    histories = 2 ** memory;
  const visits = new Float64Array(histories),
    ones = new Float64Array(histories),
    sums = new Float64Array(histories);
  let history = 0;
  for (let t = 0; t < attendances.length; t++) {
    const attendance = attendances[t];
    const outcome = go[attendance] > stay[attendance] ? 1 : 0;
    if (t >= memory) {
      visits[history]++;
      ones[history] += outcome;
      sums[history] += 2 * attendance - agents;
    }
    history = ((history << 1) | outcome) & (histories - 1);
  }
  return { visits, ones, sums };
}

/**
 * H/N and I(μ; outcome) as `SeriesStatistics` defines them, for histories of m outcomes; null when no round has m
 * rounds before it. Histories are those of the window itself, not those that the agents were shown.
 */
export function describeHistories(attendances: Uint32Array, curves: Curves, memory: number) {
  if (!Number.isInteger(memory) || memory < 0)
    throw new RangeError(`memory must be a whole number from 0 on, not ${memory}`);
  const agents = curves.go.length - 1,
    rounds = attendances.length - memory;
  if (rounds <= 0 || agents <= 0) return null;
  const { visits, ones, sums } = countHistories(attendances, curves, memory);
  const allOnes = ones.reduce((sum, count) => sum + count, 0);
  /** n·log of an outcome's share after a history over its share in all rounds; 0·log 0 = 0. */
  const gain = (count: number, after: number, all: number) =>
    count > 0 ? count * log((count * rounds) / (after * all)) : 0;
  let squares = 0,
    information = 0;
  for (let index = 0; index < visits.length; index++) {
    if (visits[index] === 0) continue;
    squares += (sums[index] / visits[index]) * sums[index];
    information += gain(ones[index], visits[index], allOnes);
    information += gain(visits[index] - ones[index], visits[index], rounds - allOnes);
  }
  return {
    predictability: squares / rounds / agents,
    mutualInformation: Math.max(0, information / rounds / Math.LN2),
  };
}
