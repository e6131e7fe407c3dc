import { STATISTICS_ABOUT, type StatisticName } from '@farol/api';

const SYMBOLS: Partial<Record<StatisticName, string>> = {
  volatility: 'volatility σ²/N',
  predictability: 'predictability H/N',
  meanAttendance: 'mean attendance ⟨A⟩',
  standardDeviation: 'standard deviation σ',
  variance: 'variance σ²',
  bias: 'bias ⟨A⟩ − C',
  overloadRate: 'overload rate P(A > C)',
  overloadSeverity: 'overload severity',
  attendanceGini: 'Gini of attendance',
  attendanceJain: 'Jain of attendance',
  benefitGini: 'Gini of benefit',
};

/** meanBenefit as words: mean benefit; with the symbol of the literature where it has one. */
export function titleOf(name: string): string {
  return SYMBOLS[name as StatisticName] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export const aboutStatistic = (name: string): string => STATISTICS_ABOUT[name as StatisticName] ?? '';
