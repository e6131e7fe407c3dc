import { z } from 'zod';
import { suggestName } from './suggest-name.ts';

/** Of many unknown fields only these are named: an answer must not grow with the request. */
const NAMED_FIELDS = 5;

/** An object that refuses unknown fields and names the nearest known one. */
export function strictObject<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, {
    error(issue) {
      if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : 'must be an object';
      if (issue.code !== 'unrecognized_keys') return undefined;
      const names = Object.keys(shape);
      const faults = issue.keys
        .slice(0, NAMED_FIELDS)
        .map((key) => `unknown field "${key.slice(0, 50)}": ${suggestName(key, names)}`);
      const others = issue.keys.length - faults.length;
      return [...faults, ...(others > 0 ? [`${others} more unknown fields`] : [])].join('; ');
    },
  });
}
