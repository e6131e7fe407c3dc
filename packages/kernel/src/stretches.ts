import { totalBenefits } from './equilibria.ts';
import { agentsAfter, type Manifest } from './manifest.ts';
import { rulesOf } from './rules/catalogue.ts';
import type { Curves } from './rules/rules.ts';

/** Consecutive rounds with the same agents: those played after `from` rounds up to after `to` rounds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly agents: number;
  readonly capacity: number | null;
  readonly curves: Curves;
}

/** The stretches between `from` and `to` rounds played, in order. */
export function* stretchesOf(manifest: Manifest, from: number, to: number): Generator<Stretch> {
  const { rules, agents: entries } = manifest;
  const { curves, capacity } = rulesOf(rules.kind);
  const changes = entries.flatMap(({ joins, leaves }) => (leaves === undefined ? [joins] : [joins, leaves]));
  const marks = [...new Set(changes)].filter((round) => round > from && round < to).toSorted((a, b) => a - b);
  for (const end of [...marks, to]) {
    const agents = agentsAfter(manifest, from);
    if (end > from) yield { from, to: end, agents, capacity: capacity(rules, agents), curves: curves(rules, agents) };
    from = end;
  }
}

/** The agents' mean payoff at each attendance 0…N: benefit is a function of attendance, and never stored. */
export function benefitByAttendance({ agents, curves }: Pick<Stretch, 'agents' | 'curves'>): Float64Array {
  return totalBenefits(curves).map((total) => (agents === 0 ? 0 : total / agents));
}
