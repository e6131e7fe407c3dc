import { expect, test } from 'vitest';
import { MEASUREMENTS, pointsOf } from './transition-points.ts';

test('points are the means of what is measured, in the order of α', () => {
  const measured = [
    { agents: 101, memory: 3, seed: '3', volatility: 2 },
    { agents: 101, memory: 2, seed: '2', volatility: 5 },
    { agents: 101, memory: 3, seed: '1003', volatility: 4 },
  ];
  const [, points] = pointsOf(measured);
  expect(points).toEqual({ agents: 101, alpha: [4 / 101, 8 / 101], mean: [5, 3], low: [5, 2], high: [5, 4] });
});

test('no game is measured twice', () => {
  expect(new Set(MEASUREMENTS.map((game) => JSON.stringify(game))).size).toBe(MEASUREMENTS.length);
});
