/** Bins and how much lies in each: bin k holds values from edges[k] up to edges[k + 1], the last bin its upper edge. */
export interface Bins {
  readonly edges: number[];
  readonly counts: number[];
}

/** Edges of `bins` bins of equal width. Shape: [bins + 1]. */
export function equalEdges(from: number, to: number, bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, edge) => (edge === bins ? to : from + ((to - from) * edge) / bins));
}

/** Edges from the least to the largest value; half a unit around values that are too close for so many bins. */
export function edgesAround(values: Iterable<number>, bins: number): number[] {
  let min = Infinity,
    max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return [];
  const edges = equalEdges(min, max, bins);
  const isFlat =
    !Number.isFinite(bins / (max - min)) || edges.some((edge, index) => index > 0 && edge <= edges[index - 1]);
  return isFlat ? equalEdges(min - 0.5, max + 0.5, bins) : edges;
}

/** How many values lie in each of some bins of equal width. Shape: [edges − 1]. */
export function countInBins(values: Iterable<number>, edges: readonly number[]): number[] {
  const bins = Math.max(0, edges.length - 1);
  const perUnit = bins / (edges[bins] - edges[0]);
  const counts = Array.from({ length: bins }, () => 0);
  if (bins === 0) return counts;
  for (const value of values) {
    let bin = Math.max(0, Math.min(bins - 1, Math.floor((value - edges[0]) * perUnit)));
    // The quotient may miss an edge by its last bit.
    if (bin > 0 && value < edges[bin]) bin--;
    else if (bin < bins - 1 && value >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  return counts;
}

/** Edges of at most `maxBins` bins that hold equally many whole numbers each, from `min` to `max`. */
export function wholeEdges(min: number, max: number, maxBins: number): number[] {
  const width = Math.max(1, Math.ceil((max - min + 1) / maxBins));
  const bins = Math.ceil((max - min + 1) / width);
  return Array.from({ length: bins + 1 }, (_, index) => min - 0.5 + index * width);
}

/** Whole numbers by how often each occurs, in at most `maxBins` bins. Shape of occurrences: [largest number + 1]. */
export function binWhole(occurrences: Float64Array, maxBins: number): Bins {
  const first = Math.max(
      0,
      occurrences.findIndex((count) => count > 0),
    ),
    last = Math.max(
      first,
      occurrences.findLastIndex((count) => count > 0),
    );
  const edges = wholeEdges(first, last, maxBins);
  const counts = edges.slice(1).map((end, bin) => {
    let sum = 0;
    for (let value = edges[bin] + 0.5; value < end; value++) sum += occurrences[value] ?? 0;
    return sum;
  });
  return { edges, counts };
}
