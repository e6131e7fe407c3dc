import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame, kept, moved, rangeAfter, shownRange, zoomed } from './zoom.ts';

const whole = [0, 100] as const;
const axis = { from: 20, to: 40, scale: 'linear' } as const;

test('zooming keeps the value under the pointer in place', () => {
  expect(zoomed(axis, 0.5, 0, whole, 1)).toEqual([20, 30]);
  expect(zoomed(axis, 0.5, 0.5, whole, 1)).toEqual([25, 35]);
  expect(zoomed(axis, 0.5, 1, whole, 1)).toEqual([30, 40]);
  expect(zoomed(axis, 2, 0.5, whole, 1)).toEqual([10, 50]);
});

test('one round is the closest, and the whole is the farthest', () => {
  expect(zoomed(axis, 0.001, 0.5, whole, 1)).toEqual([29.5, 30.5]);
  expect(zoomed(axis, 100, 0.5, whole, 1)).toEqual(whole);
});

test('a range that is narrower than the closest may still be zoomed out of', () => {
  expect(zoomed({ ...axis, from: 20, to: 20.5 }, 1.5, 0, whole, 1)).toEqual([20, 20.75]);
});

test('moving stops at the ends without changing the width', () => {
  expect(moved(axis, 0.5, whole)).toEqual([30, 50]);
  expect(moved(axis, 10, whole)).toEqual([80, 100]);
  expect(moved(axis, -10, whole)).toEqual([0, 20]);
});

test('a logarithmic range keeps its number of decades', () => {
  const [from, to] = kept([1e-4, 1e-2], [1e-3, 1e3], 'log');
  expect(from).toBeCloseTo(1e-3, 9);
  expect(to).toBeCloseTo(1e-1, 9);
});

const span = fc
  .tuple(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }))
  .filter(([a, b]) => Math.abs(a - b) > 1e-3)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const scale = fc.constantFrom('linear' as const, 'log' as const);
const inside = fc.tuple(fc.double({ min: 0, max: 0.4, noNaN: true }), fc.double({ min: 0.5, max: 1, noNaN: true }));

/** A range inside the whole, at these shares of it. */
function part([from, to]: readonly [number, number], [low, high]: readonly [number, number]) {
  return { from: from + low * (to - from), to: from + high * (to - from) };
}

test('no gesture leaves the whole range, on either scale', () => {
  const gesture = fc.oneof(
    fc.record({
      kind: fc.constant('zoom' as const),
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      around: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ kind: fc.constant('move' as const), by: fc.double({ min: -5, max: 5, noNaN: true }) }),
  );
  fc.assert(
    fc.property(span, inside, scale, fc.array(gesture, { maxLength: 8 }), (all, shares, kind, commands) => {
      let shown = part(all, shares);
      for (const command of commands) {
        const [from, to] = rangeAfter(command, { ...shown, scale: kind }, all, (all[1] - all[0]) * 1e-9)!;
        const room = 1e-6 * (all[1] - all[0]);
        expect(from).toBeGreaterThanOrEqual(all[0] - room);
        expect(to).toBeLessThanOrEqual(all[1] + room);
        expect(from).toBeLessThan(to);
        shown = { from, to };
      }
    }),
  );
});

test('moving there and back ends where it began, if no end is reached', () => {
  fc.assert(
    fc.property(fc.double({ min: -0.2, max: 0.2, noNaN: true }), (by) => {
      const [from, to] = moved({ from: 40, to: 60, scale: 'linear' }, by, whole);
      const [low, high] = moved({ from, to, scale: 'linear' }, -by, whole);
      expect([low, high].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([40, 60]);
    }),
  );
});

test('the same range is recognized in spite of rounding errors, and no other', () => {
  expect(isSame([0.1 + 0.2, 1], [0.3, 1])).toBe(true);
  expect(isSame([1, 1e9], [1, 1e9 + 0.1])).toBe(true);
  expect(isSame([1, 100], [1, 101])).toBe(false);
  expect(isSame([1, 2], [2, 3])).toBe(false);
});

test.each([
  ['a zoom', { kind: 'zoom', factor: 0.5, around: 0 }, [20, 30]],
  ['a move', { kind: 'move', by: 0.5 }, [30, 50]],
  ['all', { kind: 'all' }, null],
  ['a step of the reading line', { kind: 'step', by: 1 }, undefined],
] as const)('%s leads to %j', (_, command, range) => {
  expect(rangeAfter(command, axis, whole, 1)).toEqual(range);
});

test.each([
  ['nothing chosen and no parent: the whole', null, undefined, whole],
  ['nothing chosen: the parent’s range', null, [10, 20], [10, 20]],
  ['a choice by hand counts before the parent', [30, 40], [10, 20], [30, 40]],
  ['a choice that overlaps the data stays', [90, 120], undefined, [90, 120]],
  ['a choice beyond the data is dropped', [100, 120], [10, 20], [10, 20]],
  ['a choice before the data is dropped', [-20, 0], undefined, whole],
] as const)('%s', (_, chosen, range, shown) => {
  expect(shownRange(chosen, whole, range)).toEqual(shown);
});
