import { log } from '../arithmetic.ts';
import { findOptimum, totalBenefits } from '../equilibria.ts';
import type { Curves } from '../rules/rules.ts';
import { describeHistories } from './histories.ts';
import { MAX_MEASURED_MEMORY } from './memory.ts';

/** The population and the payoffs of a window of rounds. */
export interface CountsContext {
  /** N. */
  readonly agents: number;
  /** C, the largest comfortable attendance; null where crowding has no meaning. */
  readonly capacity: number | null;
  readonly curves: Curves;
}

/** The game that a window of rounds was played in; its agents do not change within the window. */
export interface SeriesContext extends CountsContext {
  /** m outcomes: the histories that predictability and mutual information are conditional on; null for none. */
  readonly memory?: number | null;
}

/** An interval that covers the long-run mean with 95 % probability, agents. */
export interface MeanInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * The statistics of the attendances A of a window of T rounds; ⟨·⟩ is the mean over the window. Attendance is
 * counted, 0…N; A± = 2A − N is its ±1 form. Null is what the window or the rules leave undefined.
 */
export interface SeriesStatistics {
  /** T. */
  readonly rounds: number;
  /** ⟨A⟩, agents. */
  readonly meanAttendance: number | null;
  /** σ² = ⟨A²⟩ − ⟨A⟩², agents², of this window (divided by T, not by T − 1). */
  readonly variance: number | null;
  /** σ, agents. */
  readonly standardDeviation: number | null;
  readonly minAttendance: number | null;
  readonly maxAttendance: number | null;
  /** σ²/N of A±, four times the counted one: 1 when each agent tosses a coin (Savit, Manuca & Riolo 1999). */
  readonly volatility: number | null;
  /** ⟨A⟩ − C, agents. */
  readonly bias: number | null;
  /** P(A > C): the share of crowded rounds. */
  readonly overloadRate: number | null;
  /** ⟨max(A − C, 0)⟩ over all rounds, agents. */
  readonly overloadSeverity: number | null;
  /** ⟨min(A, C)⟩ / C: the share of the capacity that is used; null when C = 0. */
  readonly utilisation: number | null;
  /** ⟨A·go[A] + (N − A)·stay[A]⟩, units of payoff per round. */
  readonly meanTotalBenefit: number | null;
  /** The same per agent. */
  readonly meanBenefit: number | null;
  /** meanTotalBenefit / optimum; it depends on the payoffs' origin, and is null when the optimum is ≤ 0. */
  readonly efficiency: number | null;
  /**
   * ⟨A⟩ ± t·s/√20 from the means of 20 consecutive batches of ⌊T/20⌋ rounds, the oldest T mod 20 rounds left to ⟨A⟩
   * alone; s is the batch means' standard deviation, t = 2.093 (Student, 19 degrees of freedom). Ten to thirty
   * batches serve (Schmeiser 1982, Operations Research 30, 556–568). Null below 200 rounds.
   */
  readonly meanAttendanceInterval: MeanInterval | null;
  /**
   * r(l) = Σ_t (A_t − ⟨A⟩)(A_{t+l} − ⟨A⟩) / Σ_t (A_t − ⟨A⟩)² at lags l = 1…min(20, T − 1) (Box & Jenkins 1970);
   * null when A never changes.
   */
  readonly autocorrelation: readonly number[] | null;
  /** −Σ_A P(A) log₂ P(A), bits, with the shares P(A) of the window: never above log₂ T. */
  readonly entropy: number | null;
  /**
   * H/N = Σ_μ ρ_μ ⟨A±|μ⟩² / N, where μ is the last m outcomes, ρ_μ the share of rounds that follow μ, and ⟨A±|μ⟩
   * the mean of A± in them (Challet & Marsili 1999, cond-mat/9904071; with real histories cond-mat/0004196). An
   * outcome is 1 if go[A] > stay[A], else 0; the first m rounds only open the first history. 0 when the past says
   * nothing of A; its estimate does not fall below about 2^m / T. Null when T ≤ m, without a memory, and for m > 12.
   */
  readonly predictability: number | null;
  /**
   * I(μ; outcome) = Σ P(μ, o) log₂ (P(μ, o) / (P(μ) P(o))), bits, 0…1, between m outcomes and the next, from their
   * shares (Shannon 1948): too high by about 2^m / (2 T ln 2) when they are independent.
   */
  readonly mutualInformation: number | null;
}

const BATCHES = 20;
/** Student's t at 97.5 % with BATCHES − 1 degrees of freedom. */
const T_QUANTILE = 2.0930240544082634;
const SHORTEST_BATCH = 10;

/** How often each attendance occurs. Shape: [N + 1]. */
function countAttendances(attendances: Uint32Array, agents: number): Float64Array {
  const counts = new Float64Array(agents + 1);
  for (const attendance of attendances) {
    if (attendance > agents) throw new RangeError(`attendance ${attendance} of ${agents} agents`);
    counts[attendance]++;
  }
  return counts;
}

