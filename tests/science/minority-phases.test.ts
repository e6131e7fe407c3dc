import { expect, test } from 'vitest';
import { entryOf, manifestOf, MINORITY } from '../../packages/kernel/src/testing/manifests.ts';
import { measureReplicates, measureVolatility, showEstimate } from '../../packages/kernel/src/testing/replicates.ts';

/** Savit, Manuca & Riolo 1999, Phys. Rev. Lett. 82, 2203: σ²/N is a function of α = 2^m / N with two phases. */
function measure(count: number, memory: number, rounds: number, replicates: number) {
  const agents = [entryOf('tables', count, { params: { memory, tables: 2 } })];
  const found = measureReplicates(replicates, (seed) =>
    measureVolatility(manifestOf({ rules: MINORITY, seed, agents }), rounds),
  );
  console.log(`N = ${count}, m = ${memory}, α = ${(2 ** memory / count).toFixed(3)}: σ²/N = ${showEstimate(found)}`);
  return found.mean;
}

test('the volatility falls to its minimum near α = 0.337 and rises from there', () => {
  const memories = [1, 2, 3, 4, 5, 6, 7, 8];
  const curve = memories.map((memory) => measure(101, memory, Math.max(10_000, 200 * 2 ** memory), 8));
  const lowest = curve.indexOf(Math.min(...curve));
  // 2^5 / 101 = 0.317 and 2^6 / 101 = 0.634 enclose the transition.
  expect([5, 6]).toContain(memories[lowest]);
  expect(curve[lowest]).toBeLessThan(0.4);
  expect(curve.slice(0, lowest + 1)).toEqual(curve.slice(0, lowest + 1).toSorted((a, b) => b - a));
  expect(curve.slice(lowest)).toEqual(curve.slice(lowest).toSorted((a, b) => a - b));
});

test('with ever more histories for each agent it nears that of random play from below', () => {
  const curve = [6, 8, 10].map((memory) => measure(25, memory, 50 * 2 ** memory, 32));
  expect(curve).toEqual(curve.toSorted((a, b) => a - b));
  expect(curve[0]).toBeLessThan(0.75);
  expect(curve[2]).toBeGreaterThan(0.94);
  expect(curve[2]).toBeLessThan(1);
});

test('in the crowded phase the variance grows as the square of the number of agents', () => {
  const sizes = [101, 201, 401, 801];
  const points = sizes.map((count) => [Math.log(count), Math.log(count * measure(count, 2, 5000, 16))]);
  const [meanX, meanY] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const slope = covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  console.log(`σ² ∝ N^${slope.toFixed(3)}`);
  expect(slope).toBeGreaterThan(1.9);
  expect(slope).toBeLessThan(2.1);
});
