import { agentsAfter, Game, type Manifest, rulesOf } from '@farol/kernel';
import { expect, test } from 'vitest';
import { LiveGame, MAX_RECENT, MAX_SHOWN } from './live-game.ts';
import { joinedBy, manifestOf } from './manifests.ts';
import { SETUPS } from './setups.ts';

const bar = manifestOf({ ...SETUPS.arthur, seed: '1994' });
const coins = manifestOf({ ...SETUPS.coins, seed: '3' });
const all = { recent: MAX_RECENT, overview: true, summary: true };

/** Plays up to a round, in slices as a worker does. */
function playTo(live: LiveGame, round: number): void {
  while (live.round < round) live.play(round - live.round);
}

/** All attendances of a game that the kernel plays in one go. */
function attendancesOf(manifest: Manifest, rounds: number): number[] {
  const game = new Game(manifest);
  const played: number[] = [];
  while (game.round < rounds) {
    const next = manifest.agents
      .flatMap(({ joins, leaves }) => [joins, leaves ?? 0])
      .filter((round) => round > game.round);
    played.push(...game.play(Math.min(rounds, ...next) - game.round));
  }
  return played;
}

const averageOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the rounds and the digest are those of the kernel', () => {
  const live = new LiveGame(bar);
  playTo(live, 500);
  const game = new Game(bar);
  const attendance = game.play(500);
  expect(live.read(all).recent).toEqual(Uint32Array.from(attendance));
  expect(live.cite()).toMatchObject({ manifest: bar, rounds: 500, digest: game.digest });
});

test('before the first round there is a picture, without attendances', () => {
  const frame = new LiveGame(bar).read(all);
  expect(frame).toMatchObject({ round: 0, agents: 100, capacity: 60 });
  expect(frame.recent).toHaveLength(0);
  expect(frame.crowd.choice).toEqual(new Uint8Array(100));
  expect(frame.crowd.benefit).toEqual(new Float64Array(100));
});

test('of a long game the latest rounds are kept, in their order', () => {
  const live = new LiveGame(coins);
  const rounds = MAX_RECENT + 1234;
  playTo(live, rounds);
  const attendance = attendancesOf(coins, rounds);
  expect(Array.from(live.read(all).recent)).toEqual(attendance.slice(-MAX_RECENT));
  expect(Array.from(live.read({ ...all, recent: 7 }).recent)).toEqual(attendance.slice(-7));
});

test('the summary is that of all rounds', () => {
  const live = new LiveGame(bar);
  playTo(live, 3000);
  const attendance = attendancesOf(bar, 3000);
  const mean = averageOf(attendance);
  const variance = averageOf(attendance.map((value) => (value - mean) ** 2));
  const { summary } = live.read(all);
  expect(summary!.rounds).toBe(3000);
  expect(summary!.meanAttendance).toBeCloseTo(mean, 9);
  expect(summary!.standardDeviation).toBeCloseTo(Math.sqrt(variance), 9);
  expect(summary!.volatility).toBeCloseTo((4 * variance) / 100, 9);
  expect(summary!.overloadRate).toBeCloseTo(averageOf(attendance.map((value) => (value > 60 ? 1 : 0))), 12);
  // El Farol pays +1 to each of up to 60 that go, −1 to each of more, and 0 at home.
  const benefit = averageOf(attendance.map((value) => (value <= 60 ? value : -value))) / 100;
  expect(summary!.meanBenefit).toBeCloseTo(benefit, 12);
  expect(averageOf(Array.from(summary!.counts)) * 101).toBeCloseTo(3000);
});

test('rules without a capacity are never crowded', () => {
  const rules = { kind: 'curves', go: '1', stay: '0' };
  const live = new LiveGame(manifestOf({ rules, agents: [{ strategy: 'bernoulli', count: 10 }], seed: '1' }));
  playTo(live, 10);
  expect(rulesOf('curves').capacity(live.manifest.rules, 10)).toBe(live.read(all).capacity);
  if (live.read(all).capacity === null) expect(live.read(all).summary!.overloadRate).toBeNull();
});

test('what each agent chose and earned is that of the kernel', () => {
  const live = new LiveGame(bar);
  playTo(live, 120);
  const game = new Game(bar);
  game.play(120);
  const totals = game.agents().get(0)!;
  const { crowd } = live.read(all);
  expect(crowd.agents).toBe(100);
  expect(Array.from(crowd.choice)).toEqual(Array.from(totals.choices));
  expect(Array.from(crowd.benefit)).toEqual(Array.from(totals.benefit, (benefit) => benefit / 120));
});

