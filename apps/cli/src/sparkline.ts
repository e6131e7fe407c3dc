const BLOCKS = '▁▂▃▄▅▆▇█';

/** One block a value, the least the lowest and the greatest the highest; all alike are drawn low. */
export function drawSparkline(values: Uint32Array): string {
  const { min, max } = values.reduce(
    (range, value) => ({ min: Math.min(range.min, value), max: Math.max(range.max, value) }),
    { min: Infinity, max: -Infinity },
  );
  const scale = max > min ? (BLOCKS.length - 1) / (max - min) : 0;
  return Array.from(values, (value) => BLOCKS[Math.round((value - min) * scale)]).join('');
}
