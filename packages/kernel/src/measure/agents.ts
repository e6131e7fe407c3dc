/** Totals of each agent over the same rounds. Shape of every array: [agents]. */
export interface AgentTotals {
  /** T, the rounds that every one of these agents played. */
  readonly rounds: number;
  /** Rounds in which the agent went. */
  readonly visits: Float64Array;
  /** The sum of its payoffs. */
  readonly benefit: Float64Array;
  /** Of its rounds 2…T, those in which it chose otherwise than in the round before. */
  readonly switches: Float64Array;
  /** Its earnings by always going, the others' choices unchanged. */
  readonly alwaysGo: Float64Array;
  /** Its earnings by always staying, the others' choices unchanged. */
  readonly alwaysStay: Float64Array;
}

/** How a quantity is spread over the agents; the standard deviation is the population's, divided by N. */
export interface Spread {
  readonly mean: number;
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
}

/** Statistics over the agents of a crowd. Null where agents or rounds are missing. */
export interface AgentStatistics {
  /** N. */
  readonly agents: number;
  /** T. */
  readonly rounds: number;
  /** visits / T, 0…1, over agents. */
  readonly attendanceShare: Spread | null;
  /** benefit / T, units of payoff per round, over agents. */
  readonly benefit: Spread | null;
  /**
   * Gini's coefficient of the visits, G = Σ_i (2i − N − 1) x_i / (N Σ x) with x ascending and i = 1…N: 0 when all
   * went equally often, (N − 1)/N when one alone did (Gini 1912). Null when nobody went.
   */
  readonly attendanceGini: number | null;
  /** Jain's index of the visits, (Σx)² / (N Σx²), 1/N…1: 1 when all went equally often (Jain, Chiu & Hawe 1984). */
  readonly attendanceJain: number | null;
  /** Gini's coefficient of the benefit; null when one is negative, or none positive: it would mean nothing. */
  readonly benefitGini: number | null;
  /** Σ switches / (N (T − 1)): the share of choices that differ from the agent's one before. Null below two rounds. */
  readonly switchingRate: number | null;
  /**
   * External regret per round, (max(alwaysGo, alwaysStay) − benefit) / T, units of payoff, mean over agents: what
   * the better constant choice would have added (Hannan 1957). Below zero when agents did better than either.
   */
  readonly meanRegret: number | null;
  /** The largest of these. */
  readonly maxRegret: number | null;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function spreadOf(values: Float64Array): Spread {
  const mean = sum(values) / values.length;
  let squares = 0,
    min = Infinity,
    max = -Infinity;
  for (const value of values) {
    squares += (value - mean) * (value - mean);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { mean, standardDeviation: Math.sqrt(squares / values.length), min, max };
}

/** Gini's coefficient; null for no values, a negative one, or none positive. */
export function gini(values: Float64Array): number | null {
  const ascending = values.toSorted();
  const count = ascending.length,
    total = sum(ascending);
  if (count === 0 || ascending[0] < 0 || total <= 0) return null;
  let weighted = 0;
  for (let index = 0; index < count; index++) weighted += (2 * index + 1 - count) * ascending[index];
  return Math.max(0, weighted / (count * total));
}

/** Jain's index; null for no values or when all are zero. */
export function jain(values: Float64Array): number | null {
  const total = sum(values);
  let squares = 0;
  for (const value of values) squares += value * value;
  return squares > 0 ? Math.min(1, (total * total) / (values.length * squares)) : null;
}

/** How attendance, benefit and regret are spread over the agents. */
export function describeAgents(totals: AgentTotals): AgentStatistics {
  const { rounds, visits, benefit, switches, alwaysGo, alwaysStay } = totals;
  const agents = visits.length;
  const played = agents > 0 && rounds > 0;
  const regret = spreadOf(
    benefit.map((earned, agent) => (Math.max(alwaysGo[agent], alwaysStay[agent]) - earned) / rounds),
  );
  return {
    agents,
    rounds,
    attendanceShare: played ? spreadOf(visits.map((count) => count / rounds)) : null,
    benefit: played ? spreadOf(benefit.map((earned) => earned / rounds)) : null,
    attendanceGini: gini(visits),
    attendanceJain: jain(visits),
    benefitGini: gini(benefit),
    switchingRate: played && rounds > 1 ? sum(switches) / (agents * (rounds - 1)) : null,
    meanRegret: played ? regret.mean : null,
    maxRegret: played ? regret.max : null,
  };
}
