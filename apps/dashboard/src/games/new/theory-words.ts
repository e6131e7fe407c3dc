import { formatNumber } from '../../design/figures.ts';
import type { Theory } from './look-ahead.ts';
import { mixedOf, rangeWords } from './theory-range.ts';

const list = (items: readonly string[]) =>
  items.length > 3 ? `${items.slice(0, 3).join(', ')} and ${items.length - 3} more` : items.join(', ');

/** The theory of one round, a line for each result; or only the results that marks on a plot cannot show. */
export function theoryLines(
  theory: Theory,
  which: 'all' | 'beyond the plot' = 'all',
): readonly (readonly [term: string, words: string])[] {
  const lines = allLines(theory);
  const isSaid = (term: string) =>
    term === 'Capacity' || (term === 'Pure equilibria' && theory.equilibria.pure.length === 1);
  return which === 'all' ? lines : lines.filter(([term]) => !isSaid(term));
}

function allLines(theory: Theory): readonly (readonly [term: string, words: string])[] {
  const { capacity, equilibria } = theory;
  const { pure, everyP, optimum, priceOfAnarchy } = equilibria;
  const mixed = mixedOf(theory);
  return [
    [
      'Capacity',
      capacity === null ? 'none: going is not better up to some attendance, and worse beyond' : formatNumber(capacity),
    ],
    ['Pure equilibria', pure.length === 0 ? 'none' : `A = ${list(pure.map(({ from, to }) => rangeWords(from, to)))}`],
    [
      'Mixed equilibria',
      everyP
        ? 'every probability of going is one'
        : mixed.length === 0
          ? 'none'
          : list(
              mixed.map(
                ({ p, meanAttendance, stable }) =>
                  `p = ${formatNumber(p)}, mean attendance ${formatNumber(meanAttendance)}${stable ? '' : ' (unstable)'}`,
              ),
            ),
    ],
    [
      'Optimum',
      `A = ${list(optimum.attendances.map(({ from, to }) => rangeWords(from, to)))}, ${formatNumber(optimum.total)} in total`,
    ],
    [
      'Price of anarchy',
      priceOfAnarchy === null ? 'not defined where an equilibrium pays 0 or less' : formatNumber(priceOfAnarchy, 3),
    ],
  ];
}

export const describeTheory = (theory: Theory | null): string =>
  theory === null
    ? ''
    : `${theoryLines(theory)
        .map(([term, words]) => `${term}: ${words}`)
        .join('. ')}.`;
