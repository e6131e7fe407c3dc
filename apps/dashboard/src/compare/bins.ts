/** A histogram with edges of its own. */
export interface Histogram {
  edges: readonly number[];
  counts: readonly number[];
}

/** Equal bins from the least to the greatest edge of all; half a unit around a single value. */
export function commonEdges(histograms: readonly Pick<Histogram, 'edges'>[], bins: number): number[] {
  const ends = histograms.flatMap(({ edges }) => (edges.length > 0 ? [edges[0], edges[edges.length - 1]] : []));
  if (ends.length === 0) return [];
  let [least, greatest] = [Math.min(...ends), Math.max(...ends)];
  if (least === greatest) [least, greatest] = [least - 0.5, greatest + 0.5];
  return Array.from({ length: bins + 1 }, (_, index) => least + ((greatest - least) * index) / bins);
}

/** The shares of a histogram in other bins, as if within each of its own bins all values were equally frequent. Sum: 1. */
export function sharesIn({ edges: from, counts }: Histogram, edges: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: Math.max(0, edges.length - 1) }, (_, bin) => {
    let sum = 0;
    for (const [index, count] of counts.entries()) {
      const width = from[index + 1] - from[index];
      const overlap = Math.min(edges[bin + 1], from[index + 1]) - Math.max(edges[bin], from[index]);
      if (overlap > 0 && width > 0) sum += (count * overlap) / width;
    }
    return total === 0 ? 0 : sum / total;
  });
}

/** How often each value falls into each bin, as shares; the last bin has its upper edge. */
export function sharesOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  const [least, greatest] = [edges[0], edges[edges.length - 1]];
  for (const value of values) {
    const bin = Math.floor(((value - least) / (greatest - least)) * counts.length);
    counts[Math.min(counts.length - 1, Math.max(0, bin))] += 1 / values.length;
  }
  return counts;
}

/** Bins for whole numbers: each holds as many of them as any other, and no more than `most` bins. */
export function wholeEdges(least: number, greatest: number, most: number): number[] {
  const width = Math.max(1, Math.ceil((greatest - least + 1) / most));
  const bins = Math.ceil((greatest - least + 1) / width);
  return Array.from({ length: bins + 1 }, (_, index) => least - 0.5 + index * width);
}
