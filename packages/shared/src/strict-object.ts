import { closestMatch } from 'leven';
import { z } from 'zod';

/** " Did you mean "memory"?" if one of the known names is near, else the list of them. */
export function suggestName(given: string, known: readonly string[]): string {
  const longest = Math.max(0, ...known.map(({ length }) => length));
  // What is far longer than every known name is near none of them; the distance to it takes its length to compute.
  const isNear = given.length <= 2 * longest;
  const nearest = isNear
    ? closestMatch(given, [...known], { maxDistance: Math.max(2, Math.floor(given.length / 3)) })
    : undefined;
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  return known.length === 0 ? 'none is known here' : `known: ${known.map((name) => `"${name}"`).join(', ')}`;
}

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
