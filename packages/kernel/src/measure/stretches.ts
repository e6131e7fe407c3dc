import { totalBenefitAt } from '../equilibria.ts';
import { agentsAfter, type Manifest } from '../manifest.ts';
import { rulesOf } from '../rules/catalogue.ts';
import type { Curves, Payoffs } from '../rules/rules.ts';

/** The rounds after `from` and up to `to` rounds played. */
export interface RoundSpan {
  readonly from: number;
  readonly to: number;
}

/** Consecutive rounds with the same agents. */
export interface Stretch extends RoundSpan {
  readonly agents: number;
  readonly capacity: number | null;
  readonly payoffs: Payoffs;
  /** Computed when it is first read: 2 (N + 1) numbers. */
  readonly curves: Curves;
}

/** The rounds between `from` and `to` at which the population changes, ascending. */
function changesBetween({ agents }: Manifest, from: number, to: number): number[] {
  const changes = agents.flatMap(({ joins, leaves }) => (leaves === undefined ? [joins] : [joins, leaves]));
  return [...new Set(changes)].filter((round) => round > from && round < to).toSorted((a, b) => a - b);
}

function stretchAt(manifest: Manifest, { from, to }: RoundSpan): Stretch {
  const agents = agentsAfter(manifest, from);
  const rules = rulesOf(manifest.rules.kind);
  let curves: Curves | undefined;
  return {
    from,
    to,
    agents,
    capacity: rules.capacity(manifest.rules, agents),
    payoffs: rules.payoffs(manifest.rules, agents),
    get curves() {
      return (curves ??= rules.curves(manifest.rules, agents));
    },
  };
}

/** The stretches between `from` and `to` rounds played, in order. */
export function* stretchesOf(manifest: Manifest, from: number, to: number): Generator<Stretch> {
  let start = from;
  for (const end of [...changesBetween(manifest, from, to), to]) {
    if (end > start) yield stretchAt(manifest, { from: start, to: end });
    start = end;
  }
}

/** The rounds of the last of these stretches, without its curves; undefined for no rounds. */
export function lastSpan(manifest: Manifest, from: number, to: number): RoundSpan | undefined {
  const start = changesBetween(manifest, from, to).at(-1) ?? from;
  return to > start ? { from: start, to } : undefined;
}

/** The last of these stretches, without the curves of the others; undefined for no rounds. */
export function lastStretch(manifest: Manifest, from: number, to: number): Stretch | undefined {
  const span = lastSpan(manifest, from, to);
  return span && stretchAt(manifest, span);
}

/**
 * The agents' mean payoff at an attendance: benefit is a function of attendance, and never stored. Tabulated if the
 * stretch has more rounds than attendances.
 */
export function benefitOf({ from, to, agents, payoffs }: Stretch): (attendance: number) => number {
  if (agents === 0) return () => 0;
  const benefit = (attendance: number) => totalBenefitAt(payoffs, agents, attendance) / agents;
  if (to - from <= agents + 1) return benefit;
  const table = Float64Array.from({ length: agents + 1 }, (_, attendance) => benefit(attendance));
  return (attendance) => table[attendance];
}

/** A > C; null where crowding has no meaning. */
export function isCrowded({ capacity }: Pick<Stretch, 'capacity'>, attendance: number): boolean | null {
  return capacity === null ? null : attendance > capacity;
}
