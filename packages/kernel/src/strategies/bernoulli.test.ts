import { expect, test } from 'vitest';
import { elFarol } from '../rules/el-farol.ts';
import { bernoulli } from './bernoulli.ts';
import { mixedEquilibrium } from './mixed-equilibrium.ts';

const COUNT = 10_000;
const curvesAt = (capacity: number) => elFarol.curves({ capacity, uncrowded: 1, crowded: -1, home: 0 }, 100);
const situation = { round: 5, agents: 100, curves: curvesAt(60), past: new Float64Array(64), outcomes: 0 };
const cohort = (values: Record<string, number>) => ({
  values,
  count: COUNT,
  seed: { low: 7, high: 0 },
  index: 0,
  choices: new Uint8Array(COUNT),
});
const share = (choices: Uint8Array) => choices.reduce((sum, choice) => sum + choice, 0) / COUNT;

test.each([
  [0, 0, 0],
  [0.25, 0.2327, 0.2673],
  [0.5, 0.48, 0.52],
  [1, 1, 1],
])('with probability %f a share of %f to %f goes', (probability, least, most) => {
  const seat = cohort({ probability });
  bernoulli.player(seat, {}).decide(situation);
  expect(share(seat.choices)).toBeGreaterThanOrEqual(least);
  expect(share(seat.choices)).toBeLessThanOrEqual(most);
});

test('choices are drawn anew in each round, the same for the same round', () => {
  const seat = cohort({ probability: 0.5 });
  const player = bernoulli.player(seat, {});
  const choicesIn = (round: number) => {
    player.decide({ ...situation, round });
    return seat.choices.join('');
  };
  expect(choicesIn(1)).not.toBe(choicesIn(2));
  expect(choicesIn(1)).toBe(choicesIn(1));
});

test('at the mixed equilibrium of El Farol 60.07 % go, and the curves of the day are what counts', () => {
  const seat = cohort({});
  const player = mixedEquilibrium.player(seat, {});
  const reference = cohort({ probability: 0.6007 });
  player.decide(situation);
  bernoulli.player(reference, {}).decide(situation);
  const differing = seat.choices.reduce((sum, choice, agent) => sum + Math.abs(choice - reference.choices[agent]), 0);
  expect(differing).toBeLessThanOrEqual(5);
  player.decide({ ...situation, curves: curvesAt(20) });
  expect(share(seat.choices)).toBeCloseTo(0.2, 1);
});
