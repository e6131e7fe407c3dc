import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log } from './arithmetic.ts';
import { findOptimum, overloadProbability, solveGame, symmetricMixed, totalBenefits } from './equilibria.ts';
import { elFarol } from './rules/el-farol.ts';
import { majority, minority } from './rules/minority.ts';
import { type Curves, tabulate } from './rules/rules.ts';

const bar = (agents: number, capacity: number, home = 0) =>
  elFarol.curves({ capacity, uncrowded: 1, crowded: -1, home }, agents);

/** At least one must go: U for all if one does, and who goes pays K. */
const volunteers = (agents: number, use: number, cost: number) =>
  tabulate(
    agents,
    () => use - cost,
    (attendance) => (attendance > 0 ? use : 0),
  );

/** Going pays if all go. */
const stagHunt = (agents: number) =>
  tabulate(
    agents,
    (attendance) => (attendance === agents ? 2 : 0),
    () => 1,
  );

const randomCurves = fc.integer({ min: 1, max: 8 }).chain((agents) => {
  const values = fc.array(fc.integer({ min: -4, max: 4 }), {
    minLength: agents + 1,
    maxLength: agents + 1,
  });
  return fc.record({ go: values, stay: values, divisor: fc.constantFrom(1, 2, 3) });
});
const curvesOf = ({ go, stay, divisor }: { go: number[]; stay: number[]; divisor: number }): Curves => ({
  go: Float64Array.from(go),
  stay: Float64Array.from(stay),
  divisor,
});
const spread = (ranges: readonly { from: number; to: number }[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));

test('El Farol at a hundred: the capacity exactly, or everyone with p = 0.6007', () => {
  const { pure, symmetric, optimum, pureTotals, priceOfAnarchy, priceOfStability } = solveGame(bar(100, 60));
  expect(pure).toEqual([{ from: 60, to: 60, strict: true }]);
  expect(symmetric).toHaveLength(1);
  const [{ p, benefit, meanAttendance, standardDeviation, stable }] = symmetric;
  expect(p).toBeCloseTo(0.6007, 4);
  expect(1 - overloadProbability(99, p, 59)).toBeCloseTo(0.5, 13);
  expect(meanAttendance).toBeCloseTo(60.07, 2);
  expect(standardDeviation).toBeCloseTo(4.9, 2);
  expect(overloadProbability(100, p, 60)).toBeCloseTo(0.468, 3);
  expect(stable).toBe(true);
  expect(benefit).toBe(0);
  expect(optimum).toEqual({ attendances: [{ from: 60, to: 60 }], total: 60 });
  expect(pureTotals).toEqual({ worst: 60, best: 60 });
  // Nobody gains anything in the mixed equilibrium: there is no ratio to nothing.
  expect(priceOfAnarchy).toBeNull();
  expect(priceOfStability).toBe(1);
});

test('with a home worth something the price of anarchy is the optimum over what staying home gives', () => {
  const { priceOfAnarchy, optimum } = solveGame(bar(100, 60, 0.5));
  expect(optimum.total).toBe(60 + 40 * 0.5);
  expect(priceOfAnarchy).toBeCloseTo(80 / 50, 12);
});

test.each([2, 3, 10, 101, 10_001, 1_000_000])('%i volunteers go with p = 1 − (K/U)^(1/(N−1))', (agents) => {
  const { pure, symmetric } = solveGame(volunteers(agents, 1, 0.4));
  expect(pure).toEqual([{ from: 1, to: 1, strict: true }]);
  expect(symmetric).toHaveLength(1);
  const expected = 1 - exp(log(0.4) / (agents - 1));
  expect(symmetric[0].p / expected).toBeCloseTo(1, 9);
  expect(symmetric[0].benefit).toBeCloseTo(0.6, 10);
  expect(symmetric[0].stable).toBe(true);
});

test.each(['sign', 'linear'] as const)('the minority game with %s payoff is fair at one half', (payoff) => {
  const { pure, symmetric } = solveGame(minority.curves({ payoff }, 101));
  expect(symmetric.map(({ p, stable }) => ({ p, stable }))).toEqual([{ p: 0.5, stable: true }]);
  expect(spread(pure)).toEqual([50, 51]);
});

