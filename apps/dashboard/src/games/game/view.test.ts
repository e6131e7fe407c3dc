import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstView, NEWEST, windowOf, zoomTo } from './view.ts';

test('the newest rounds move on as the game plays, a window stays', () => {
  expect(windowOf({ kind: 'newest', rounds: 100 }, 1000)).toEqual({ from: 901, to: 1000 });
  expect(windowOf({ kind: 'newest', rounds: 100 }, 7)).toEqual({ from: 1, to: 7 });
  expect(windowOf({ kind: 'newest', rounds: null }, 1e8)).toEqual({ from: 1, to: 1e8 });
  expect(windowOf({ kind: 'window', from: 5, to: 9 }, 1000)).toEqual({ from: 5, to: 9 });
  expect(windowOf({ kind: 'newest', rounds: null }, 0)).toEqual({ from: 1, to: 1 });
});

test.each([
  [10.4, 20.6, 100, { kind: 'window', from: 10, to: 21 }],
  [-5, 50, 100, { kind: 'window', from: 1, to: 50 }],
  [90, 150, 100, { kind: 'window', from: 90, to: 100 }],
  [40.2, 40.3, 100, { kind: 'window', from: 40, to: 40 }],
  [0, 101, 100, { kind: 'newest', rounds: null }],
])('zooming to %d…%d of a game of %i rounds', (from, to, played, view) => {
  expect(zoomTo(from, to, played)).toEqual(view);
});

test('a game that plays slowly enough to be watched is followed closely', () => {
  expect(firstView({ status: 'running', roundsPerSecond: 30 })).toEqual({ kind: 'newest', rounds: 1000 });
  expect(firstView({ status: 'running', roundsPerSecond: null })).toEqual({ kind: 'newest', rounds: null });
  expect(firstView({ status: 'completed', roundsPerSecond: 30 })).toEqual({ kind: 'newest', rounds: null });
});

const played = fc.integer({ min: 0, max: 1_000_000 });

test('the rounds in view are rounds of the game', () => {
  fc.assert(
    fc.property(played, fc.constantFrom(...NEWEST), (rounds, length) => {
      const { from, to } = windowOf({ kind: 'newest', rounds: length }, rounds);
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBe(Math.max(1, rounds));
      expect(to - from + 1).toBe(length === null ? Math.max(1, rounds) : Math.min(length, Math.max(1, rounds)));
    }),
  );
});

test('a zoom is always to rounds that there are, at least one', () => {
  const edge = fc.double({ min: -1e7, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(edge, edge, played, (a, b, rounds) => {
      const view = zoomTo(Math.min(a, b), Math.max(a, b), rounds);
      const { from, to } = windowOf(view, rounds);
      expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true);
      expect(from).toBeGreaterThanOrEqual(1);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(Math.max(1, rounds));
    }),
  );
});

test('a zoom to what is in view changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1e6 }), fc.nat(), fc.nat(), (rounds, a, b) => {
      const [from, to] = [1 + (Math.min(a, b) % rounds), 1 + (Math.max(a, b) % rounds)].toSorted((x, y) => x - y);
      expect(windowOf(zoomTo(from, to, rounds), rounds)).toEqual({ from, to });
    }),
  );
});

test.each([
  ['running', 300, 1000],
  ['running', 301, null],
  ['running', 0.01, 1000],
  ['paused', 1, null],
  ['draft', 1, null],
] as const)('a game that is %s at %d rounds a second begins with the newest %s', (status, roundsPerSecond, rounds) => {
  expect(firstView({ status, roundsPerSecond })).toEqual({ kind: 'newest', rounds });
});
