import { type BinomialSums, binomialTail, sumBinomial } from './binomial.ts';
import { findRoots, ROUNDING } from './roots.ts';
import type { Curves, Payoffs } from './rules/rules.ts';

/** Consecutive attendances from…to, both included. */
export interface AttendanceRange {
  readonly from: number;
  readonly to: number;
}

/** Attendances at which nobody gains by changing sides; strict where everybody would lose by it. */
export interface PureEquilibria extends AttendanceRange {
  readonly strict: boolean;
}

/** A profile in which every agent goes with the same probability. */
export interface SymmetricEquilibrium {
  /** The probability of going, 0…1; with 0 and 1 the profile is pure. */
  readonly p: number;
  /** Expected benefit per agent and round, in units of payoff. */
  readonly benefit: number;
  /** ⟨A⟩ = Np, agents. */
  readonly meanAttendance: number;
  /** σ = √(Np(1−p)), agents. */
  readonly standardDeviation: number;
  /**
   * Tells if the gain from going, f(p) = Σ_k Bin(k; N−1, p)·(go[k+1] − stay[k]), is positive just below p and
   * negative just above it, so that going becomes less attractive when more go (at p = 0 and p = 1: on the one side
   * that there is). It is the stability of the replicator dynamics (Peña, Lehmann & Nöldeke 2014).
   */
  readonly stable: boolean;
}

/** A total is the benefit of all N agents in a round, in units of payoff; in mixed play, the expected one. */
export interface TotalRange {
  readonly worst: number;
  readonly best: number;
}

/** The attendances that maximise A·go[A] + (N − A)·stay[A], equal up to 2^−50, and that total. */
export interface Optimum {
  readonly attendances: readonly AttendanceRange[];
  readonly total: number;
}

/** Game theory of two payoff curves: one round, N agents who know the curves and maximise. */
export interface Equilibria {
  /**
   * All pure Nash equilibria (Nash 1950), by attendance: A is one if go[A] ≥ stay[A−1] or A = 0, and
   * stay[A] ≥ go[A+1] or A = N. An attendance A stands for its C(N, A) profiles.
   */
  readonly pure: readonly PureEquilibria[];
  /** All symmetric Nash equilibria, p ascending, the pure ones p = 0 and p = 1 among them. */
  readonly symmetric: readonly SymmetricEquilibrium[];
  /** Nobody's choice ever matters to itself: every p is an equilibrium, and `symmetric` names 0 and 1 only. */
  readonly everyP: boolean;
  readonly optimum: Optimum;
  /** Over `pure`; null when there is none. */
  readonly pureTotals: TotalRange | null;
  /** Over `symmetric`; null when there is none or when every p is one (the pure totals bound these). */
  readonly symmetricTotals: TotalRange | null;
  /**
   * Optimum / worst total over all pure and all symmetric mixed equilibria, asymmetric mixed ones not considered
   * (Koutsoupias & Papadimitriou 1999, stated for payoffs). A ratio depends on the payoffs' origin: null when the
   * worst total is ≤ 0, where it would mean nothing.
   */
  readonly priceOfAnarchy: number | null;
  /** Optimum / best total over the same equilibria (Anshelevich et al. 2008); null when that total is ≤ 0. */
  readonly priceOfStability: number | null;
}

/** The stable equilibrium in which all toss the same coin; undefined without one, and where every coin is one. */
export function stableMixedOf({ symmetric, everyP }: Equilibria): SymmetricEquilibrium | undefined {
  return everyP ? undefined : symmetric.find(({ p, stable }) => stable && p > 0 && p < 1);
}

/** d[k] = go[k+1] − stay[k]: what going gains when k of the N − 1 others go, times the divisor. Shape: [N]. */
function gainsFrom({ go, stay }: Curves): Float64Array {
  const gains = new Float64Array(go.length - 1);
  for (let k = 0; k < gains.length; k++) gains[k] = go[k + 1] - stay[k];
  return gains;
}

/** The benefit of all agents together at an attendance, times the divisor. */
function totalAt({ go, stay }: Curves, attendance: number): number {
  return addTotal(go.length - 1, attendance, go[attendance], stay[attendance]);
}

/** Nobody earns go at attendance 0, or stay at N. */
function addTotal(agents: number, attendance: number, go: number, stay: number): number {
  return (attendance > 0 ? attendance * go : 0) + (attendance < agents ? (agents - attendance) * stay : 0);
}

/** The total benefit of a round at each attendance 0…N, in units of payoff. Shape: [N + 1]. */
export function totalBenefits(curves: Curves): Float64Array {
  return curves.go.map((_, attendance) => totalAt(curves, attendance) / curves.divisor);
}

/** The same at one attendance, without tables. */
export function totalBenefitAt({ go, stay, divisor }: Payoffs, agents: number, attendance: number): number {
  return addTotal(agents, attendance, go(attendance), stay(attendance)) / divisor;
}

/** The best that the agents could do together. */
export function findOptimum(curves: Curves): Optimum {
  const agents = curves.go.length - 1;
  let total = -Infinity;
  for (let attendance = 0; attendance <= agents; attendance++) {
    const here = totalAt(curves, attendance);
    if (here > total) total = here;
  }
  const least = total - Math.abs(total) * 2 ** -50;
  const attendances: { from: number; to: number }[] = [];
  let range: { from: number; to: number } | undefined;
  for (let attendance = 0; attendance <= agents; attendance++) {
    if (totalAt(curves, attendance) < least) continue;
    if (range && range.to === attendance - 1) range.to = attendance;
    else attendances.push((range = { from: attendance, to: attendance }));
  }
  return { attendances, total: total / curves.divisor };
}

