/** The data of a plot in rows, for CSV and for the table below the plot. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}
type Cell = string | number | null;

/** A spreadsheet computes a text that begins like this. A leading apostrophe keeps it a text. */
const FORMULA = /^[=+\-@\t\r]/;

function writeCell(value: Cell): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180: lines end with CRLF, quotes are doubled. Unknown values are empty. */
export function writeCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}
