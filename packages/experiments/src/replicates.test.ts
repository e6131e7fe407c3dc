import { STATISTICS } from '@farol/api';
import { describeAgents, describeSeries, Game } from '@farol/kernel';
import { expect, test } from 'vitest';
import { manifestOf } from './manifest-of.ts';
import { experimentSchema } from './design.ts';
import { MeasuredGame, playReplicate } from './replicates.ts';

const EXPERIMENT = experimentSchema.parse({
  base: {
    rules: { kind: 'el-farol', capacity: 6 },
    agents: [
      { strategy: 'arthur', count: 8 },
      { strategy: 'bernoulli', count: 3 },
    ],
    rounds: 500,
  },
  factors: [{ path: 'rules.capacity', values: [6] }],
  replicates: 1,
  seed: '1',
});
const MANIFEST = manifestOf(EXPERIMENT, 0, 0);

const two = () => Float64Array.of(1, 2);

test('every number that describes a series or a crowd is a statistic', () => {
  const curves = { go: new Float64Array([0, 1, 1]), stay: new Float64Array(3), divisor: 1 };
  const series = describeSeries(Uint32Array.of(0, 1, 2, 2), { agents: 2, capacity: 1, curves, memory: 1 });
  const totals = { visits: two(), benefit: two(), switches: two(), alwaysGo: two(), alwaysStay: two() };
  const numbers = Object.entries({ ...series, ...describeAgents({ rounds: 4, ...totals }) })
    .filter(([name, value]) => typeof value === 'number' && name !== 'rounds' && name !== 'agents')
    .map(([name]) => name);
  expect(STATISTICS.toSorted()).toEqual(numbers.toSorted());
});

test('a replicate is the game of its manifest, and its statistics are of the rounds after the transient', () => {
  const { digest, statistics } = playReplicate(MANIFEST, 500, 200);
  const game = new Game(MANIFEST);
  const window = [...game.play(500).subarray(200)];
  expect(digest).toBe(game.digest);
  const mean = window.reduce((sum, attendance) => sum + attendance, 0) / 300;
  expect(statistics.meanAttendance).toBeCloseTo(mean, 12);
  expect(statistics.overloadRate).toBe(window.filter((attendance) => attendance > 6).length / 300);
  expect(statistics.predictability).toBeNull();
});

test('totals are of the window alone, however it is sliced', () => {
  const played = (slice: number) => {
    const game = new MeasuredGame(MANIFEST, 20);
    while (game.round < 60) game.play(Math.min(slice, 60 - game.round));
    return game.totals();
  };
  const game = new Game(MANIFEST);
  const visits = new Float64Array(11),
    switches = new Float64Array(11);
  let before: number[] = [];
  for (let round = 0; round < 60; round++) {
    game.play(1);
    const choices = [...game.agents().values()].flatMap((cohort) => [...cohort.choices]);
    for (const [agent, choice] of choices.entries()) {
      if (round >= 20) visits[agent] += choice;
      if (round > 20) switches[agent] += Number(choice !== before[agent]);
    }
    before = choices;
  }
  for (const slice of [1, 7, 20, 21, 60]) {
    const totals = played(slice);
    expect(totals.flatMap((cohort) => [...cohort.visits])).toEqual([...visits]);
    expect(totals.flatMap((cohort) => [...cohort.switches])).toEqual([...switches]);
  }
});
