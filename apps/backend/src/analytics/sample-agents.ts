/** `whole` in shares by weight, each rounded to within one: by how much the rounded sum of shares grows. */
function shareOut(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => {
    const before = Math.floor((reached * whole) / all);
    reached += weight;
    return Math.floor((reached * whole) / all) - before;
  });
}

/** How many of each entry are shown: whole numbers that add up to `most`, which is less than all agents are. */
function countShown(counts: readonly number[], most: number): number[] {
  if (counts.length > most) {
    return shareOut(
      most,
      counts.map(() => 1),
    );
  }
  // Entries that are smaller than a share have one agent shown; the others share what is left.
  const single = new Set<number>();
  let rows = most,
    agents = counts.reduce((sum, count) => sum + count, 0);
  for (let before = -1; single.size > before;) {
    before = single.size;
    const small = counts.flatMap((count, entry) => (!single.has(entry) && count * rows < agents ? [entry] : []));
    for (const entry of small) single.add(entry);
    rows -= small.length;
    agents -= small.reduce((sum, entry) => sum + counts[entry], 0);
  }
  const shares = shareOut(
    rows,
    counts.map((count, entry) => (single.has(entry) ? 0 : count)),
  );
  return shares.map((share, entry) => (single.has(entry) ? 1 : share));
}

/**
 * Which agents of each entry stand for it when at most `most` are shown: in proportion to the entries' counts, but at
 * least one of each if there are no more entries than that; within an entry evenly spaced. Null: all of them.
 */
export function sampleAgents(counts: readonly number[], most = Infinity): (number[] | null)[] {
  if (counts.reduce((sum, count) => sum + count, 0) <= most) return counts.map(() => null);
  return countShown(counts, most).map((rows, entry) =>
    Array.from({ length: rows }, (_, row) => Math.floor(((row + 0.5) * counts[entry]) / rows)),
  );
}
