import { expect, test } from 'vitest';
import { Game } from '../game.ts';
import { elFarol } from '../rules/el-farol.ts';
import { rothErev } from './roth-erev.ts';

const elFarolCurves = elFarol.curves({ capacity: 60, uncrowded: 1, crowded: -1, home: 0 }, 100);
const situation = { round: 0, agents: 100, curves: elFarolCurves, past: new Float64Array(64), outcomes: 0 };

function seat(count: number, forgetting: number, initial: number) {
  const choices = new Uint8Array(count);
  const propensities = new Float64Array(2 * count);
  const player = rothErev.player(
    { values: { forgetting, initial }, count, seed: { low: 95, high: 0 }, index: 0, choices },
    { propensities },
  );
  return { choices, propensities, player };
}

test.each([
  ['going uncrowded earns 1 − (−1)', 1, 60, [0.5, 2.5]],
  ['going crowded earns the lowest payoff: nothing', 1, 61, [0.5, 0.5]],
  ['staying earns 0 − (−1)', 0, 60, [1.5, 0.5]],
])('after half is forgotten, %s', (_, choice, attendance, expected) => {
  const { choices, propensities, player } = seat(1, 0.5, 1);
  player.join!(situation);
  choices[0] = choice;
  player.learn!(situation, attendance);
  expect([...propensities]).toEqual(expected);
});

test('payoffs that cannot be earned do not count as the lowest', () => {
  const { choices, propensities, player } = seat(1, 0, 0);
  const go = Float64Array.of(-99, 4, 2);
  const stay = Float64Array.of(3, 2, -99);
  choices[0] = 1;
  player.learn!({ ...situation, agents: 2, curves: { go, stay, divisor: 2 } }, 1);
  expect([...propensities]).toEqual([0, 1]);
});

test.each([
  ['in proportion to its propensities', 1, 3, 0.73, 0.77],
  ['by a fair coin when it has none', 0, 0, 0.48, 0.52],
  ['always when it has none to stay', 0, 1e-9, 1, 1],
  ['never when it has none to go', 1e-9, 0, 0, 0],
])('it goes %s', (_, stay, go, least, most) => {
  const count = 10_000;
  const { choices, propensities, player } = seat(count, 0, 0);
  for (let agent = 0; agent < count; agent++) propensities.set([stay, go], 2 * agent);
  player.decide(situation);
  const share = choices.reduce((sum, choice) => sum + choice, 0) / count;
  expect(share).toBeGreaterThanOrEqual(least);
  expect(share).toBeLessThanOrEqual(most);
});

test.each([0, 1])('the propensity that choosing %i alone lets fade becomes 0 before it is denormal', (choice) => {
  const { choices, propensities, player } = seat(1, 0.5, 1);
  player.join!(situation);
  choices[0] = choice;
  for (let round = 0; round < 1000; round++) player.learn!(situation, 60);
  expect(propensities[1 - choice]).toBe(0);
  expect(propensities[choice]).toBeGreaterThan(1);
});

test('agents sort themselves into 60 who always go and 40 who never do (Whitehead 2008)', () => {
  const game = new Game({
    engine: 1,
    rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
    information: { kind: 'own-payoff' },
    seed: '7',
    initialHistory: 'random',
    agents: [{ strategy: 'roth-erev', params: { forgetting: 0.01, initial: 1 }, count: 100, joins: 0 }],
  });
  game.play(19_000);
  const before = game.agents().get(0)!.visits.slice();
  expect([...new Set(game.play(1000))]).toEqual([60]);
  const visits = game
    .agents()
    .get(0)!
    .visits.map((total, agent) => total - before[agent]);
  expect(visits.filter((count) => count === 1000)).toHaveLength(60);
  expect(visits.filter((count) => count === 0)).toHaveLength(40);
});
