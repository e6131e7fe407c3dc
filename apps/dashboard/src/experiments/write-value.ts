/** A value of a configuration as a person writes it: texts as they are, anything else as JSON. */
export function writeValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
