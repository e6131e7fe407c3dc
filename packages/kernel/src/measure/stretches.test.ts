import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentsAfter } from '../manifest.ts';
import { rulesOf } from '../rules/catalogue.ts';
import { benefitOf, stretchesOf } from './stretches.ts';
import { anyManifest, elFarolOf, entryOf, manifestOf } from '../testing/manifests.ts';

const bounds = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test('stretches follow one another without a gap, each with the agents and payoffs of all its rounds', () => {
  fc.assert(
    fc.property(anyManifest, bounds, (manifest, [from, to]) => {
      const { curves, capacity } = rulesOf(manifest.rules.kind);
      let reached = from;
      for (const stretch of stretchesOf(manifest, from, to)) {
        expect(stretch.from).toBe(reached);
        expect(stretch.to).toBeGreaterThan(stretch.from);
        for (let round = stretch.from; round < stretch.to; round++) {
          expect(stretch.agents).toBe(agentsAfter(manifest, round));
        }
        expect(stretch.curves).toEqual(curves(manifest.rules, stretch.agents));
        expect(stretch.capacity).toBe(capacity(manifest.rules, stretch.agents));
        reached = stretch.to;
      }
      expect(reached).toBe(to);
    }),
  );
});

const changing = manifestOf({
  rules: elFarolOf(60),
  agents: [
    entryOf('always', 50),
    entryOf('always', 30, { joins: 10, leaves: 20 }),
    entryOf('always', 20, { joins: 10 }),
    entryOf('always', 7, { joins: 15, leaves: 15 }),
  ],
});

test.each([
  [0, 30, '0–10: 50, 10–15: 100, 15–20: 100, 20–30: 70'],
  [0, 10, '0–10: 50'],
  [10, 20, '10–15: 100, 15–20: 100'],
  [12, 14, '12–14: 100'],
  [19, 21, '19–20: 100, 20–21: 70'],
  [7, 7, ''],
])('from %i to %i rounds the stretches are %s', (from, to, expected) => {
  const shown = [...stretchesOf(changing, from, to)].map(({ from, to, agents }) => `${from}–${to}: ${agents}`);
  expect(shown.join(', ')).toBe(expected);
});

test('before anyone has joined there is a stretch of nobody, in which nothing is earned', () => {
  const late = manifestOf({ rules: elFarolOf(60), agents: [entryOf('always', 5, { joins: 3 })] });
  const [empty, five] = stretchesOf(late, 0, 9);
  expect([empty.agents, five.agents]).toEqual([0, 5]);
  expect(benefitOf(empty)(0)).toBe(0);
});

test('the benefit at an attendance is the mean of what all agents earn', () => {
  fc.assert(
    fc.property(anyManifest, (manifest) => {
      for (const stretch of stretchesOf(manifest, 0, 60)) {
        const { agents, curves } = stretch;
        const benefitAt = benefitOf(stretch);
        const tabulated = benefitOf({ ...stretch, to: stretch.from + agents + 2 });
        for (let attendance = 0; attendance <= agents; attendance++) {
          const benefit = benefitAt(attendance);
          expect(tabulated(attendance)).toBe(benefit);
          const payoffs = Array.from({ length: agents }, (_, agent) =>
            agent < attendance ? curves.go[attendance] : curves.stay[attendance],
          );
          const mean = payoffs.reduce((sum, payoff) => sum + payoff / curves.divisor, 0) / agents;
          expect(Math.abs(benefit - mean)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(mean)));
        }
      }
    }),
    { numRuns: 50 },
  );
});
