import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** The rounds played in each of the steps, on a machine that plays all that is due. */
function play(tempo: number, stepsMs: readonly number[]): number[] {
  const pace = new Pace();
  let nowMs = 5000;
  pace.start(nowMs);
  return stepsMs.map((stepMs) => {
    nowMs += stepMs;
    const due = pace.due(nowMs, tempo);
    pace.spend(due);
    return due;
  });
}

test('five rounds a second are one in each fifth of a second', () => {
  expect(play(5, [200, 200, 200, 200, 200])).toEqual([1, 1, 1, 1, 1]);
});

test('parts of a round add up', () => {
  expect(play(2, [100, 100, 100, 100, 100, 100])).toEqual([0, 0, 0, 0, 1, 0]);
  expect(play(0.5, [1000, 1000, 1000, 1000])).toEqual([0, 1, 0, 1]);
});

test('nothing is due when the clock starts', () => {
  const pace = new Pace();
  pace.start(1e6);
  expect(pace.due(1e6, 1000)).toBe(0);
});

test('after a pause of the machine a game catches up a tenth of a second at most', () => {
  expect(play(100, [60_000])).toEqual([11]);
  expect(play(1, [60_000])).toEqual([1]);
  expect(play(1, [60_000, 100])).toEqual([1, 0]);
});

test('a clock that is set back asks for nothing', () => {
  const pace = new Pace();
  pace.start(1000);
  expect(pace.due(500, 100)).toBe(0);
  expect(pace.due(520, 100)).toBe(2);
});

test('without a tempo there is no end of rounds', () => {
  const pace = new Pace();
  pace.start(0);
  expect(pace.due(0, null)).toBe(Infinity);
});

test('rounds that were not played stay due', () => {
  const pace = new Pace();
  pace.start(0);
  expect(pace.due(100, 100)).toBe(10);
  pace.spend(4);
  expect(pace.due(100, 100)).toBe(6);
});

test('a new start forgets the parts of before', () => {
  const pace = new Pace();
  pace.start(0);
  pace.due(900, 1);
  pace.start(1000);
  expect(pace.due(1100, 1)).toBe(0);
});

test('on a machine that keeps up the tempo holds over any steps', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 20, maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), steps, (tempo, stepsMs) => {
      const played = play(tempo, stepsMs).reduce((sum, rounds) => sum + rounds, 0);
      const wanted = (stepsMs.reduce((sum, step) => sum + step, 0) / 1000) * tempo;
      expect(Math.abs(played - wanted)).toBeLessThan(1.000001);
    }),
  );
});
