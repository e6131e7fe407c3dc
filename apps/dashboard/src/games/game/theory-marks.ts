import type { Stats } from '@farol/api';
import { formatNumber } from '../../design/figures.ts';

type Theory = NonNullable<Stats['theory']>;

/** The equilibrium that the strategy `mixed-equilibrium` plays: see docs/model.md, Equilibria. */
export function chosenEquilibrium({ symmetric }: Theory): Theory['symmetric'][number] | undefined {
  const inside = symmetric.filter(({ p }) => p > 0 && p < 1);
  return inside.find(({ stable }) => stable) ?? inside[0] ?? symmetric[0];
}

/** A line over the plot of attendance, or a band from y to y2. */
export interface TheoryMark {
  label: string;
  y: number;
  y2?: number;
  colour: 'plot-2' | 'plot-3' | 'plot-4' | 'plot-5';
  dash?: number[];
}

/** More than so many of one sort say nothing as lines. */
const MOST_RANGES = 3;

const wordsOfRange = ({ from, to }: { from: number; to: number }) =>
  from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`;

export function wordsOfRanges(ranges: readonly { from: number; to: number }[]): string {
  const shown = ranges.slice(0, MOST_RANGES).map(wordsOfRange).join(', ');
  return ranges.length > MOST_RANGES ? `${shown}, and ${ranges.length - MOST_RANGES} more` : shown;
}

/** Capacity, equilibria and optimum as marks; those at the same attendance are one mark with all their names. */
export function marksOf({ capacity, theory }: Pick<Stats, 'capacity' | 'theory'>): TheoryMark[] {
  const marks: TheoryMark[] = [];
  const add = (mark: TheoryMark) => {
    const same = marks.find(({ y, y2 }) => y === mark.y && y2 === mark.y2);
    if (same) same.label += `, ${mark.label}`;
    else marks.push(mark);
  };
  const addRanges = (
    ranges: readonly { from: number; to: number }[],
    label: string,
    look: Pick<TheoryMark, 'colour' | 'dash'>,
  ) => {
    if (ranges.length > MOST_RANGES) return;
    for (const { from, to } of ranges) add({ label, y: from, ...(to > from ? { y2: to } : {}), ...look });
  };
  if (capacity !== null) add({ label: 'capacity', y: capacity, colour: 'plot-2' });
  if (theory === null) return marks;
  addRanges(theory.pure, 'pure equilibrium', { colour: 'plot-3', dash: [2, 3] });
  addRanges(theory.optimum.attendances, 'optimum', { colour: 'plot-4', dash: [8, 3, 2, 3] });
  const mixed = chosenEquilibrium(theory);
  if (mixed && mixed.p > 0 && mixed.p < 1) {
    add({ label: 'mixed equilibrium', y: mixed.meanAttendance, colour: 'plot-3', dash: [8, 4] });
  }
  return marks;
}
