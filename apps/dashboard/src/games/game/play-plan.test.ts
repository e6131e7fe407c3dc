import { expect, test } from 'vitest';
import { canPlayOn, nextPlay, placeOfTempo, TEMPOS, wordsOfTempo } from './play-plan.ts';

const rounds = (played: number, planned: number | null) => ({ played, planned });

test.each([
  ['draft', 0, 100, null, { kind: 'go', action: 'start' }],
  ['draft', 0, null, null, { kind: 'more' }],
  ['paused', 40, 100, null, { kind: 'go', action: 'resume' }],
  ['paused', 40, null, null, { kind: 'more' }],
  ['running', 40, 100, null, { kind: 'pause' }],
  ['completed', 100, 100, null, { kind: 'more' }],
  ['draft', 0, 100, 'has no agents', { kind: 'nothing', why: 'The game has no agents.' }],
  ['cancelled', 0, 100, null, { kind: 'nothing', why: 'A game that is cancelled plays no more.' }],
  [
    'failed',
    3,
    9,
    null,
    { kind: 'nothing', why: 'A game that is failed plays no more. Fork it to go on from one of its rounds.' },
  ],
] as const)(
  'a game that is %s at round %i of %s does what its button says',
  (status, played, planned, obstacle, play) => {
    expect(nextPlay({ status, obstacle, rounds: rounds(played, planned) })).toEqual(play);
  },
);

test('a game that has ended for good does not play on', () => {
  expect(canPlayOn({ status: 'cancelled', obstacle: null })).toBe(false);
  expect(canPlayOn({ status: 'completed', obstacle: null })).toBe(true);
});

test('a tempo that is not on the scale stands at the nearest', () => {
  expect(TEMPOS.map((tempo) => TEMPOS[placeOfTempo(tempo)])).toEqual(TEMPOS);
  expect(TEMPOS[placeOfTempo(500)]).toBe(300);
  expect(TEMPOS[placeOfTempo(100_000)]).toBe(10_000);
});

test('tempos are said in words', () => {
  expect([0.5, 1, 30, 10_000, null].map(wordsOfTempo)).toEqual([
    'a round in 2 s',
    '1 round/s',
    '30 rounds/s',
    '10,000 rounds/s',
    'as fast as it can',
  ]);
});
