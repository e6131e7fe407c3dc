import { expect, test } from 'vitest';
import { entryOf, manifestOf } from '../../packages/kernel/src/testing/manifests.ts';
import { measureReplicates, measureVolatility, showEstimate } from '../../packages/kernel/src/testing/replicates.ts';

/** By the midpoint rule: to twelve digits. */
function erf(x: number): number {
  const steps = 4000;
  const width = x / steps;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += Math.exp(-(((step + 0.5) * width) ** 2));
  return (2 / Math.sqrt(Math.PI)) * sum * width;
}

/**
 * Challet, Marsili & Zecchina 2000, Phys. Rev. Lett. 84, 1824 (cond-mat/9904392): the stationary state of agents
 * with S = 2 tables, linear payoffs and random histories in the limit of many agents, above α_c. With ζ from
 * α = (1 + Q(ζ)) ζ², the overlap Q and the susceptibility χ give σ²/N = (1 + Q) / (2 (1 + χ)²) + (1 − Q) / 2, whose
 * first term is the predictability H / N.
 */
function overlap(zeta: number): number {
  const gauss = (Math.sqrt(2 / Math.PI) * Math.exp(-(zeta ** 2) / 2)) / zeta;
  return 1 - gauss - (1 - 1 / zeta ** 2) * erf(zeta / Math.SQRT2);
}

const alphaOf = (zeta: number) => (1 + overlap(zeta)) * zeta ** 2;

/** The root of a function that rises through 0. */
function rootOf(rising: (zeta: number) => number): number {
  let low = 0.1,
    high = 20;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}

function predictVolatility(alpha: number): number {
  const zeta = rootOf((zeta) => alphaOf(zeta) - alpha);
  const q = overlap(zeta);
  const chi = 1 / (alpha / erf(zeta / Math.SQRT2) - 1);
  return (1 + q) / (2 * (1 + chi) ** 2) + (1 - q) / 2;
}

test('the theory has its transition, where χ diverges, at the published α_c = 0.33740', () => {
  const critical = rootOf((zeta) => alphaOf(zeta) - erf(zeta / Math.SQRT2));
  expect(alphaOf(critical)).toBeCloseTo(0.3374, 5);
});

test('the theory has random play in the limit of many histories', () => {
  expect(predictVolatility(300)).toBeCloseTo(1, 2);
});

test.each([
  { count: 401, memory: 8 },
  { count: 201, memory: 8 },
  { count: 201, memory: 9 },
])('$count agents with m = $memory, linear payoffs and random histories are as volatile as the theory says', (game) => {
  const { count, memory } = game;
  const agents = [entryOf('tables', count, { params: { memory, tables: 2 } })];
  const rules = { kind: 'minority', payoff: 'linear' } as const;
  const found = measureReplicates(16, (seed) =>
    measureVolatility(manifestOf({ rules, agents, seed, information: { kind: 'random' } }), 200 * 2 ** memory),
  );
  const alpha = 2 ** memory / count;
  const predicted = predictVolatility(alpha);
  console.log(`α = ${alpha.toFixed(3)}: σ²/N = ${showEstimate(found)}, theory ${predicted.toFixed(4)}`);
  expect(Math.abs(found.mean / predicted - 1)).toBeLessThan(0.05);
});
