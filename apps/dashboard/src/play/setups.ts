import type { InformationKind, Value } from '@farol/kernel';

type Params = Readonly<Record<string, Value>>;

/** Agents that join together. */
export interface Group {
  strategy: string;
  params?: Params;
  count: number;
  name?: string;
  /** They leave after this many rounds; without it they stay. */
  rounds?: number;
}

/** A game before it is played. Values that it leaves out have their defaults. */
export interface Setup {
  rules: { kind: string } & Params;
  agents: readonly Group[];
  information?: InformationKind;
}

export interface SeededSetup extends Setup {
  seed: string;
}

const bar = { kind: 'el-farol', capacity: 60 };

/** The bar of Arthur with three crowds. */
export const SETUPS = {
  arthur: { rules: bar, agents: [{ strategy: 'arthur', count: 100 }] },
  coins: { rules: bar, agents: [{ strategy: 'mixed-equilibrium', count: 100 }] },
  sorting: { rules: bar, agents: [{ strategy: 'roth-erev', count: 100 }] },
} as const satisfies Record<string, Setup>;
