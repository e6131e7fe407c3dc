import { Game } from '@farol/kernel';
import { expect, test } from 'vitest';
import { AHEAD_ROUNDS, checkGame, playAhead, theoryOf } from './look-ahead.ts';

const bar = {
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '42',
};
const manifestOf = (request: unknown) => checkGame({ request, tempo: null }).manifest!;

test('a game is checked as the server does, its tempo too', () => {
  const { faults, manifest } = checkGame({
    request: { ...bar, agents: [{ strategy: 'tables', params: { memory: 99 }, count: 101 }] },
    tempo: 0,
  });
  expect(manifest).toBeNull();
  expect(faults.map(({ field }) => field)).toEqual(['agents[0].params.memory', 'roundsPerSecond']);
});

test('what forbids playing is said, and takes nothing from what can be known', () => {
  const { faults, obstacle, sizeBytes } = checkGame({
    request: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 100 }] },
    tempo: null,
  });
  expect(faults).toEqual([]);
  expect(obstacle).toContain('needs an odd number of agents');
  expect(sizeBytes).toBeGreaterThan(0);
});

test('the theory of Arthur’s bar: capacity, one pure equilibrium, one mixed', () => {
  const theory = theoryOf(manifestOf(bar))!;
  expect(theory.capacity).toBe(60);
  expect(theory.equilibria.pure).toEqual([{ from: 60, to: 60, strict: true }]);
  // Nobody earns go where nobody goes, nor stay where all go.
  expect([theory.go.n[0], theory.stay.n.at(-1)]).toEqual([1, 99]);
});

test('a large game’s curves are drawn from few points that keep the jump where it is', () => {
  const { go } = theoryOf(
    manifestOf({
      rules: { kind: 'el-farol', capacity: 600_000 },
      agents: [{ strategy: 'bernoulli', count: 1_000_001 }],
    }),
  )!;
  expect(go.n.length).toBeLessThan(2000);
  expect(go.n.every((n, i) => i === 0 || n > go.n[i - 1])).toBe(true);
  const jump = go.payoff.findIndex((payoff) => payoff === -1);
  expect(go.n[jump]).toBe(600_001);
});

test('the rounds played ahead are the first rounds of the game', () => {
  const manifest = manifestOf(bar);
  const all = [...playAhead(manifest)];
  const last = all.at(-1)!;
  expect(last.attendance).toEqual(new Game(manifest).play(AHEAD_ROUNDS));
  expect(last.roundsPerSecond).toBeGreaterThan(1000);
  expect(all.slice(0, -1).every(({ roundsPerSecond }) => roundsPerSecond === null)).toBe(true);
});
