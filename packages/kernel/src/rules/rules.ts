import type { Parameters, ParameterValues } from '../parameters.ts';
import type { Population } from './population.ts';

/**
 * A game's two payoff curves over attendance A = 0…N (Schelling's binary choices with externalities).
 * An agent that went earns go[A] / divisor, one that stayed stay[A] / divisor. go[0] and stay[N] are never
 * earned. The divisor keeps numerators whole where a payoff is a fraction, so that virtual scores add exactly.
 */
export interface Curves {
  readonly go: Float64Array;
  readonly stay: Float64Array;
  readonly divisor: number;
}

/** The same at single attendances, without tables of N + 1 numbers. */
export interface Payoffs {
  go(this: void, attendance: number): number;
  stay(this: void, attendance: number): number;
  readonly divisor: number;
}

/** One kind of game: how it pays. */
export interface Rules<P extends Parameters = Parameters> {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly parameters: P;
  readonly population: Population;
  /** The reason why these values cannot be played with this many agents, and what to do; undefined if they can. */
  fault?(values: ParameterValues<P>, agents: number): string | undefined;
  payoffs(values: ParameterValues<P>, agents: number): Payoffs;
  /** The payoffs at every attendance. */
  curves(values: ParameterValues<P>, agents: number): Curves;
  /** C, the largest comfortable attendance, inclusive; null where crowding has no meaning. */
  capacity(values: ParameterValues<P>, agents: number): number | null;
}

type RulesWithoutCurves<P extends Parameters> = Omit<Rules<P>, 'curves'> & Partial<Pick<Rules<P>, 'curves'>>;

/** Keeps the parameters' literal types for the rules' own functions, and tabulates the payoffs. */
export function defineRules<const P extends Parameters>(rules: RulesWithoutCurves<P>): Rules {
  const curves: Rules<P>['curves'] = (values, agents) => {
    const { go, stay, divisor } = rules.payoffs(values, agents);
    return tabulate(agents, go, stay, divisor);
  };
  return { curves, ...rules };
}

/** Both curves from their value at each attendance. */
export function tabulate(
  agents: number,
  go: (attendance: number) => number,
  stay: (attendance: number) => number,
  divisor = 1,
): Curves {
  const curves = { go: new Float64Array(agents + 1), stay: new Float64Array(agents + 1), divisor };
  for (let attendance = 0; attendance <= agents; attendance++) {
    curves.go[attendance] = go(attendance);
    curves.stay[attendance] = stay(attendance);
  }
  return curves;
}
