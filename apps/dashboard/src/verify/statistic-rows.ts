import { type Equilibria, stableMixedOf, STATISTIC_CATALOGUE, type WindowStatistics } from '@farol/kernel';
import { formatCount, formatNumber, formatPercent } from '../design/figures.ts';

export type StatisticRow = readonly [name: string, value: string, note: string];

const intervalOf = (interval: WindowStatistics['series']['meanAttendanceInterval']) =>
  interval === null ? '' : `95 % interval ${formatNumber(interval.low)} … ${formatNumber(interval.high)}`;

/** The statistics of the rounds, each with its value in theory, its unit or its condition. */
export function statisticRows({ series, capacity }: WindowStatistics, theory: Equilibria): StatisticRow[] {
  const mixed = stableMixedOf(theory);
  return [
    ['Mean attendance', formatNumber(series.meanAttendance), intervalOf(series.meanAttendanceInterval)],
    [
      'Standard deviation σ',
      formatNumber(series.standardDeviation),
      mixed === undefined ? '' : `${formatNumber(mixed.standardDeviation)} when all toss the equilibrium’s coin`,
    ],
    ['Volatility σ²/N', formatNumber(series.volatility), '1 when each agent tosses a fair coin'],
    [
      'Overload rate',
      formatPercent(series.overloadRate),
      capacity === null ? 'these rules know no capacity' : `rounds with more than ${formatCount(capacity)}`,
    ],
    ['Mean benefit', formatNumber(series.meanBenefit), 'per agent and round'],
    [
      'Efficiency',
      formatPercent(series.efficiency),
      `of the best possible, ${formatNumber(theory.optimum.total)} in total`,
    ],
    [
      'Predictability H/N',
      formatNumber(series.predictability),
      series.predictability === null ? `needs ${STATISTIC_CATALOGUE.predictability.needs}` : '',
    ],
    ['Entropy', formatNumber(series.entropy), 'bits'],
  ];
}
