import type { Choices } from '@farol/api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf, pictureOf } from './choices.ts';

const encode = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));
const entry = { strategy: 'tables', name: null, count: 2, joined: 0, left: null, index: null };
const choices: Choices = {
  from: 101,
  to: 110,
  rows: 3,
  agents: [
    { ...entry, agentId: 0, from: 101, to: 110, rows: 2, choices: encode(0b1, 0b10, 0b1000_0000, 0b0) },
    {
      ...entry,
      agentId: 4,
      name: 'late',
      count: 90,
      from: 105,
      to: 108,
      rows: 1,
      index: [45],
      choices: encode(0b1001),
    },
  ],
};

test('choices are read by row and round, whoever joined or left inside the window', () => {
  const picture = pictureOf(choices);
  const went = Array.from({ length: 3 }, (_, row) =>
    Array.from({ length: 10 }, (__, column) => column).filter((column) => picture.bit(row, column) === 1),
  );
  expect(went).toEqual([[0, 9], [7], [4, 7]]);
  expect([picture.bit(2, 3), picture.bit(2, 5), picture.bit(2, 8)]).toEqual([null, 0, null]);
  expect(picture.groups.map(({ label, rows }) => [label, rows])).toEqual([
    ['tables #0', 2],
    ['late (1 of 90)', 1],
  ]);
  expect([0, 1, 2].map(picture.agentOf)).toEqual([
    { agentId: 0, index: 0 },
    { agentId: 0, index: 1 },
    { agentId: 4, index: 45 },
  ]);
});

test('a long window is cut to its newest rounds', () => {
  expect(askedOf({ from: 1, to: 1e8 }, 500)).toEqual({ from: 1e8 - 499, to: 1e8, sample: 1000 });
  expect(askedOf({ from: 7, to: 9 }, 500)).toEqual({ from: 7, to: 9, sample: 1000 });
});

test('a picked round is in the picture', () => {
  const window = { from: 1, to: 1000 };
  expect(askedOf(window, 100, 950)).toMatchObject({ from: 901, to: 1000 });
  expect(askedOf(window, 100, 500)).toMatchObject({ from: 450, to: 549 });
  expect(askedOf(window, 100, 3)).toMatchObject({ from: 1, to: 100 });
  expect(askedOf({ from: 10, to: 20 }, 100, 300)).toMatchObject({ from: 250, to: 300 });
});

const round = fc.integer({ min: 1, max: 100_000 });

test('the request holds the picked round, no more rounds than asked for, and only rounds up to the last', () => {
  fc.assert(
    fc.property(
      round,
      round,
      fc.constantFrom(100, 500, 2000),
      fc.option(round, { nil: undefined }),
      (a, b, rounds, picked) => {
        const window = { from: Math.min(a, b), to: Math.max(a, b) };
        const asked = askedOf(window, rounds, picked);
        expect(asked.from).toBeGreaterThanOrEqual(1);
        expect(asked.to).toBeGreaterThanOrEqual(asked.from);
        expect(asked.to - asked.from + 1).toBeLessThanOrEqual(rounds);
        if (picked === undefined) expect(asked.to).toBe(window.to);
        else {
          expect(asked.from).toBeLessThanOrEqual(picked);
          expect(asked.to).toBeGreaterThanOrEqual(picked);
        }
        expect(asked.sample * (asked.to - asked.from + 1)).toBeLessThanOrEqual(4_000_000);
        expect(asked.sample).toBeGreaterThan(0);
      },
    ),
  );
});

test('a picture has the bits that were packed, for any number of agents and rounds', () => {
  const game = fc.record({
    rows: fc.integer({ min: 1, max: 8 }),
    rounds: fc.integer({ min: 1, max: 40 }),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(game, ({ rows, rounds, seed }) => {
      const went = (row: number, column: number) => (((seed + 1) * (row + 3) * (column + 7)) % 11) % 2;
      const rowBytes = Math.ceil(rounds / 8);
      const bytes = new Uint8Array(rows * rowBytes);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < rounds; column++) {
          bytes[row * rowBytes + (column >> 3)] |= went(row, column) << (column & 7);
        }
      }
      const picture = pictureOf({
        from: 11,
        to: 10 + rounds,
        rows,
        agents: [{ ...entry, count: rows, agentId: 2, from: 11, to: 10 + rounds, rows, choices: encode(...bytes) }],
      });
      for (let row = 0; row < rows; row++) {
        expect(picture.agentOf(row)).toEqual({ agentId: 2, index: row });
        for (let column = 0; column < rounds; column++) expect(picture.bit(row, column)).toBe(went(row, column));
      }
    }),
  );
});

test('nobody chose in a picture without rows', () => {
  expect(pictureOf({ from: 1, to: 0, rows: 0, agents: [] })).toMatchObject({ columns: 0, rows: 0, groups: [] });
});