/** Σ_A counts[A]·value(A), A ascending. */
function sumOver(counts: Float64Array, value: (attendance: number) => number): number {
  let sum = 0;
  for (let attendance = 0; attendance < counts.length; attendance++)
    if (counts[attendance] > 0) sum += counts[attendance] * value(attendance);
  return sum;
}

function intervalOfMean(attendances: Uint32Array, mean: number): MeanInterval | null {
  const length = Math.floor(attendances.length / BATCHES);
  if (length < SHORTEST_BATCH) return null;
  const start = attendances.length - length * BATCHES;
  const means = new Float64Array(BATCHES);
  for (let batch = 0; batch < BATCHES; batch++) {
    for (let index = 0; index < length; index++) means[batch] += attendances[start + batch * length + index];
    means[batch] /= length;
  }
  const centre = means.reduce((sum, value) => sum + value, 0) / BATCHES;
  const squares = means.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  const half = T_QUANTILE * Math.sqrt(squares / (BATCHES - 1) / BATCHES);
  return { low: mean - half, high: mean + half };
}

function autocorrelate(attendances: Uint32Array, mean: number): number[] | null {
  const rounds = attendances.length;
  const product = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < rounds; t++) sum += (attendances[t - lag] - mean) * (attendances[t] - mean);
    return sum;
  };
  const squares = product(0);
  if (squares === 0) return null;
  return Array.from({ length: Math.min(20, rounds - 1) }, (_, index) => product(index + 1) / squares);
}

/** The statistics that do not depend on the order of the rounds. */
export type CountStatistics = Omit<
  SeriesStatistics,
  'meanAttendanceInterval' | 'autocorrelation' | 'predictability' | 'mutualInformation'
>;

/** Statistics of how often each attendance occurred. Shape of counts: [N + 1]. */
export function describeCounts(counts: Float64Array, context: CountsContext): CountStatistics {
  const { agents, capacity, curves } = context;
  const rounds = sumOver(counts, () => 1);
  if (rounds === 0) return NO_COUNTS;
  // Whole numbers below 2^53, so exact; squares are taken around a whole number near the mean to stay there.
  const mean = sumOver(counts, (attendance) => attendance) / rounds;
  const near = Math.round(mean);
  const offset = sumOver(counts, (attendance) => attendance - near) / rounds;
  const squares = sumOver(counts, (attendance) => (attendance - near) * (attendance - near)) / rounds;
  const variance = Math.max(0, squares - offset * offset);
  const totals = totalBenefits(curves);
  const total = sumOver(counts, (attendance) => totals[attendance]) / rounds;
  const optimum = findOptimum(curves).total;
  const overCapacity = (value: (attendance: number, capacity: number) => number) =>
    capacity === null ? null : sumOver(counts, (attendance) => value(attendance, capacity)) / rounds;
  const used = overCapacity(Math.min);
  const surprise = sumOver(counts, (attendance) => log(counts[attendance] / rounds));
  return {
    rounds,
    meanAttendance: mean,
    variance,
    standardDeviation: Math.sqrt(variance),
    minAttendance: counts.findIndex((count) => count > 0),
    maxAttendance: counts.findLastIndex((count) => count > 0),
    volatility: agents > 0 ? (4 * variance) / agents : null,
    bias: capacity === null ? null : mean - capacity,
    overloadRate: overCapacity((attendance, comfortable) => (attendance > comfortable ? 1 : 0)),
    overloadSeverity: overCapacity((attendance, comfortable) => Math.max(0, attendance - comfortable)),
    utilisation: used !== null && capacity! > 0 ? used / capacity! : null,
    meanTotalBenefit: total,
    meanBenefit: agents > 0 ? total / agents : null,
    efficiency: optimum > 0 ? total / optimum : null,
    entropy: Math.abs(surprise / rounds / Math.LN2),
  };
}

/** The statistics of a window of rounds, oldest first. Shape of attendances: [rounds]. */
export function describeSeries(attendances: Uint32Array, context: SeriesContext): SeriesStatistics {
  const { agents, curves, memory = null } = context;
  const counted = describeCounts(countAttendances(attendances, agents), context);
  const mean = counted.meanAttendance ?? 0;
  const histories =
    memory === null || memory > MAX_MEASURED_MEMORY ? null : describeHistories(attendances, curves, memory);
  return {
    ...counted,
    meanAttendanceInterval: intervalOfMean(attendances, mean),
    autocorrelation: autocorrelate(attendances, mean),
    predictability: histories?.predictability ?? null,
    mutualInformation: histories?.mutualInformation ?? null,
  };
}

const NO_COUNTS: CountStatistics = {
  rounds: 0,
  meanAttendance: null,
  variance: null,
  standardDeviation: null,
  minAttendance: null,
  maxAttendance: null,
  volatility: null,
  bias: null,
  overloadRate: null,
  overloadSeverity: null,
  utilisation: null,
  meanTotalBenefit: null,
  meanBenefit: null,
  efficiency: null,
  entropy: null,
};
