import { rulesOf, solveGame } from '@farol/kernel';
import type { Stats } from '@farol/api';
import { expect, test } from 'vitest';
import { chosenEquilibrium, marksOf, wordsOfRanges } from './theory-marks.ts';

function theoryOf(kind: string, values: Record<string, number | string>, agents: number) {
  const rules = rulesOf(kind);
  const { pure, symmetric, everyP, optimum, priceOfAnarchy, priceOfStability } = solveGame(
    rules.curves(values, agents),
  );
  return {
    capacity: rules.capacity(values, agents),
    theory: {
      pure,
      symmetric: symmetric.map((each) => ({ ...each, overloadRate: null })),
      everyP,
      optimum,
      priceOfAnarchy,
      priceOfStability,
    } as unknown as NonNullable<Stats['theory']>,
  };
}

test('El Farol: capacity, pure equilibrium and optimum are one line, the mixed mean another', () => {
  const marks = marksOf(theoryOf('el-farol', { capacity: 60, uncrowded: 1, crowded: -1, home: 0 }, 100));
  expect(marks.map(({ label, y }) => [label, Number(y.toFixed(2))])).toEqual([
    ['capacity, pure equilibrium, optimum', 60],
    ['mixed equilibrium', 60.07],
  ]);
});

test('the Minority Game has its pure equilibria in a band, and the mixed one in its middle', () => {
  const found = theoryOf('minority', { payoff: 'sign' }, 101);
  const marks = marksOf(found);
  expect(marks.map(({ label, y, y2 }) => [label, y, y2])).toEqual([
    ['capacity', 50, undefined],
    ['pure equilibrium, optimum', 50, 51],
    ['mixed equilibrium', 50.5, undefined],
  ]);
  expect(chosenEquilibrium(found.theory)!.p).toBeCloseTo(0.5);
});

test('the Majority Game is in equilibrium at its ends, and has no capacity', () => {
  const { capacity, theory } = theoryOf('majority', { payoff: 'sign' }, 101);
  expect(capacity).toBeNull();
  expect(marksOf({ capacity, theory }).map(({ y }) => y)).toContain(101);
});

test('before there are agents only the capacity is known', () => {
  expect(marksOf({ capacity: 60, theory: null })).toEqual([{ label: 'capacity', y: 60, colour: 'plot-2' }]);
  expect(
    wordsOfRanges([
      { from: 1, to: 1 },
      { from: 3, to: 5 },
    ]),
  ).toBe('1, 3 to 5');
});