test('of many agents some of each group are shown, at even distances', () => {
  const agents = [
    { strategy: 'bernoulli', params: { probability: 1 }, count: 3000 },
    { strategy: 'bernoulli', params: { probability: 0 }, count: 1000 },
  ];
  const live = new LiveGame(manifestOf({ rules: { kind: 'el-farol' }, agents, seed: '1' }));
  playTo(live, 3);
  const { crowd } = live.read(all);
  expect(crowd.choice).toHaveLength(MAX_SHOWN);
  expect(crowd.agents).toBe(4000);
  expect(crowd.group.filter((group) => group === 0)).toHaveLength(750);
  expect(crowd.group.every((group, place) => crowd.choice[place] === (group === 0 ? 1 : 0))).toBe(true);
});

test('agents that join and leave change N, the counts and the crowd from their round on', () => {
  const live = new LiveGame(coins);
  playTo(live, 50);
  const joined = { ...coins, agents: [...coins.agents, joinedBy({ strategy: 'bernoulli', count: 20 }, 50)] };
  live.change(joined);
  expect(live.read(all).agents).toBe(100);
  playTo(live, 51);
  expect(live.read(all)).toMatchObject({ agents: 120, summary: { rounds: 1 } });
  expect(live.read(all).crowd.group.filter((group) => group === 1)).toHaveLength(20);
  playTo(live, 80);
  expect(live.read(all).summary!.rounds).toBe(30);
  const left = {
    ...joined,
    agents: joined.agents.map((entry, place) => (place === 1 ? { ...entry, leaves: 80 } : entry)),
  };
  live.change(left);
  playTo(live, 100);
  expect(live.read(all)).toMatchObject({ agents: 100, summary: { rounds: 20 } });
  expect(live.read(all).crowd.group.every((group) => group === 0)).toBe(true);
  const whole = attendancesOf(left, 100);
  expect(Array.from(live.read(all).recent)).toEqual(whole);
});

test('a newcomer has earned nothing before its first round', () => {
  const live = new LiveGame(coins);
  playTo(live, 10);
  live.change({ ...coins, agents: [...coins.agents, joinedBy({ strategy: 'always', count: 1 }, 10)] });
  playTo(live, 11);
  const { crowd, recent } = live.read(all);
  const [newcomer] = Array.from(crowd.group.keys()).filter((place) => crowd.group[place] === 1);
  expect(crowd.benefit[newcomer]).toBe(recent.at(-1)! <= 60 ? 1 : -1);
});

test('agents that leave after a number of rounds do, and the game goes on without them', () => {
  const visitor = joinedBy({ strategy: 'always', count: 1, rounds: 2 }, 0);
  const manifest = { ...coins, agents: [...coins.agents, visitor] };
  const live = new LiveGame(manifest);
  playTo(live, 5);
  expect([0, 1, 2, 3].map((round) => agentsAfter(manifest, round))).toEqual([101, 101, 100, 100]);
  expect(live.read(all)).toMatchObject({ agents: 100, summary: { rounds: 3 } });
  expect(Array.from(live.read(all).recent)).toEqual(attendancesOf(manifest, 5));
});

test('a change before the first round begins another game', () => {
  const live = new LiveGame(coins);
  const more = { ...coins, agents: [...coins.agents, joinedBy({ strategy: 'bernoulli', count: 5 }, 0)] };
  live.change(more);
  playTo(live, 20);
  expect(Array.from(live.read(all).recent)).toEqual(attendancesOf(more, 20));
});

test('an obstacle is told in words, and is none while the game can be played', () => {
  expect(new LiveGame(bar).obstacle).toBeUndefined();
  const even = manifestOf({ rules: { kind: 'minority' }, agents: [{ strategy: 'bernoulli', count: 4 }], seed: '1' });
  expect(new LiveGame(even).obstacle).toMatch(/^The game needs an odd number of agents.*\.$/);
  const empty = manifestOf({ ...SETUPS.arthur, agents: [], seed: '1' });
  expect(new LiveGame(empty).obstacle).toBe('The game has no agents: add some.');
});

test('parts of a picture that are not wanted are not made', () => {
  const live = new LiveGame(bar);
  playTo(live, 5);
  const frame = live.read({ recent: 2, overview: false, summary: false });
  expect(frame.recent).toHaveLength(2);
  expect(Object.keys(frame)).not.toContain('overview');
  expect(Object.keys(frame)).not.toContain('summary');
});

test('the equilibrium is that of coins, as Arthur’s bar has it', () => {
  const { equilibrium } = new LiveGame(bar).read(all);
  expect(equilibrium).toBeGreaterThan(58);
  expect(equilibrium).toBeLessThan(61);
});
