import type { Parameter, Parameters, Value } from '@farol/kernel';
import { suggestName } from '@farol/api';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number as people write it, 1000 or 1e3 or 1_000; NaN for everything else. */
export function readNumber(text: string): number {
  const digits = text.replaceAll(/(?<=\d)_(?=\d)/g, '');
  return NUMBER.test(digits) ? Number(digits) : NaN;
}

/** The value that a text stands for; what does not fit stays text, for the schema to refuse. */
function readValue(text: string, parameter: Parameter): Value {
  if (parameter.type === 'choice') return text;
  if (parameter.type === 'curve') return text.trimStart().startsWith('[') ? (JSON.parse(text) as Value) : text;
  const value = readNumber(text);
  return Number.isNaN(value) ? text : value;
}

/**
 * Texts of the form name=value as values of the parameters that they name; `where` they stand begins each fault.
 * Without known parameters, because what they belong to is unknown itself, names cannot be judged.
 */
export function readAssignments(
  texts: readonly string[],
  parameters: Parameters | undefined,
  where: string,
  faults: string[],
): Record<string, Value> {
  const values = new Map<string, Value>();
  for (const text of texts) {
    const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      faults.push(`${where}: "${text.slice(0, 50)}" must be NAME=VALUE`);
    } else if (parameters && !Object.hasOwn(parameters, name)) {
      faults.push(`${where}: unknown parameter "${name.slice(0, 50)}": ${suggestName(name, Object.keys(parameters))}`);
    } else if (values.has(name)) {
      faults.push(`${where}: "${name}" is given twice`);
    } else if (parameters) {
      try {
        values.set(name, readValue(value, parameters[name]));
      } catch {
        faults.push(`${where} ${name}: points must be JSON such as [[0, 1], [60, -1]]`);
      }
    }
  }
  return Object.fromEntries(values);
}
