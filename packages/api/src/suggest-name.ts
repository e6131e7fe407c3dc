import { closestMatch } from 'leven';

/** `did you mean "memory"?` if one of the known names is near, else the list of them. */
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
