import type { Parameters, ParameterValues } from '../parameters.ts';
import type { Seed } from '../random.ts';
import type { Curves } from '../rules/rules.ts';

/** How many past rounds the game remembers for its agents; no strategy looks further back. */
export const PAST_ROUNDS = 64;

/** The agents' view before a round: one object, rewritten by the game each round. */
export interface Situation {
  /** Rounds played before this one. */
  round: number;
  /** N, the number of agents now in the game. */
  agents: number;
  curves: Curves;
  /** Past attendances as the agents see them, the latest first. Shape: [PAST_ROUNDS]. */
  readonly past: Float64Array;
  /** Past outcomes as the agents see them: bit j is 1 if going was the better choice j + 1 rounds ago. */
  outcomes: number;
}

type Cells = { f64: Float64Array; i32: Int32Array; u8: Uint8Array };

/** The arrays of a cohort's state, by name: what a checkpoint holds and nothing that the seed can give again. */
export type Layout = Readonly<Record<string, readonly [cell: keyof Cells, length: number]>>;
export type State<L extends Layout = Layout> = { readonly [K in keyof L]: Cells[L[K][0]] };

/** `count` agents of one strategy that play in one game. */
export interface Cohort<P extends Parameters = Parameters> {
  readonly values: ParameterValues<P>;
  readonly count: number;
  readonly seed: Seed;
  /** The cohort's place in the manifest: it keys the cohort's own random streams. */
  readonly index: number;
  /** The last choice of each agent; decide() overwrites it. Shape: [count], 1 = go, 0 = stay. */
  readonly choices: Uint8Array;
}

/** A strategy at play: one loop over the cohort's agents in each call, no object and no call per agent. */
export interface Player {
  /** The first state of a cohort that joins the game, where it is not all zero. */
  join?(situation: Situation): void;
  /** Writes every agent's choice. */
  decide(situation: Situation): void;
  /** Takes in the attendance that followed; the situation is still the one that was decided on. */
  learn?(situation: Situation, attendance: number): void;
}

/** A way of choosing. */
export interface Strategy<P extends Parameters = Parameters, L extends Layout = Layout> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly parameters: P;
  /** Information that it needs: `payoff` is an agent's own, `attendance` is everyone's. */
  readonly sees: 'nothing' | 'payoff' | 'attendance';
  /** How many past rounds it looks at, at most PAST_ROUNDS. */
  pastRounds?(values: ParameterValues<P>): number;
  /** Bytes beside the state that a cohort of `count` needs while it plays. */
  cacheBytes?(values: ParameterValues<P>, count: number): number;
  layout?(values: ParameterValues<P>, count: number): L;
  player(cohort: Cohort<P>, state: State<L>): Player;
}

/** Keeps the literal types of parameters and state for the strategy's own functions. */
export function defineStrategy<const P extends Parameters, L extends Layout>(strategy: Strategy<P, L>): Strategy {
  return strategy;
}
