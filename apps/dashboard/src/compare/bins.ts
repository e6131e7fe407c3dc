/** A histogram with edges of its own. */
export interface Histogram {
  edges: readonly number[];
  counts: readonly number[];
}

/** Equal bins from the least to the greatest edge of all; half a unit around a single value. */
export function commonEdges(histograms: readonly Pick<Histogram, 'edges'>[], bins: number): number[] {
  const ends = histograms.flatMap(({ edges }) => (edges.length > 0 ? [edges[0], edges[edges.length - 1]] : []));
  if (ends.length === 0) return [];
  let [min, max] = [Math.min(...ends), Math.max(...ends)];
  if (min === max) [min, max] = [min - 0.5, max + 0.5];
  return Array.from({ length: bins + 1 }, (_, index) => min + ((max - min) * index) / bins);
}

/** The shares of a histogram in other bins. Values are taken as uniform within each of its own bins. Sum: 1. */
export function sharesIn({ edges: from, counts }: Histogram, edges: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bins = Math.max(0, edges.length - 1);
  return Array.from({ length: bins }, (_, bin) => {
    let sum = 0;
    for (const [index, count] of counts.entries()) {
      const width = from[index + 1] - from[index];
      const overlap = Math.min(edges[bin + 1], from[index + 1]) - Math.max(edges[bin], from[index]);
      // A bin without a width is a single value, which belongs to exactly one other bin.
      const isLast = bin === bins - 1 && from[index] === edges[bin + 1];
      const isHere = from[index] >= edges[bin] && (from[index] < edges[bin + 1] || isLast);
      if (width === 0) sum += isHere ? count : 0;
      else if (overlap > 0) sum += (count * overlap) / width;
    }
    return total === 0 ? 0 : sum / total;
  });
}

/** The share of the values in each bin. The last bin includes its upper edge. */
export function sharesOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  const [least, greatest] = [edges[0], edges[edges.length - 1]];
  for (const value of values) {
    const bin = Math.floor(((value - least) / (greatest - least)) * counts.length);
    counts[Math.min(counts.length - 1, Math.max(0, bin))] += 1 / values.length;
  }
  return counts;
}

/** At most `max` bins for whole numbers, each with the same number of them. */
export function wholeEdges(least: number, greatest: number, max: number): number[] {
  const width = Math.max(1, Math.ceil((greatest - least + 1) / max));
  const bins = Math.ceil((greatest - least + 1) / width);
  return Array.from({ length: bins + 1 }, (_, index) => least - 0.5 + index * width);
}
