import type { Stats } from '@farol/api';
import { formatNumber, formatPercent } from '../../design/figures.ts';
import type { TermName } from './terms.ts';
import { chosenEquilibrium, wordsOfRanges } from './theory-marks.ts';

/** One statistic in words: measured, at the mixed equilibrium, and at the optimum. */
export interface StatisticRow {
  name: TermName;
  measured: string;
  equilibrium?: string;
  optimum?: string;
}

type Shown = Pick<Stats, 'series' | 'theory' | 'agents' | 'capacity' | 'alpha' | 'memory'>;

/** The rows of the table of statistics, by group. */
export const statisticRows = (stats: Shown): readonly (readonly [group: string, rows: StatisticRow[]])[] => [
  ['Attendance', attendanceRows(stats)],
  ['Crowding', crowdingRows(stats)],
  ['Benefit', benefitRows(stats)],
  ['Prediction', predictionRows(stats)],
];

const mixedOf = ({ theory }: Shown) => (theory === null ? undefined : chosenEquilibrium(theory));

function attendanceRows(stats: Shown): StatisticRow[] {
  const { series, theory, agents } = stats;
  const mixed = mixedOf(stats);
  const variance = mixed === undefined ? undefined : mixed.standardDeviation ** 2;
  const best = theory?.optimum.attendances ?? [];
  // The deviation at the optimum is 0 where one attendance is optimal, and open where several are.
  const isOneOptimum = best.length === 1 && best[0].from === best[0].to;
  const interval = series?.meanAttendanceInterval;
  return [
    {
      name: 'meanAttendance',
      measured: formatNumber(series?.meanAttendance),
      equilibrium: formatNumber(mixed?.meanAttendance),
      optimum: theory === null ? '' : wordsOfRanges(best),
    },
    {
      name: 'meanAttendanceInterval',
      measured: interval ? `${formatNumber(interval.low)} – ${formatNumber(interval.high)}` : '–',
    },
    {
      name: 'standardDeviation',
      measured: formatNumber(series?.standardDeviation),
      equilibrium: formatNumber(mixed?.standardDeviation),
      optimum: isOneOptimum ? '0' : '',
    },
    { name: 'variance', measured: formatNumber(series?.variance), equilibrium: formatNumber(variance) },
    {
      name: 'volatility',
      measured: formatNumber(series?.volatility),
      equilibrium: variance === undefined || agents === 0 ? '–' : formatNumber((4 * variance) / agents),
    },
    { name: 'minAttendance', measured: formatNumber(series?.minAttendance) },
    { name: 'maxAttendance', measured: formatNumber(series?.maxAttendance) },
    { name: 'entropy', measured: formatNumber(series?.entropy) },
  ];
}

function crowdingRows(stats: Shown): StatisticRow[] {
  const { series, capacity } = stats;
  const mixed = mixedOf(stats);
  return [
    { name: 'capacity', measured: formatNumber(capacity) },
    {
      name: 'bias',
      measured: formatNumber(series?.bias),
      equilibrium: mixed && capacity !== null ? formatNumber(mixed.meanAttendance - capacity) : '–',
    },
    {
      name: 'overloadRate',
      measured: formatPercent(series?.overloadRate),
      equilibrium: formatPercent(mixed?.overloadRate),
    },
    { name: 'overloadSeverity', measured: formatNumber(series?.overloadSeverity) },
    { name: 'utilisation', measured: formatPercent(series?.utilisation) },
  ];
}

function benefitRows(stats: Shown): StatisticRow[] {
  const { series, theory, agents } = stats;
  const mixed = mixedOf(stats);
  const best = theory?.optimum;
  const isShareable = best !== undefined && best.total > 0;
  return [
    {
      name: 'meanBenefit',
      measured: formatNumber(series?.meanBenefit),
      equilibrium: formatNumber(mixed?.benefit),
      optimum: best && agents > 0 ? formatNumber(best.total / agents) : '–',
    },
    {
      name: 'meanTotalBenefit',
      measured: formatNumber(series?.meanTotalBenefit),
      equilibrium: mixed ? formatNumber(mixed.benefit * agents) : '–',
      optimum: formatNumber(best?.total),
    },
    {
      name: 'efficiency',
      measured: formatPercent(series?.efficiency),
      equilibrium: mixed && isShareable ? formatPercent((mixed.benefit * agents) / best.total) : '–',
      optimum: isShareable ? '100 %' : '–',
    },
  ];
}

const predictionRows = ({ series, alpha, memory }: Shown): StatisticRow[] => [
  { name: 'alpha', measured: alpha === null ? '–' : `${formatNumber(alpha)} (m = ${memory})` },
  { name: 'predictability', measured: formatNumber(series?.predictability) },
  { name: 'mutualInformation', measured: formatNumber(series?.mutualInformation) },
];
