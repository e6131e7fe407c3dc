import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LiveGame } from '../play/live-game.ts';
import { joinedBy, manifestOf } from '../play/manifests.ts';
import {
  BAR,
  CAPACITY,
  earningsOf,
  gainsOf,
  NO_TURN,
  SEATS,
  verdictOf,
  WARM_UP,
  type Week,
  WEEKS,
  withWeek,
} from './turn.ts';

const all = { recent: WARM_UP, overview: false, summary: false };

function playTo(live: LiveGame, round: number): void {
  while (live.round < round) live.play(round - live.round);
}

/** A bar after the warm-up, and the play of one week in which the reader goes or stays. */
function sitDown(seed: string) {
  const live = new LiveGame(manifestOf({ ...BAR, seed }));
  playTo(live, WARM_UP);
  return {
    live,
    play(goes: boolean) {
      const before = live.read(all);
      const reader = joinedBy(
        { strategy: 'always', params: { choice: goes ? 'go' : 'stay' }, count: 1, name: 'you', rounds: 1 },
        live.round,
      );
      live.change({ ...live.manifest, agents: [...live.manifest.agents, reader] });
      playTo(live, live.round + 1);
      return { before, after: live.read(all) };
    },
  };
}

test('the reader takes the seat of one of the hundred', () => {
  const { live, play } = sitDown('1');
  expect(live.read(all).agents).toBe(100);
  expect(play(true).after.agents).toBe(100);
  expect(live.manifest.agents).toHaveLength(SEATS + 1);
});

test('a turn of ten weeks records each choice with the attendance that it was part of', () => {
  const { play } = sitDown('1994');
  let turn = NO_TURN;
  const seen: number[] = [];
  for (let week = 0; week < WEEKS; week++) {
    const { before, after } = play(week % 2 === 0);
    turn = withWeek(turn, week % 2 === 0, before, after);
    seen.push(after.recent.at(-1)!);
  }
  expect(turn.weeks.map(({ attendance }) => attendance)).toEqual(seen);
  for (const { goes, attendance, earned } of turn.weeks) {
    expect(earned).toBe(goes ? (attendance <= CAPACITY ? 1 : -1) : 0);
  }
});

test('the gains of the others are those of the weeks of the reader alone', () => {
  const { live, play } = sitDown('7');
  const start = earningsOf(live.read(all));
  expect(start).toHaveLength(99);
  let turn = NO_TURN;
  for (let week = 0; week < 5; week++) {
    const { before, after } = play(false);
    turn = withWeek(turn, false, before, after);
  }
  const gains = gainsOf(turn);
  expect(gains).toHaveLength(99);
  expect(turn.before).toEqual(start);
  // In five weeks nobody earns more than five, and all earnings are whole.
  for (const gain of gains) {
    expect(Math.abs(gain)).toBeLessThanOrEqual(5 + 1e-9);
    expect(gain).toBeCloseTo(Math.round(gain), 9);
  }
  const went = turn.weeks.reduce((sum, { attendance }) => sum + (attendance <= CAPACITY ? attendance : -attendance), 0);
  expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(went, 6);
});

const went = (attendance: number): Week => ({ goes: true, attendance, earned: attendance <= CAPACITY ? 1 : -1 });
const stayed = (attendance: number): Week => ({ goes: false, attendance, earned: 0 });

test.each([
  ['all weeks good', [went(60), went(40)], { own: 2, alwaysGo: 2, isBest: false }],
  ['all weeks crowded', [went(61), went(99)], { own: -2, alwaysGo: -2, isBest: false }],
  ['good weeks at the bar, crowded weeks at home', [went(50), stayed(80)], { own: 1, alwaysGo: 0, isBest: true }],
  ['a week at home with room for one more', [stayed(59)], { own: 0, alwaysGo: 1, isBest: false }],
  ['a week at home that the reader would have crowded', [stayed(60)], { own: 0, alwaysGo: -1, isBest: false }],
  ['no weeks', [], { own: 0, alwaysGo: 0, isBest: false }],
])('%s', (_, weeks, verdict) => {
  expect(verdictOf(weeks, [])).toMatchObject(verdict);
});

test('others with as much are neither better nor worse', () => {
  expect(verdictOf([went(50)], [1, 1, 0, -3, 2])).toMatchObject({ own: 1, worse: 2, better: 1 });
});

test('better, equal and worse are all of the others', () => {
  const week = fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 100 }))
    .map(([goes, n]) => (goes ? went(n) : stayed(n)));
  fc.assert(
    fc.property(fc.array(week, { maxLength: 10 }), fc.array(fc.integer({ min: -10, max: 10 })), (weeks, gains) => {
      const { own, worse, better } = verdictOf(weeks, gains);
      expect(worse + better + gains.filter((gain) => gain === own).length).toBe(gains.length);
    }),
  );
});
