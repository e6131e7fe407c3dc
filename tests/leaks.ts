/** Internals that no answer may contain: stacks, SQL, paths, class names, a library's own words. */
export const LEAKS =
  /\bat .+:\d+:\d+|node_modules|\/(work|home|src|usr|tmp)\/|\.[cm]?[jt]s\b|SELECT|INSERT INTO|violates|\$1|Zod|Kysely|pg_|postgres|Exception|(Syntax|Type|Range)Error|\[object|Invalid input|Too (small|big)|\bexpected (string|number|array|object|int)/;