test('coordination has three symmetric equilibria, the mixed one unstable', () => {
  const hunt = solveGame(stagHunt(5));
  expect(hunt.symmetric.map(({ stable }) => stable)).toEqual([true, false, true]);
  expect(hunt.symmetric[0].p).toBe(0);
  expect(hunt.symmetric[1].p).toBeCloseTo(Math.sqrt(Math.sqrt(0.5)), 14);
  expect(hunt.symmetric[2].p).toBe(1);
  expect(spread(hunt.pure)).toEqual([0, 5]);
  expect(hunt.priceOfAnarchy).toBe(2);
  expect(hunt.priceOfStability).toBe(1);
  expect(solveGame(majority.curves({ payoff: 'sign' }, 101)).symmetric.map(({ p }) => p)).toEqual([0, 0.5, 1]);
});

test('where nobody can matter to itself every p and every attendance is an equilibrium', () => {
  const { pure, symmetric, everyP, symmetricTotals, optimum } = solveGame(
    tabulate(
      4,
      () => 3,
      () => 3,
    ),
  );
  expect(everyP).toBe(true);
  expect(pure).toEqual([{ from: 0, to: 4, strict: false }]);
  expect(symmetric.map(({ p, stable }) => ({ p, stable }))).toEqual([
    { p: 0, stable: false },
    { p: 1, stable: false },
  ]);
  expect(symmetricTotals).toBeNull();
  expect(optimum).toEqual({ attendances: [{ from: 0, to: 4 }], total: 12 });
});

test('totals that differ by rounding only are one optimum', () => {
  expect(
    findOptimum(
      tabulate(
        1000,
        () => 0.1,
        () => 0.1,
      ),
    ).attendances,
  ).toEqual([{ from: 0, to: 1000 }]);
});

test('a worst total that is nothing but rounding has no price', () => {
  const odd = 0.1 + 0.2 - 0.3;
  expect(odd).toBeGreaterThan(0);
  const { pureTotals, priceOfAnarchy } = solveGame(
    tabulate(
      3,
      (attendance) => (attendance === 3 ? 1 : -1),
      () => odd,
    ),
  );
  expect(pureTotals!.worst).toBeGreaterThan(0);
  expect(priceOfAnarchy).toBeNull();
});

test('no agents: nothing to choose and no price', () => {
  const { pure, symmetric, everyP, priceOfAnarchy } = solveGame(
    tabulate(
      0,
      () => 1,
      () => 1,
    ),
  );
  expect({ pure, symmetric, everyP, priceOfAnarchy }).toEqual({
    pure: [{ from: 0, to: 0, strict: true }],
    symmetric: [],
    everyP: false,
    priceOfAnarchy: null,
  });
});

test('pure equilibria and the optimum are those found by trying every profile', () => {
  fc.assert(
    fc.property(randomCurves, (record) => {
      const { go, stay, divisor } = record;
      const agents = go.length - 1;
      const holds = new Map<number, 'weak' | 'strict'>();
      const totals = new Map<number, number>();
      for (let profile = 0; profile < 1 << agents; profile++) {
        const goers = Array.from({ length: agents }, (_, agent) => (profile >> agent) & 1);
        const attendance = goers.reduce((sum, choice) => sum + choice, 0);
        const gains = goers.map((choice) =>
          choice ? stay[attendance - 1] - go[attendance] : go[attendance + 1] - stay[attendance],
        );
        if (gains.every((gain) => gain <= 0))
          holds.set(attendance, gains.every((gain) => gain < 0) ? 'strict' : 'weak');
        totals.set(
          attendance,
          goers.reduce((sum, choice) => sum + (choice ? go[attendance] : stay[attendance]), 0),
        );
      }
      const { pure, optimum, pureTotals } = solveGame(curvesOf(record));
      const expected = [...holds.keys()].toSorted((a, b) => a - b);
      expect(spread(pure)).toEqual(expected);
      for (const { from, to, strict } of pure)
        for (let attendance = from; attendance <= to; attendance++)
          expect(holds.get(attendance) === 'strict').toBe(strict);
      const best = Math.max(...totals.values());
      expect(optimum.total).toBe(best / divisor);
      expect(spread(optimum.attendances)).toEqual(
        [...totals.keys()].filter((a) => totals.get(a) === best).toSorted((a, b) => a - b),
      );
      const reached = expected.map((attendance) => totals.get(attendance)! / divisor);
      expect(pureTotals).toEqual(
        reached.length > 0 ? { worst: Math.min(...reached), best: Math.max(...reached) } : null,
      );
      expect(Array.from(totalBenefits(curvesOf(record)), (total) => total + 0)).toEqual(
        Array.from({ length: agents + 1 }, (_, attendance) => totals.get(attendance)! / divisor + 0),
      );
    }),
    { numRuns: 500 },
  );
});

