import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Game } from '../game.ts';
import { type Manifest, playsAfter } from '../manifest.ts';
import { anyManifest, elFarolOf, entryOf, manifestOf } from '../testing/manifests.ts';
import { MeasuredGame } from './measured-game.ts';

const BAR = manifestOf({ rules: elFarolOf(6), agents: [entryOf('arthur', 8), entryOf('bernoulli', 3)] });

/** Visits and switches of every agent of a window, counted from its choices in each round. */
function countChoices(manifest: Manifest, from: number, to: number) {
  const game = new Game(manifest);
  const choicesOf = () => Array.from(game.agents().values(), ({ choices }) => [...choices]).flat();
  game.play(from + 1);
  let before = choicesOf();
  const visits = [...before],
    switches = before.map(() => 0);
  while (game.round < to) {
    game.play(1);
    const choices = choicesOf();
    for (const [agent, choice] of choices.entries()) {
      visits[agent] += choice;
      switches[agent] += Number(choice !== before[agent]);
    }
    before = choices;
  }
  return { visits, switches };
}

test.each([1, 7, 20, 21, 60])('totals are those of the window’s rounds, in slices of %i rounds', (slice) => {
  const game = new MeasuredGame(BAR, { from: 20, to: 60 });
  while (game.round < 60) game.play(Math.min(slice, 60 - game.round));
  const totals = [...game.totals().values()];
  const { visits, switches } = countChoices(BAR, 20, 60);
  expect(totals.flatMap((cohort) => [...cohort.visits])).toEqual(visits);
  expect(totals.flatMap((cohort) => [...cohort.switches])).toEqual(switches);
});

/** The statistics of a window, played in slices; at `cut` the game is stored and opened again. */
function measure(manifest: Manifest, span: { from: number; to: number }, slice: number, cut?: number) {
  let game = new MeasuredGame(manifest, span);
  const { stretch } = game;
  const attendances: number[] = [];
  while (game.round < span.to) {
    const next = cut !== undefined && game.round < cut ? Math.min(cut, span.to) : span.to;
    attendances.push(...game.play(Math.min(slice, next - game.round)));
    if (game.round === cut)
      game = new MeasuredGame(manifest, span, { snapshot: game.snapshot(), opening: game.opening });
  }
  return stretch && game.describe(Uint32Array.from(attendances.slice(stretch.from)));
}

test('slices and restarts change no statistic, whoever joins or leaves', () => {
  const round = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(anyManifest, round, round, fc.integer({ min: 1, max: 61 }), round, (manifest, a, b, slice, cut) => {
      const span = { from: Math.min(a, b), to: Math.max(a, b) };
      const expected = measure(manifest, span, 1000);
      expect(measure(manifest, span, slice)).toEqual(expected);
      expect(measure(manifest, span, slice, cut)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('every agent of the window plays all its rounds, and no other agent counts', () => {
  fc.assert(
    fc.property(anyManifest, fc.integer({ min: 1, max: 60 }), (manifest, to) => {
      const described = measure(manifest, { from: 0, to }, 1000)!;
      const { window, agents, crowd, cohorts, series } = described;
      expect([window.to, crowd.agents, crowd.rounds]).toEqual([to, agents, window.rounds]);
      expect(cohorts.map(({ agentId }) => agentId)).toEqual(
        [...manifest.agents.keys()].filter((id) => playsAfter(manifest.agents[id], to - 1)),
      );
      expect(crowd.attendanceShare!.mean * agents).toBeCloseTo(series.meanAttendance!, 9);
      expect(crowd.benefit!.mean).toBeCloseTo(series.meanBenefit!, 6);
    }),
    { numRuns: 60 },
  );
});

test('a window without rounds is not measured', () => {
  const game = new MeasuredGame(BAR, { from: 5, to: 5 });
  game.play(5);
  expect(game.stretch).toBeUndefined();
  expect(() => game.describe(new Uint32Array(0))).toThrow('not the last of the window');
});

test('statistics need the attendances of the whole window', () => {
  const game = new MeasuredGame(BAR, { from: 5, to: 10 });
  expect(() => game.totals()).toThrow('round 0 is not the last of the window');
  game.play(10);
  expect(() => game.describe(new Uint32Array(4))).toThrow('4 attendances of 5 rounds');
});
