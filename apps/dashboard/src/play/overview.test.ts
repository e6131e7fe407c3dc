import { expect, test } from 'vitest';
import { Overview } from './overview.ts';

test.each([1, 7, 8, 9, 100, 1000, 4097])('an overview of %i rounds is what each bucket’s rounds say', (rounds) => {
  const series = Uint32Array.from({ length: rounds }, (_, round) => (round * 7919) % 101);
  const overview = new Overview(8);
  for (let from = 0; from < rounds; from += 13) overview.push(series.subarray(from, from + 13));
  const { size, round, min, max, mean } = overview.read();
  expect(round.length).toBeLessThanOrEqual(8);
  expect(round.at(-1)).toBe(rounds);
  round.forEach((last, bucket) => {
    const rows = series.subarray(bucket * size, last);
    expect([min[bucket], max[bucket]]).toEqual([Math.min(...rows), Math.max(...rows)]);
    expect(mean[bucket]).toBeCloseTo(rows.reduce((sum, attendance) => sum + attendance, 0) / rows.length, 9);
  });
});
