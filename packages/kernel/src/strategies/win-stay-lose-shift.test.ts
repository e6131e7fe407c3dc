import { expect, test } from 'vitest';
import { minority } from '../rules/minority.ts';
import { winStayLoseShift } from './win-stay-lose-shift.ts';

const COUNT = 10_001;
const situation = (payoff = 'sign') => ({
  round: 0,
  agents: COUNT,
  curves: minority.curves({ payoff }, COUNT),
  past: new Float64Array(64),
  outcomes: 0,
});

function seat(aspiration: number, shift: number) {
  const choices = new Uint8Array(COUNT);
  const next = new Uint8Array(COUNT);
  const player = winStayLoseShift.player(
    { values: { aspiration, shift }, count: COUNT, seed: { low: 93, high: 0 }, index: 0, choices },
    { next },
  );
  return { choices, next, player };
}

/** The share of those who chose `choice` that choose otherwise after a round with this attendance. */
function shiftedShare(choice: number, attendance: number, aspiration: number, shift: number, payoff?: string): number {
  const { choices, next, player } = seat(aspiration, shift);
  next.fill(choice);
  player.decide(situation(payoff));
  player.learn!(situation(payoff), attendance);
  player.decide({ ...situation(payoff), round: 1 });
  return choices.filter((now) => now !== choice).length / COUNT;
}

test.each([
  ['those who went to the smaller side stay with it', 1, 10, 0, 1, 0],
  ['those who went to the larger side leave it', 1, 9000, 0, 1, 1],
  ['those who stayed with few leave them not', 0, 9000, 0, 1, 0],
  ['those who stayed with many go', 0, 10, 0, 1, 1],
  ['no payoff satisfies an aspiration that it only reaches', 1, 10, 1, 1, 1],
  ['every payoff satisfies a low enough aspiration', 1, 9000, -2, 1, 0],
  ['nobody shifts with probability 0', 1, 9000, 0, 0, 0],
])('%s', (_, choice, attendance, aspiration, shift, share) => {
  expect(shiftedShare(choice, attendance, aspiration, shift)).toBe(share);
});

test('losers shift with the given probability', () => {
  const share = shiftedShare(1, 9000, 0, 0.3);
  expect(share).toBeGreaterThan(0.28);
  expect(share).toBeLessThan(0.32);
});

test('payoffs are compared in units of payoff, not as numerators', () => {
  expect(shiftedShare(1, 1, 0.9, 1, 'linear')).toBe(0);
  expect(shiftedShare(1, 4000, 0.9, 1, 'linear')).toBe(1);
});

test('the first choice is a fair coin', () => {
  const { choices, player } = seat(0, 1);
  player.join!(situation());
  player.decide(situation());
  const share = choices.reduce((sum, choice) => sum + choice, 0) / COUNT;
  expect(share).toBeGreaterThan(0.48);
  expect(share).toBeLessThan(0.52);
});
