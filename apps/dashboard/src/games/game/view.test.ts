import { expect, test } from 'vitest';
import { firstView, windowOf, zoomTo } from './view.ts';

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
