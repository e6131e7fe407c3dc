/** Bins of equal width, and how much lies in each. */
export interface Bins {
  edges: number[];
  counts: number[];
}

/** Whole numbers that occurred, in at most `max` bins of whole numbers each. Shape of counts: [N + 1]. */
export function binWhole(counts: Float64Array, max: number): Bins {
  const first = Math.max(
    0,
    counts.findIndex((count) => count > 0),
  );
  const last = Math.max(
    first,
    counts.findLastIndex((count) => count > 0),
  );
  const width = Math.ceil((last - first + 1) / max);
  const bins = Math.ceil((last - first + 1) / width);
  const edges = Array.from({ length: bins + 1 }, (_, place) => first + place * width - 0.5);
  const filled = Array.from({ length: bins }, (_, bin) => {
    let sum = 0;
    for (let value = first + bin * width; value < first + (bin + 1) * width; value++) sum += counts[value] ?? 0;
    return sum;
  });
  return { edges, counts: filled };
}

/** Edges of `bins` equal bins over all of the values; around a lone value, one of a small width. */
export function edgesOver(values: ArrayLike<number>, bins: number): number[] {
  let low = Infinity,
    high = -Infinity;
  for (let place = 0; place < values.length; place++) {
    low = Math.min(low, values[place]);
    high = Math.max(high, values[place]);
  }
  if (!(low < high)) {
    const around = Number.isFinite(low) ? low : 0;
    const half = Math.max(Math.abs(around) * 0.01, 0.01);
    return [around - half, around + half];
  }
  // The last edge is the largest value itself: the sum may fall short of it by a bit.
  return Array.from({ length: bins + 1 }, (_, place) => (place === bins ? high : low + ((high - low) * place) / bins));
}

/** How many of the values for which `isIn` holds lie in each bin; the last bin has its upper edge. */
export function countInto(edges: readonly number[], values: ArrayLike<number>, isIn: (place: number) => boolean) {
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  const width = (edges[edges.length - 1] - edges[0]) / counts.length;
  for (let place = 0; place < values.length; place++) {
    if (!isIn(place)) continue;
    const bin = Math.floor((values[place] - edges[0]) / width);
    counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
  }
  return counts;
}
