import type { Design } from './design.ts';

/** A design that can be started as it is: what it shows, and where it comes from. */
export interface ReadyDesign {
  id: string;
  title: string;
  about: string;
  source: string;
  design: Design;
}

const tables = (count: number) => [{ strategy: 'tables', params: { memory: 6, tables: 2 }, count }];

export const READY_DESIGNS: readonly ReadyDesign[] = [
  {
    id: 'savit',
    title: 'Savit’s curve',
    about:
      'How far a minority game is from tossing coins, over α = 2ᵐ/N: the crowd coordinates best near α ≈ 0.34, and all sizes fall on one curve.',
    source: 'Savit, Manuca & Riolo 1999',
    design: {
      name: 'Savit’s curve',
      base: { rules: { kind: 'minority', payoff: 'sign' }, agents: tables(101), rounds: 4000 },
      factors: [
        { path: 'agents[0].count', values: [51, 101, 201] },
        { path: 'agents[0].params.memory', from: 1, to: 10, step: 1 },
      ],
      replicates: 8,
      roundsPerHistory: 200,
      statistics: ['volatility', 'predictability', 'attendanceGini', 'switchingRate'],
    },
  },
  {
    id: 'capacity',
    title: 'Capacity of the bar',
    about:
      'Arthur’s hundred agents and a bar of every size: attendance follows the capacity without anyone arranging it. How often is it crowded, and who goes?',
    source: 'Arthur 1994',
    design: {
      name: 'Capacity of the bar',
      base: {
        rules: { kind: 'el-farol' },
        agents: [{ strategy: 'arthur', params: { predictors: 8 }, count: 100 }],
        rounds: 2000,
      },
      factors: [{ path: 'rules.capacity', from: 10, to: 90, step: 5 }],
      replicates: 10,
      statistics: ['meanAttendance', 'overloadRate', 'bias', 'utilisation', 'efficiency', 'attendanceGini'],
    },
  },
  {
    id: 'phases',
    title: 'Agents × memory',
    about:
      'The phase diagram as a map: number of agents against memory. The valley of good coordination runs where 2ᵐ ≈ 0.34 N, between the crowded phase and the random one.',
    source: 'Challet & Marsili 1999',
    design: {
      name: 'Agents × memory phase diagram',
      base: { rules: { kind: 'minority', payoff: 'sign' }, agents: tables(101), rounds: 2000 },
      factors: [
        { path: 'agents[0].count', from: 11, to: 701, steps: 9, scale: 'log', round: 'odd' },
        { path: 'agents[0].params.memory', from: 1, to: 9, step: 1 },
      ],
      replicates: 4,
      roundsPerHistory: 100,
      statistics: ['volatility', 'predictability', 'attendanceGini'],
    },
  },
];
