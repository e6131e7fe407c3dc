import type { InformationKind, Value } from '@farol/kernel';

type Values = Readonly<Record<string, Value>>;

/** Agents that join together. */
export interface Group {
  strategy: string;
  params?: Values;
  count: number;
  name?: string;
  /** They play so many rounds; without it, for good. */
  rounds?: number;
}

/** A game as one thinks of it before it is played: what is left out has its default. */
export interface Setup {
  rules: { kind: string } & Values;
  groups: readonly Group[];
  information?: InformationKind;
}

export interface SeededSetup extends Setup {
  seed: string;
}

/** What agents are told of the past, in words. */
export const TOLD: Readonly<Record<InformationKind, string>> = {
  attendance: 'everyone’s attendance',
  random: 'a past that never was',
  'own-payoff': 'their own payoff only',
};

const bar = { kind: 'el-farol', capacity: 60 };

/** Games that are known by a name. */
export const SETUPS = {
  arthur: { rules: bar, groups: [{ strategy: 'arthur', count: 100 }] },
  coins: { rules: bar, groups: [{ strategy: 'mixed-equilibrium', count: 100 }] },
  sorting: { rules: bar, groups: [{ strategy: 'roth-erev', count: 100 }] },
  crowded: {
    rules: { kind: 'minority' },
    groups: [{ strategy: 'tables', params: { memory: 2 }, count: 101 }],
  },
  critical: {
    rules: { kind: 'minority' },
    groups: [{ strategy: 'tables', params: { memory: 5 }, count: 101 }],
  },
  uncoordinated: {
    rules: { kind: 'minority' },
    groups: [{ strategy: 'tables', params: { memory: 11 }, count: 101 }],
  },
  herd: {
    rules: { kind: 'majority' },
    groups: [{ strategy: 'tables', params: { memory: 3 }, count: 101 }],
  },
  volunteer: {
    rules: { kind: 'curves', go: '0.6', stay: 'n >= 1 ? 1 : 0' },
    groups: [{ strategy: 'roth-erev', count: 20 }],
  },
} as const satisfies Record<string, Setup>;
