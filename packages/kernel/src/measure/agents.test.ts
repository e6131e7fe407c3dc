import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AgentTotals, describeAgents, gini, jain } from './agents.ts';

const totals = (rounds: number, columns: { [K in Exclude<keyof AgentTotals, 'rounds'>]: number[] }): AgentTotals => ({
  rounds,
  visits: Float64Array.from(columns.visits),
  benefit: Float64Array.from(columns.benefit),
  switches: Float64Array.from(columns.switches),
  alwaysGo: Float64Array.from(columns.alwaysGo),
  alwaysStay: Float64Array.from(columns.alwaysStay),
});

test.each([
  ['all alike', [3, 3, 3, 3], 0, 1],
  ['one alone', [0, 0, 0, 8], 3 / 4, 1 / 4],
  ['half of them', [0, 2, 0, 2], 1 / 2, 1 / 2],
  ['one to four, in any order', [4, 1, 3, 2], 1 / 4, 100 / 120],
  ['a single agent', [5], 0, 1],
  ['nobody ever', [0, 0], null, null],
  ['no agents', [], null, null],
])('Gini and Jain of %s', (_, values, expectedGini, expectedJain) => {
  expect(gini(Float64Array.from(values))).toBe(expectedGini);
  expect(jain(Float64Array.from(values))).toBe(expectedJain);
});

test('Gini is half the mean absolute difference over the mean, in [0, 1); Jain is in (0, 1]', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(values, (list) => {
      fc.pre(list.some((value) => value > 1e-100));
      const count = list.length,
        sum = list.reduce((a, b) => a + b, 0);
      const differences = list.reduce((total, a) => total + list.reduce((row, b) => row + Math.abs(a - b), 0), 0);
      const inequality = gini(Float64Array.from(list))!,
        fairness = jain(Float64Array.from(list))!;
      expect(inequality).toBeCloseTo(differences / (2 * count * sum), 12);
      expect(inequality).toBeGreaterThanOrEqual(0);
      expect(inequality).toBeLessThan(1);
      expect(fairness).toBeGreaterThanOrEqual((1 - 1e-12) / count);
      expect(fairness).toBeLessThanOrEqual(1);
    }),
  );
});

test('two agents over four rounds, by hand', () => {
  const statistics = describeAgents(
    totals(4, {
      visits: [4, 1],
      benefit: [2, 3],
      switches: [0, 2],
      alwaysGo: [2, 1],
      alwaysStay: [0, 2],
    }),
  );
  expect(statistics).toEqual({
    agents: 2,
    rounds: 4,
    attendanceShare: { mean: 0.625, standardDeviation: 0.375, min: 0.25, max: 1 },
    benefit: { mean: 0.625, standardDeviation: 0.125, min: 0.5, max: 0.75 },
    attendanceGini: 3 / 10,
    attendanceJain: 25 / 34,
    benefitGini: 1 / 10,
    switchingRate: 2 / 6,
    meanRegret: -0.125,
    maxRegret: 0,
  });
});

test('a loss leaves the inequality of benefits undefined', () => {
  const one = { visits: [1, 1], switches: [0, 0], alwaysGo: [0, 0], alwaysStay: [0, 0] };
  expect(describeAgents(totals(2, { ...one, benefit: [5, -1] })).benefitGini).toBeNull();
  expect(describeAgents(totals(2, { ...one, benefit: [5, 0] })).benefitGini).toBe(0.5);
  expect(describeAgents(totals(2, { ...one, benefit: [0, 0] })).benefitGini).toBeNull();
});

test('nothing is said of no rounds, of no agents, nor of switching in one round', () => {
  const none = {
    agents: 0,
    rounds: 3,
    attendanceShare: null,
    benefit: null,
    attendanceGini: null,
    attendanceJain: null,
    benefitGini: null,
    switchingRate: null,
    meanRegret: null,
    maxRegret: null,
  };
  expect(describeAgents(totals(3, { visits: [], benefit: [], switches: [], alwaysGo: [], alwaysStay: [] }))).toEqual(
    none,
  );
  const zeros = { visits: [0], benefit: [0], switches: [0], alwaysGo: [0], alwaysStay: [0] };
  expect(describeAgents(totals(0, zeros))).toEqual({ ...none, agents: 1, rounds: 0 });
  expect(describeAgents(totals(1, zeros)).switchingRate).toBeNull();
});

test('who always does the better thing has no regret, who always does the worse has it all', () => {
  const statistics = describeAgents(
    totals(10, {
      visits: [10, 0],
      benefit: [5, 0],
      switches: [0, 0],
      alwaysGo: [5, 5],
      alwaysStay: [0, 0],
    }),
  );
  expect(statistics).toMatchObject({ meanRegret: 0.25, maxRegret: 0.5 });
});