test('in a symmetric equilibrium no other p earns more against it, and its benefit is what the polynomial gives', () => {
  fc.assert(
    fc.property(randomCurves, (record) => {
      const { go, stay, divisor } = record;
      const others = go.length - 2;
      const earn = (value: (k: number) => number, p: number) => {
        let sum = 0,
          ways = 1;
        for (let k = 0; k <= others; k++) {
          sum += ways * p ** k * (1 - p) ** (others - k) * value(k);
          ways = (ways * (others - k)) / (k + 1);
        }
        return sum / divisor;
      };
      const { symmetric, everyP, priceOfAnarchy, priceOfStability } = solveGame(curvesOf(record));
      if (!everyP) expect(symmetric.length).toBeGreaterThan(0);
      for (const { p, benefit, stable } of symmetric) {
        const going = earn((k) => go[k + 1], p),
          staying = earn((k) => stay[k], p);
        expect(benefit).toBeCloseTo(Math.max(going, staying), 7);
        if (p > 0) expect(going).toBeGreaterThan(staying - 1e-7);
        if (p < 1) expect(staying).toBeGreaterThan(going - 1e-7);
        const gap = Math.min(...symmetric.map((other) => (other.p === p ? 1 : Math.abs(other.p - p)))) / 2;
        const f = (at: number) => earn((k) => go[k + 1] - stay[k], at);
        if (!everyP)
          expect(
            (p === 0 || f(p - Math.min(gap, p / 2)) > 0) && (p === 1 || f(p + Math.min(gap, (1 - p) / 2)) < 0),
          ).toBe(stable);
      }
      if (priceOfAnarchy !== null) expect(priceOfAnarchy).toBeGreaterThanOrEqual(priceOfStability!);
      if (priceOfStability !== null) expect(priceOfStability).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, Curves, number]>([
  ['the only one', minority.curves({ payoff: 'sign' }, 101), 0.5],
  [
    'an unstable one where none inside is stable',
    tabulate(
      2,
      (a) => (a === 2 ? 1 : -1),
      () => 0,
    ),
    0.5,
  ],
  [
    'the stable one of two',
    tabulate(
      3,
      (a) => [0, -1, 4, -1][a],
      () => 0,
    ),
    (5 + Math.sqrt(15)) / 10,
  ],
  [
    'nobody where going never pays',
    tabulate(
      5,
      () => -1,
      () => 0,
    ),
    0,
  ],
  [
    'everybody where it always does',
    tabulate(
      5,
      () => 1,
      () => 0,
    ),
    1,
  ],
])('what is played: %s', (_, curves, p) => {
  expect(symmetricMixed(curves)).toBeCloseTo(p, 13);
});

test('a million agents around six hundred thousand places', () => {
  const { pure, symmetric, optimum } = solveGame(bar(1_000_000, 600_000));
  expect(pure).toEqual([{ from: 600_000, to: 600_000, strict: true }]);
  expect(symmetric).toHaveLength(1);
  expect(1 - overloadProbability(999_999, symmetric[0].p, 599_999)).toBeCloseTo(0.5, 9);
  expect(optimum.total).toBe(600_000);
});
