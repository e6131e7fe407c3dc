import type { Value } from './parameters.ts';

/** Information of the agents: attendance, their own payoff only, or a random (fake) history. */
export const INFORMATION_KINDS = ['attendance', 'own-payoff', 'random'] as const;
export type InformationKind = (typeof INFORMATION_KINDS)[number];

/** `count` identical, separately playing agents that join together and leave together. */
export interface AgentEntry {
  readonly strategy: string;
  readonly params: Readonly<Record<string, Value>>;
  readonly count: number;
  readonly name?: string;
  /** The number of rounds played before they first play. */
  readonly joins: number;
  /** The number of rounds played when they leave; absent while they stay. */
  readonly leaves?: number;
}

/**
 * All that a game's history depends on: with the number of rounds it determines every choice, and so the digest.
 * Nothing in it is left to a default; every convention is spelled out.
 */
export interface Manifest {
  /** The version of these rules of computation. */
  readonly engine: 1;
  /** The kind of game with all its parameters. */
  readonly rules: { readonly kind: string } & Readonly<Record<string, Value>>;
  readonly information: { readonly kind: InformationKind };
  /** A 64-bit unsigned integer in decimal. */
  readonly seed: string;
  /** Attendances before the first round, the latest last; what it does not reach is drawn from 0…N by the seed. */
  readonly initialHistory: 'random' | readonly number[];
  /** Only ever appended to: an entry's place is its number. */
  readonly agents: readonly AgentEntry[];
}

/** True if these agents play the round after `round` rounds. */
export function playsAfter(entry: AgentEntry, round: number): boolean {
  return entry.joins <= round && (entry.leaves === undefined || round < entry.leaves);
}

/** N after `round` rounds. */
export function agentsAfter(manifest: Manifest, round: number): number {
  return manifest.agents.reduce((sum, entry) => sum + (playsAfter(entry, round) ? entry.count : 0), 0);
}
