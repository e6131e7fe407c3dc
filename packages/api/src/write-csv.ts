export type CsvField = number | string | boolean | null;

/** A text that a spreadsheet could compute, after any white space; also in full-width characters. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
/** A tab or a line break at the start hides what follows it from the check of a spreadsheet. */
const HIDDEN_START = /^[\t\r\n]/;
/** Characters that end a field, in RFC 4180 or in a spreadsheet whose list separator is another. */
const SPECIAL = /[",;\t\r\n]/;

/**
 * A field of a CSV file (RFC 4180). A text that a spreadsheet would compute starts with an apostrophe, which
 * spreadsheets take as "this is text". Numbers, also those in texts, stay as they are.
 */
export function writeCsvField(value: CsvField): string {
  if (typeof value !== 'string') return String(value ?? '');
  const isComputed = (FORMULA.test(value) && !NUMBER.test(value)) || HIDDEN_START.test(value);
  const text = isComputed ? `'${value}` : value;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file, with its end. */
export function writeCsvRow(fields: readonly CsvField[]): string {
  return `${fields.map(writeCsvField).join(',')}\r\n`;
}
