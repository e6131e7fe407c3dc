import type { Game, Stats } from '@farol/api';
import { rulesOf, solveGame } from '@farol/kernel';
import { rightsOf } from '../../sharing/access.ts';

/** A paused game of 100 agents after 40 of 100 rounds, with some fields changed. */
export const gameWith = (changed: Partial<Game> = {}): Game => ({
  id: 'g1',
  name: 'Arthur’s bar',
  status: 'paused',
  rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
  unnamed: [],
  information: { kind: 'attendance' },
  seed: '7',
  agents: 100,
  rounds: { played: 40, planned: 100 },
  digest: 'ab12',
  citation: null,
  obstacle: null,
  roundsPerSecond: null,
  fault: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  revision: 1,
  ...changed,
});

const later = () => Promise.resolve(undefined);

/** The changes of a game that do nothing, some of them under way. */
export const changesWith = (...pending: string[]) => ({
  pending: new Set(pending),
  rights: rightsOf(undefined, undefined),
  changeStatus: later,
  simulate: later,
  step: later,
  setTempo: later,
  rename: later,
  fork: later,
  removeAgents: later,
  remove: later,
});

/** Statistics of the rounds that a game has played. */
export const SERIES: NonNullable<Stats['series']> = {
  meanAttendance: 59.5,
  meanAttendanceInterval: { low: 59, high: 60 },
  variance: 49,
  standardDeviation: 7,
  minAttendance: 30,
  maxAttendance: 88,
  volatility: 1.96,
  bias: -0.5,
  overloadRate: 0.45,
  overloadSeverity: 6.5,
  utilisation: 0.9,
  meanTotalBenefit: 12,
  meanBenefit: 0.12,
  efficiency: 0.2,
  autocorrelation: null,
  entropy: 4.75,
  predictability: 0.25,
  mutualInformation: 0.0625,
};

/** Theory as the API has it, of the curves of these rules for 100 agents. */
export function theoryOf(kind: string, parameters: object): NonNullable<Stats['theory']> {
  const defaults = Object.fromEntries(
    Object.entries(rulesOf(kind).parameters).map(([name, parameter]) => [name, parameter.default]),
  );
  const rules = { kind, ...defaults, ...parameters };
  const { pure, symmetric, everyP, optimum, priceOfAnarchy, priceOfStability } = solveGame(
    rulesOf(kind).curves(rules, 100),
  );
  return {
    pure: pure.map((range) => ({ ...range })),
    symmetric: symmetric.map((equilibrium) => ({ ...equilibrium, overloadRate: null })),
    everyP,
    optimum: { attendances: optimum.attendances.map((range) => ({ ...range })), total: optimum.total },
    priceOfAnarchy,
    priceOfStability,
  };
}

/** Statistics of Arthur's bar, with the theory of its curves. */
export const statsWith = (changed: Partial<Stats> = {}): Stats => ({
  window: { from: 1, to: 40, rounds: 40 },
  replicates: 1,
  agents: 100,
  capacity: 60,
  memory: null,
  alpha: null,
  series: SERIES,
  crowd: null,
  crowdMissing: null,
  cohorts: [],
  theory: theoryOf('el-farol', { capacity: 60 }),
  ...changed,
});
