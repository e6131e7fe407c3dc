import { formatCount, formatPercent } from '../../design/figures.ts';
import type { Table } from '../figure/csv.ts';
import type { Choices, RowGroup } from './cells.ts';

/** The picture of choices in a few sentences: how often each group went. */
export function rasterSummary(choices: Choices, groups: readonly RowGroup[], firstColumn: number): string {
  const { columns, rows } = choices;
  if (columns === 0 || rows === 0) return 'No choices to show yet.';
  const shares: string[] = [];
  let first = 0;
  for (const group of groups.length > 0 ? groups : [{ label: 'All', rows }]) {
    shares.push(`${group.label}: ${shareOf(choices, first, first + group.rows)}.`);
    first += group.rows;
  }
  const agents = rows === 1 ? '1 agent' : `${formatCount(rows)} agents`;
  return `The choices of ${agents} in the rounds ${formatCount(firstColumn)} to ${formatCount(firstColumn + columns - 1)}. ${shares.join(' ')}`;
}

/** Rounds in which an agent did not play are no choices. */
function shareOf({ columns, bit }: Choices, from: number, to: number): string {
  let [went, made] = [0, 0];
  for (let row = from; row < to; row++) {
    for (let column = 0; column < columns; column++) {
      const choice = bit(row, column);
      if (choice === null) continue;
      went += choice;
      made++;
    }
  }
  return made === 0 ? 'made no choice' : `went in ${formatPercent(went / made)} of their choices`;
}

/** A row for each agent, a column for each round. */
export const rasterTable = ({ columns, rows, bit }: Choices, firstColumn: number): Table => ({
  columns: ['Agent', ...Array.from({ length: columns }, (_, column) => String(firstColumn + column))],
  rows: Array.from({ length: rows }, (_, row) => [
    row + 1,
    ...Array.from({ length: columns }, (_, column) => bit(row, column)),
  ]),
});
