import { expect, test } from 'vitest';
import { drawSparkline } from './sparkline.ts';

test.each([
  [[0, 1, 2, 3, 4, 5, 6, 7], '▁▂▃▄▅▆▇█'],
  [[60, 30, 90], '▅▁█'],
  [[5, 5], '▁▁'],
  [[3], '▁'],
  [[], ''],
])('%j is %s', (values, line) => {
  expect(drawSparkline(Uint32Array.from(values))).toBe(line);
});
