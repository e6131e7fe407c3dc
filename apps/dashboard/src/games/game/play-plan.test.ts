import { GAME_STATUSES, MAX_ROUNDS } from '@farol/api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canDo,
  canPlayOn,
  nextPlay,
  placeOfTempo,
  roundsUpTo,
  suggestedRound,
  TEMPOS,
  wordsOfTempo,
} from './play-plan.ts';

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

test.each([
  ['draft', 'start cancel'],
  ['running', 'pause cancel'],
  ['paused', 'resume cancel'],
  ['completed', ''],
  ['failed', ''],
  ['cancelled', ''],
] as const)('a game that is %s offers: %s', (status, offered) => {
  const actions = (['start', 'pause', 'resume', 'cancel'] as const).filter((action) => canDo(action, { status }));
  expect(actions.join(' ')).toBe(offered);
});

test('the button never offers an action that the status refuses', () => {
  const game = fc.record({
    status: fc.constantFrom(...GAME_STATUSES),
    obstacle: fc.constantFrom(null, 'has no agents'),
    rounds: fc.record({ played: fc.nat(100), planned: fc.option(fc.nat(100)) }),
  });
  fc.assert(
    fc.property(game, (given) => {
      const play = nextPlay(given);
      if (play.kind === 'go') expect(canDo(play.action, given) || given.status === 'completed').toBe(true);
      if (play.kind === 'pause') expect(canDo('pause', given)).toBe(true);
      if (play.kind === 'more' || play.kind === 'go') expect(canPlayOn(given)).toBe(true);
      if (play.kind === 'nothing') expect(play.why).toMatch(/^(The|A) game .*\.$/);
    }),
  );
});

test.each([
  [0, null, 1000],
  [0, 500, 500],
  [40, 100, 100],
  [100, 100, 1000],
  [5000, null, 50_000],
  [5000, 100, 50_000],
  [5_000_000_000, null, MAX_ROUNDS],
])('after %d rounds of %s the offer is round %d', (played, planned, round) => {
  expect(suggestedRound({ played, planned })).toBe(round);
});

test('the offer can be played to, unless the game has all its rounds', () => {
  const played = fc.integer({ min: 0, max: MAX_ROUNDS - 1 });
  fc.assert(
    fc.property(played, fc.option(fc.integer({ min: 1, max: MAX_ROUNDS })), (rounds_, planned) => {
      expect(roundsUpTo(suggestedRound({ played: rounds_, planned }), rounds_)).toBeGreaterThan(0);
    }),
  );
});

test.each([
  [1001, 1000, 1],
  [1000, 1000, undefined],
  [999, 1000, undefined],
  [10.5, 1, undefined],
  ['many', 1, undefined],
  ['', 1, undefined],
  [NaN, 1, undefined],
  [MAX_ROUNDS, 0, MAX_ROUNDS],
  [MAX_ROUNDS + 1, 0, undefined],
])('to round %s after %d is %s rounds', (round, played, more) => {
  expect(roundsUpTo(round, played)).toBe(more);
});

test('any tempo stands at the offer with the nearest ratio', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100_000, noNaN: true }), (tempo) => {
      const ratioTo = (offer: number | null) => (offer === null ? Infinity : Math.abs(Math.log(offer / tempo)));
      const nearest = Math.min(...TEMPOS.map(ratioTo));
      expect(ratioTo(TEMPOS[placeOfTempo(tempo)])).toBe(nearest);
    }),
  );
});

test.each([
  [0.01, 'a round in 100 s'],
  [0.75, 'a round in 1.333 s'],
  [1.5, '1.5 rounds/s'],
  [100_000, '100,000 rounds/s'],
])('the tempo %d is %j', (tempo, words) => {
  expect(wordsOfTempo(tempo)).toBe(words);
});
