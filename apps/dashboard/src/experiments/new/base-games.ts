import type { DesignBase } from '../design.ts';

/** Games to vary, complete enough that each of their values has its field. */
export const BASE_GAMES: readonly { id: string; title: string; base: DesignBase; vary: string }[] = [
  {
    id: 'minority',
    title: 'Minority game (Challet & Zhang 1997)',
    base: {
      rules: { kind: 'minority', payoff: 'sign' },
      agents: [{ strategy: 'tables', params: { memory: 6, tables: 2 }, count: 101 }],
      rounds: 5000,
    },
    vary: 'agents[0].params.memory',
  },
  {
    id: 'el-farol',
    title: 'El Farol bar (Arthur 1994)',
    base: {
      rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
      agents: [{ strategy: 'arthur', params: { predictors: 8, scores: 'private', forgetting: 0.9 }, count: 100 }],
      rounds: 2000,
    },
    vary: 'rules.capacity',
  },
  {
    id: 'learning',
    title: 'El Farol, reinforcement learners (Roth & Erev 1995)',
    base: {
      rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
      agents: [{ strategy: 'roth-erev', params: { forgetting: 0.01, initial: 1 }, count: 100 }],
      rounds: 10_000,
    },
    vary: 'agents[0].params.forgetting',
  },
  {
    id: 'random',
    title: 'El Farol, coins (a baseline to compare with)',
    base: {
      rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
      agents: [{ strategy: 'bernoulli', params: { probability: 0.6 }, count: 100 }],
      rounds: 2000,
    },
    vary: 'agents[0].params.probability',
  },
  {
    id: 'market-entry',
    title: 'Market entry (payoff falls with every entrant)',
    base: {
      rules: { kind: 'curves', go: '1 + 2 * (0.5 * N - n) / N', stay: '1' },
      agents: [{ strategy: 'roth-erev', params: { forgetting: 0.01, initial: 1 }, count: 40 }],
      rounds: 5000,
    },
    vary: 'agents[0].count',
  },
];
