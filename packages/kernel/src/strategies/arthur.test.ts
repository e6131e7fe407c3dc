import { expect, test } from 'vitest';
import { Domain, Stream } from '../random.ts';
import { elFarol } from '../rules/el-farol.ts';
import { BAG_SIZE, forecastAll } from './arthur-predictors.ts';
import { arthur } from './arthur.ts';

const N = 100;
const SEED = { low: 1994, high: 84 };
const curves = elFarol.curves({ capacity: 60, uncrowded: 1, crowded: -1, home: 0 }, N);

function seat(predictors: number, scores: string, forgetting: number) {
  const errors = new Float64Array(scores === 'private' ? predictors * N : BAG_SIZE);
  const choices = new Uint8Array(N);
  const values = { predictors, scores, forgetting };
  const open = () => arthur.player({ values, count: N, seed: SEED, index: 0, choices }, { errors });
  const past = Float64Array.from({ length: 64 }, (_, lag) => (lag * 37 + 11) % (N + 1));
  return { choices, errors, open, situation: { round: 0, agents: N, curves, past, outcomes: 0 } };
}

/** Plays rounds with attendance as it comes; returns the choices of each. */
function play(table: ReturnType<typeof seat>, rounds: number, player = table.open()): string[] {
  const { situation, choices } = table;
  if (situation.round === 0) player.join!(situation);
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

/** The definition, agent by agent: what `play` must give. */
function playByDefinition(k: number, scores: string, forgetting: number, rounds: number): string[] {
  const stream = new Stream();
  const agents = Array.from({ length: N }, (_, agent) => {
    stream.open(SEED, agent, Domain.traits, 0);
    const bag = Array.from({ length: BAG_SIZE }, (_, place) => place);
    const rate = scores === 'private' ? forgetting + ((1 - forgetting) * stream.word(0)) / 2 ** 32 : forgetting;
    const predictors = Array.from({ length: k }, (_, slot) => {
      const place = slot + stream.below(1 + slot, BAG_SIZE - slot);
      [bag[slot], bag[place]] = [bag[place], bag[slot]];
      const error = scores === 'private' ? (N * stream.word(1 + BAG_SIZE + slot)) / 2 ** 32 : 0;
      return { place: bag[slot], error };
    });
    return { rate, predictors };
  });
  const { past } = seat(k, scores, forgetting).situation;
  const forecasts = new Float64Array(BAG_SIZE);
  return Array.from({ length: rounds }, () => {
    forecastAll(past, N, forecasts);
    const choices = agents.map(({ predictors }) => {
      const active = predictors.reduce((best, next) => (next.error < best.error ? next : best));
      return Math.ceil(forecasts[active.place]) <= 60 ? 1 : 0;
    });
    const attendance = choices.reduce<number>((sum, choice) => sum + choice, 0);
    for (const { rate, predictors } of agents) {
      for (const predictor of predictors) {
        const miss = Math.abs(forecasts[predictor.place] - attendance);
        predictor.error = rate * predictor.error + (1 - rate) * miss;
      }
    }
    past.copyWithin(1, 0);
    past[0] = attendance;
    return choices.join('');
  });
}

test.each([
  [1, 'private', 0.9],
  [8, 'private', 0.9],
  [16, 'private', 0],
  [1, 'public', 0.9],
  [8, 'public', 0.9],
  [16, 'public', 0.5],
])('%i predictors with %s scores and forgetting %f choose as defined', (k, scores, forgetting) => {
  expect(play(seat(k, scores, forgetting), 300)).toEqual(playByDefinition(k, scores, forgetting, 300));
});

test.each(['private', 'public'])('%s: another player goes on from the errors alone', (scores) => {
  const whole = play(seat(8, scores, 0.9), 60);
  const halved = seat(8, scores, 0.9);
  expect([...play(halved, 30), ...play(halved, 30)]).toEqual(whole);
});

test('of equally accurate predictors the one drawn first decides', () => {
  expect(play(seat(16, 'public', 0.9), 1)).toEqual(play(seat(1, 'public', 0.9), 1));
});

test('an error that fades to nothing becomes 0', () => {
  const table = seat(1, 'private', 0);
  table.errors.fill(1e-300);
  const player = table.open();
  table.situation.past.fill(0);
  player.decide(table.situation);
  player.learn!(table.situation, 0);
  expect(table.errors).toContain(0);
  expect(table.errors.filter((error) => error > 0 && error < 1e-300)).toHaveLength(0);
});

test('attendance settles around the capacity', () => {
  const attendances = play(seat(8, 'private', 0.9), 2000).map((choices) => choices.replaceAll('0', '').length);
  const mean = attendances.reduce((sum, attendance) => sum + attendance, 0) / attendances.length;
  expect(mean).toBeGreaterThan(57);
  expect(mean).toBeLessThan(63);
});
