import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CrowdMotion, placesFor, shadedRange } from './crowd-canvas.ts';

test('all agents have a place, in both halves, within the picture', () => {
  const size = fc.tuple(
    fc.integer({ min: 1, max: 1000 }),
    fc.integer({ min: 300, max: 1500 }),
    fc.integer({ min: 150, max: 400 }),
  );
  fc.assert(
    fc.property(size, ([agents, width, height]) => {
      const { columns, cell, across } = placesFor(agents, width, height);
      const rows = Math.ceil(agents / columns);
      expect(cell).toBeGreaterThan(1);
      expect(rows * cell).toBeLessThanOrEqual(height + 1e-9);
      expect(columns * cell).toBeLessThanOrEqual(across);
      expect(across + columns * cell).toBeLessThanOrEqual(width + 1e-9);
    }),
  );
});

test('few agents are not drawn larger than a thumb', () => {
  expect(placesFor(1, 1000, 300).cell).toBe(40);
  expect(placesFor(0, 1000, 300).cell).toBe(40);
});

const choices = (...values: number[]) => Uint8Array.from(values);

test('the first choices are where the agents begin', () => {
  const motion = new CrowdMotion();
  expect(motion.advance(choices(1, 0), 0.1)).toBe(false);
  expect([motion.wayOf(0), motion.wayOf(1)]).toEqual([1, 0]);
});

test('an agent walks to its choice in steps and arrives exactly', () => {
  const motion = new CrowdMotion();
  motion.advance(choices(0, 1), 1);
  const ways: number[] = [];
  let isMoving = true;
  while (isMoving) {
    isMoving = motion.advance(choices(1, 0), 0.4);
    ways.push(Number(motion.wayOf(0).toFixed(2)));
  }
  expect(ways).toEqual([0.4, 0.8, 1]);
  expect(motion.wayOf(1)).toBe(0);
});

test('an agent that changes its mind on the way turns round', () => {
  const motion = new CrowdMotion();
  motion.advance(choices(0), 1);
  motion.advance(choices(1), 0.5);
  expect(motion.advance(choices(0), 0.25)).toBe(true);
  expect(motion.wayOf(0)).toBeCloseTo(0.25);
});

test('a crowd of another size begins anew', () => {
  const motion = new CrowdMotion();
  motion.advance(choices(0, 0), 1);
  expect(motion.advance(choices(1, 1, 1), 0.1)).toBe(false);
  expect(motion.wayOf(2)).toBe(1);
});

test('habits follow the choices a tenth at a time', () => {
  const motion = new CrowdMotion();
  motion.advance(choices(0), 1);
  motion.renewHabits(choices(1));
  expect(motion.habitOf(0)).toBeCloseTo(0.1);
  motion.renewHabits(choices(1));
  expect(motion.habitOf(0)).toBeCloseTo(0.19);
  for (let round = 0; round < 100; round++) motion.renewHabits(choices(1));
  expect(motion.habitOf(0)).toBeCloseTo(1, 3);
});

test.each([
  ['equal benefits', [2, 2, 2], 2, 2],
  ['no agents', [], 0, 0],
  ['two apart', [0, 2], -0.5, 2.5],
])('the palette of %s', (_, values, low, high) => {
  const range = shadedRange(Float64Array.from(values));
  expect(range[0]).toBeCloseTo(low);
  expect(range[1]).toBeCloseTo(high);
});
