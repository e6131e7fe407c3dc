import { closestMatch } from 'leven';
import { z } from 'zod';

/** " Did you mean "memory"?" if one of the known names is near, else the list of them. */
export function suggestName(given: string, known: readonly string[]): string {
  const nearest = closestMatch(given, [...known], { maxDistance: Math.max(2, Math.floor(given.length / 3)) });
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  return known.length === 0 ? 'none is known here' : `known: ${known.map((name) => `"${name}"`).join(', ')}`;
}

/** An object that refuses unknown fields and names the nearest known one. */
export function strictObject<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, {
    error(issue) {
      if (issue.code === 'invalid_type') return 'must be an object';
      if (issue.code !== 'unrecognized_keys') return undefined;
      const names = Object.keys(shape);
      return issue.keys.map((key) => `unknown field "${key}": ${suggestName(key, names)}`).join('; ');
    },
  });
}
