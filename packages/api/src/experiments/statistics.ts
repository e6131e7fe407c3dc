import type { AgentStatistics, SeriesStatistics } from '@farol/kernel';
import { z } from 'zod';
import { suggestName } from '../suggest-name.ts';

type NumericField<T> = { [K in keyof T]: T[K] extends number | null ? K : never }[keyof T] & string;
export type StatisticName = Exclude<
  NumericField<SeriesStatistics> | NumericField<AgentStatistics>,
  'rounds' | 'agents'
>;

/** Of every statistic that is a number, what it says of one game. */
export const STATISTICS_ABOUT: Record<StatisticName, string> = {
  meanAttendance: 'mean attendance',
  variance: 'variance of attendance',
  standardDeviation: 'standard deviation of attendance',
  minAttendance: 'smallest attendance',
  maxAttendance: 'largest attendance',
  volatility: 'σ²/N of 2A − N: 1 when each agent tosses a coin',
  bias: 'mean attendance less the capacity',
  overloadRate: 'share of crowded rounds',
  overloadSeverity: 'mean of what exceeds the capacity',
  utilisation: 'share of the capacity that is used',
  meanTotalBenefit: 'benefit of all agents per round',
  meanBenefit: 'benefit per agent and round',
  efficiency: 'total benefit over the best possible',
  entropy: 'entropy of attendance, bits',
  predictability: 'H/N: what the past says of attendance',
  mutualInformation: 'between the past and the outcome, bits',
  attendanceGini: 'Gini’s coefficient of the agents’ visits',
  attendanceJain: 'Jain’s index of the agents’ visits',
  benefitGini: 'Gini’s coefficient of the agents’ benefit',
  switchingRate: 'share of choices that differ from the one before',
  meanRegret: 'regret against the better constant choice, mean over agents',
  maxRegret: 'the same of the agent that regrets most',
};

/** Every statistic that an experiment can collect; all are numbers or, where undefined, null. */
export const STATISTICS = Object.keys(STATISTICS_ABOUT) as StatisticName[];

export const DEFAULT_STATISTICS: readonly StatisticName[] = [
  'volatility',
  'meanAttendance',
  'overloadRate',
  'efficiency',
  'predictability',
  'attendanceGini',
];

export type ReplicateStatistics = Record<StatisticName, number | null>;

export const statisticSchema = z
  .enum(STATISTICS as [StatisticName, ...StatisticName[]], {
    error: ({ input }) =>
      typeof input === 'string'
        ? `unknown statistic "${input.slice(0, 50)}": ${suggestName(input, STATISTICS)}`
        : 'must be the name of a statistic',
  })
  .meta({ description: STATISTICS.map((name) => `${name}: ${STATISTICS_ABOUT[name]}`).join('; ') });
