import { STATISTIC_CATALOGUE, STATISTIC_NAMES, type StatisticName, type StatisticValues } from '@farol/kernel';
import { z } from 'zod';
import { suggestName } from '../suggest-name.ts';

export type { StatisticName };
export type ReplicateStatistics = StatisticValues;

export const DEFAULT_STATISTICS: readonly StatisticName[] = [
  'volatility',
  'meanAttendance',
  'overloadRate',
  'efficiency',
  'predictability',
  'attendanceGini',
];

export const statisticSchema = z
  .enum(STATISTIC_NAMES, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `unknown statistic "${input.slice(0, 50)}": ${suggestName(input, STATISTIC_NAMES)}`
        : 'must be the name of a statistic',
  })
  .meta({ description: STATISTIC_NAMES.map((name) => `${name}: ${STATISTIC_CATALOGUE[name].about}`).join('; ') });
