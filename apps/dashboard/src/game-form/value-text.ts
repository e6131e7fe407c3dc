import { curveFault, faultOf, type Parameter, type Value } from '@farol/kernel';
import { readNumber } from '../design/read-number.ts';

/** A value of a configuration as text: texts as they are, anything else as JSON. */
export function writeValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value that a text stands for, by the type of its parameter. Unreadable text stays text. */
export function readValue(text: string, parameter: Parameter | undefined): unknown {
  if (parameter?.type === 'integer' || parameter?.type === 'number') return readNumber(text);
  if (!text.trimStart().startsWith('[')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** True for a value that rules and strategies can hold; their parameters may still refuse it. */
export const isValue = (value: unknown): value is Value =>
  typeof value === 'number' || typeof value === 'string' || Array.isArray(value);

/** The fault of a value in words; undefined if the parameter accepts it. A formula is read, too. */
export const valueFault = (parameter: Parameter, value: unknown): string | undefined =>
  parameter.type === 'curve' ? curveFault(value) : faultOf(parameter, value);
