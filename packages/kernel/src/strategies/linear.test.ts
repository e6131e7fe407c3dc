import { expect, test } from 'vitest';
import { Domain, Stream } from '../random.ts';
import { elFarol } from '../rules/el-farol.ts';
import { linear } from './linear.ts';

const N = 100;
const SEED = { low: 1999, high: 3 };
const curves = elFarol.curves({ capacity: 60, uncrowded: 1, crowded: -1, home: 0 }, N);

function seat(predictors: number, memory: number, round = 0) {
  const errors = new Float64Array(predictors * N * memory);
  const choices = new Uint8Array(N);
  const open = () =>
    linear.player({ values: { predictors, memory }, count: N, seed: SEED, index: 2, choices }, { errors });
  const past = Float64Array.from({ length: 64 }, (_, lag) => (lag * 37 + 11) % (N + 1));
  return { choices, errors, open, joins: round, situation: { round, agents: N, curves, past, outcomes: 0 } };
}

function play(table: ReturnType<typeof seat>, rounds: number): string[] {
  const { situation, choices } = table;
  const player = table.open();
  if (situation.round === table.joins) player.join!(situation);
  return Array.from({ length: rounds }, () => {
    player.decide(situation);
    const attendance = choices.reduce((sum, choice) => sum + choice, 0);
    player.learn!(situation, attendance);
    situation.past.copyWithin(1, 0);
    situation.past[0] = attendance;
    situation.round++;
    return choices.join('');
  });
}

/** As NetLogo does it: every predictor is judged afresh on the past in each round. */
function playByDefinition(predictors: number, memory: number, rounds: number): string[] {
  const stream = new Stream();
  const agents = Array.from({ length: N }, (_, agent) => {
    stream.open(SEED, agent, Domain.traits, 2);
    return Array.from({ length: predictors }, (_, predictor) =>
      Array.from({ length: memory + 1 }, (_, term) => (stream.word(predictor * (memory + 1) + term) | 0) / 2 ** 31),
    );
  });
  const past = [...seat(predictors, memory).situation.past];
  const forecast = ([constant, ...weights]: number[], since: number) =>
    weights.reduce((sum, weight, lag) => sum + weight * past[since + lag], N * constant);
  return Array.from({ length: rounds }, () => {
    const choices = agents.map((vectors) => {
      const sums = vectors.map((vector) =>
        Array.from({ length: memory }, (_, week) => Math.abs(past[week] - forecast(vector, week + 1))).reduce(
          (a, b) => a + b,
        ),
      );
      const rounded = Math.ceil(forecast(vectors[sums.indexOf(Math.min(...sums))], 0));
      return Math.min(N, Math.max(0, rounded)) <= 60 ? 1 : 0;
    });
    past.unshift(choices.reduce<number>((sum, choice) => sum + choice, 0));
    return choices.join('');
  });
}

test.each([
  [1, 1],
  [10, 5],
  [32, 16],
])('%i predictors that remember %i rounds choose as defined', (predictors, memory) => {
  expect(play(seat(predictors, memory), 60)).toEqual(playByDefinition(predictors, memory, 60));
});

test('agents that join later judge the same past alike', () => {
  expect(play(seat(10, 5, 1_000_003), 50)).toEqual(play(seat(10, 5), 50));
});

test('another player goes on from the errors alone', () => {
  const whole = play(seat(10, 5), 60);
  const halved = seat(10, 5);
  expect([...play(halved, 31), ...play(halved, 29)]).toEqual(whole);
});
