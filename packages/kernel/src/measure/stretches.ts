import { totalBenefitAt, totalBenefits } from '../equilibria.ts';
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

/** Some rounds of one stretch. */
export interface Piece {
  readonly stretch: Stretch;
  /** Mean benefit by attendance; the same object for every piece of a stretch. */
  readonly benefit: Float64Array;
  /** Rounds played before the first of these. */
  readonly from: number;
  readonly attendances: Uint32Array;
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

/** The rounds after `from` in pieces of one stretch each. Shape of attendances: [rounds]. */
export function* piecesOf(manifest: Manifest, from: number, attendances: Uint32Array): Generator<Piece> {
  for (const stretch of stretchesOf(manifest, from, from + attendances.length)) {
    yield {
      stretch,
      benefit: benefitByAttendance(stretch),
      from: stretch.from,
      attendances: attendances.subarray(stretch.from - from, stretch.to - from),
    };
  }
}

/** The agents' mean payoff at each attendance 0…N: benefit is a function of attendance, and never stored. */
export function benefitByAttendance({ agents, curves }: Pick<Stretch, 'agents' | 'curves'>): Float64Array {
  return totalBenefits(curves).map((total) => (agents === 0 ? 0 : total / agents));
}

/** The same at one attendance, without a table. */
export function benefitAt({ agents, payoffs }: Pick<Stretch, 'agents' | 'payoffs'>, attendance: number): number {
  return agents === 0 ? 0 : totalBenefitAt(payoffs, agents, attendance) / agents;
}

/** A > C; null where crowding has no meaning. */
export function isCrowded({ capacity }: Pick<Stretch, 'capacity'>, attendance: number): boolean | null {
  return capacity === null ? null : attendance > capacity;
}
