import { writeValue } from '../game-form/value-text.ts';

/** Rows of levels of paths that move together, 100, 0; 90, 10; as JSON where that is not plain. */
export function writeRows(rows: readonly unknown[]): string {
  const lists = rows.map((row) => (Array.isArray(row) ? (row as unknown[]) : [row]));
  const isPlain = lists.every((row) =>
    row.every((level) => typeof level !== 'object' && !/[,;]/.test(writeValue(level))),
  );
  return isPlain ? lists.map((row) => row.map(writeValue).join(', ')).join('; ') : JSON.stringify(rows);
}