function findPure(gains: Float64Array): PureEquilibria[] {
  const agents = gains.length;
  const found: { from: number; to: number; strict: boolean }[] = [];
  let range: (typeof found)[number] | undefined;
  for (let attendance = 0; attendance <= agents; attendance++) {
    const leaving = attendance === 0 ? Infinity : gains[attendance - 1];
    const joining = attendance === agents ? -Infinity : gains[attendance];
    if (leaving < 0 || joining > 0) continue;
    const strict = leaving > 0 && joining < 0;
    if (range && range.to === attendance - 1 && range.strict === strict) range.to = attendance;
    else found.push((range = { from: attendance, to: attendance, strict }));
  }
  return found;
}

/** The mean that has the smaller terms; zero where it cannot be told from zero. */
function leastRounded(a: BinomialSums, b: BinomialSums): number {
  const { sum, magnitude, mass } = a.magnitude < b.magnitude ? a : b;
  return Math.abs(sum) <= ROUNDING * magnitude ? 0 : sum / mass;
}

function describeSymmetric({ go, stay, divisor }: Curves, p: number, stable: boolean): SymmetricEquilibrium {
  const agents = go.length - 1;
  // Both choices earn the same inside (0, 1): take the one that sums the smaller terms, it is rounded less.
  const going = go.subarray(1),
    staying = stay.subarray(0, agents);
  const benefit =
    p === 0 ? stay[0] : p === 1 ? go[agents] : leastRounded(sumBinomial(going, p), sumBinomial(staying, p));
  return {
    p,
    benefit: benefit / divisor,
    meanAttendance: agents * p,
    standardDeviation: Math.sqrt(agents * p * (1 - p)),
    stable,
  };
}

function findSymmetric(curves: Curves, gains: Float64Array): SymmetricEquilibrium[] {
  if (gains.length === 0) return [];
  // Near 0 and near 1, f has the sign of the first and of the last gain that is not zero.
  const first = gains.find((gain) => gain !== 0) ?? 0,
    last = gains.findLast((gain) => gain !== 0) ?? 0;
  const found = findRoots(gains).map(({ p, kind }) => describeSymmetric(curves, p, kind === 'falling'));
  if (gains[0] <= 0) found.unshift(describeSymmetric(curves, 0, first < 0));
  if (gains[gains.length - 1] >= 0) found.push(describeSymmetric(curves, 1, last > 0));
  return found;
}

function rangeOf(totals: Iterable<number>): TotalRange | null {
  let worst = Infinity,
    best = -Infinity;
  for (const total of totals) {
    worst = Math.min(worst, total);
    best = Math.max(best, total);
  }
  return worst <= best ? { worst, best } : null;
}

/** Optimum / total; at least 1 but for the rounding of an expected total, and no ratio to what is rounding itself. */
function ratioTo(total: number, optimum: number): number | null {
  return total > ROUNDING * Math.abs(optimum) && total < Infinity ? Math.max(1, optimum / total) : null;
}

/** All pure and all symmetric equilibria of a game of N ≥ 1 agents, its optimum, and how far they are apart. */
export function solveGame(curves: Curves): Equilibria {
  const agents = curves.go.length - 1;
  const gains = gainsFrom(curves);
  const pure = findPure(gains);
  const symmetric = findSymmetric(curves, gains);
  const everyP = agents > 0 && gains.every((gain) => gain === 0);
  const optimum = findOptimum(curves);
  function* totals() {
    for (const { from, to } of pure)
      for (let attendance = from; attendance <= to; attendance++) yield totalAt(curves, attendance) / curves.divisor;
  }
  const pureTotals = rangeOf(totals());
  const symmetricTotals = everyP ? null : rangeOf(symmetric.map(({ benefit }) => agents * benefit));
  const worst = Math.min(pureTotals?.worst ?? Infinity, symmetricTotals?.worst ?? Infinity);
  const best = Math.max(pureTotals?.best ?? -Infinity, symmetricTotals?.best ?? -Infinity);
  return {
    pure,
    symmetric,
    everyP,
    optimum,
    pureTotals,
    symmetricTotals,
    priceOfAnarchy: ratioTo(worst, optimum.total),
    priceOfStability: ratioTo(best, optimum.total),
  };
}

/**
 * The p that the strategy `mixed-equilibrium` plays: the least stable one in (0, 1), else the least in (0, 1), else
 * 0 if it is an equilibrium, else 1.
 */
export function symmetricMixed(curves: Curves): number {
  const gains = gainsFrom(curves);
  const roots = findRoots(gains);
  const root = roots.find(({ kind }) => kind === 'falling') ?? roots[0];
  if (root) return root.p;
  return gains.length === 0 || gains[0] <= 0 ? 0 : 1;
}

/** P[A > C] when each of `agents` goes with probability p. */
export function overloadProbability(agents: number, p: number, capacity: number): number {
  return binomialTail(agents, p, capacity);
}
