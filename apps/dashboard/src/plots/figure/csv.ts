import { writeCsvRow } from '@farol/api';

/** The data of a plot in rows, for CSV and for the table below the plot. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}
type Cell = string | number | null;

const writtenCell = (cell: Cell) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell);

/** The table as a CSV file. Values that are not known, NaN or infinite, are empty. */
export function writeCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => writeCsvRow(row.map(writtenCell))).join('');
}
