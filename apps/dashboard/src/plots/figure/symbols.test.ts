import { expect, test } from 'vitest';
import { SYMBOLS } from './colours.ts';
import { outlineOf } from './symbols.ts';

const polygons = SYMBOLS.filter((symbol) => symbol !== 'circle' && symbol !== 'ring');

/** Twice the area of a polygon: the shoelace formula. */
const areaOf = (points: [number, number][]) =>
  Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

test('round symbols have no outline, all others a closed one', () => {
  expect([outlineOf('circle', 8), outlineOf('ring', 8)]).toEqual([[], []]);
  for (const symbol of polygons) expect(outlineOf(symbol, 8).length).toBeGreaterThanOrEqual(3);
});

test('a symbol grows with its size', () => {
  for (const symbol of polygons) {
    expect(areaOf(outlineOf(symbol, 16))).toBeCloseTo(4 * areaOf(outlineOf(symbol, 8)), 9);
  }
});

test('the symbols look about equally large', () => {
  const circle = Math.PI * 4 ** 2;
  for (const symbol of polygons) {
    const share = areaOf(outlineOf(symbol, 8)) / circle;
    expect(share, symbol).toBeGreaterThan(0.6);
    expect(share, symbol).toBeLessThan(1.1);
  }
});

test('the symbols stand upright around their point', () => {
  for (const symbol of polygons) {
    const xs = outlineOf(symbol, 8).map(([x]) => x);
    expect(Math.min(...xs) + Math.max(...xs), symbol).toBeCloseTo(0, 9);
  }
});
