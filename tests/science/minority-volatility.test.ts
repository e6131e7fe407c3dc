import { expect, test } from 'vitest';
import { entryOf, manifestOf, MINORITY } from '../../packages/kernel/src/testing/manifests.ts';
import { measureReplicates, measureVolatility, showEstimate } from '../../packages/kernel/src/testing/replicates.ts';

const agents = (memory: number) => [entryOf('tables', 101, { params: { memory, tables: 2 } })];

/** N = 101, S = 2, sign payoff, real histories: σ²/N and its error, as known from independent implementations. */
test.each([
  { memory: 2, known: 5.55, band: 0.09, replicates: 32 },
  { memory: 6, known: 0.2236, band: 0.0018, replicates: 32 },
  { memory: 10, known: 0.863, band: 0.003, replicates: 16 },
])('the volatility at m = $memory is $known ± $band', ({ memory, known, band, replicates }) => {
  const rounds = Math.max(20_000, 500 * 2 ** memory);
  const found = measureReplicates(replicates, (seed) =>
    measureVolatility(manifestOf({ rules: MINORITY, seed, agents: agents(memory) }), rounds),
  );
  console.log(`m = ${memory}: σ²/N = ${showEstimate(found)}, known ${known} ± ${band}`);
  expect(Math.abs(found.mean - known)).toBeLessThan(3 * Math.hypot(band, found.error));
});
