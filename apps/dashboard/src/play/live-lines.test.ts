import { describeCounts, rulesOf } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from './live-game.ts';
import { linesOf, marksOf, rangeOf } from './live-lines.ts';

function frameOf(recent: readonly number[], changes: Partial<Frame> = {}): Frame {
  return {
    round: recent.length,
    agents: 100,
    capacity: 60,
    equilibrium: null,
    recent: Uint32Array.from(recent),
    crowd: {
      agents: 0,
      group: new Uint16Array(),
      choice: new Uint8Array(),
      benefit: new Float64Array(),
      earnings: new Float64Array(),
    },
    ...changes,
  };
}

/** A frame in which each of the attendances occurred once. */
function seen(attendances: readonly number[], agents = 100, capacity: number | null = 60): Frame {
  const counts = new Float64Array(agents + 1);
  for (const attendance of attendances) counts[attendance]++;
  const curves = rulesOf('majority').curves({ payoff: 'sign' }, agents);
  const summary = describeCounts(counts, { agents, capacity, curves });
  return frameOf(attendances, { agents, capacity, summary: { ...summary, counts } });
}

test('before anything is seen there is nothing to draw, on an axis of a hundred', () => {
  expect(linesOf(undefined, false)).toEqual({
    x: { label: 'round', values: [] },
    lines: [{ key: 'attendance', label: 'attendance', colour: 'plot-1', values: [] }],
  });
  expect(rangeOf(undefined)).toEqual([0, 100]);
});

test('the latest rounds stand at their numbers', () => {
  const { x, lines } = linesOf(frameOf([44, 78, 56], { round: 103 }), false);
  expect(Array.from(x.values)).toEqual([101, 102, 103]);
  expect(Array.from(lines[0].values)).toEqual([44, 78, 56]);
});

const overview = (size: number) => ({
  size,
  round: Float64Array.of(size, 2 * size),
  min: Uint32Array.of(40, 41),
  max: Uint32Array.of(70, 71),
  mean: Float64Array.of(55, 56),
});

test('the whole game is drawn as means with the least and largest of each bucket', () => {
  const [line] = linesOf(frameOf([1], { overview: overview(64) }), true).lines;
  expect(line).toMatchObject({
    values: Float64Array.of(55, 56),
    low: Uint32Array.of(40, 41),
    high: Uint32Array.of(70, 71),
  });
});

test('buckets of one round have no least and largest', () => {
  const [line] = linesOf(frameOf([1], { overview: overview(1) }), true).lines;
  expect(Object.keys(line)).not.toContain('low');
});

test('until the whole game has come the latest rounds stand in for it', () => {
  expect(Array.from(linesOf(frameOf([5, 6]), true).lines[0].values)).toEqual([5, 6]);
});

test.each([
  ['both are drawn apart', 60, 50, ['capacity 60', 'equilibrium 50.0']],
  ['close together the capacity is enough', 60, 60.5, ['capacity 60']],
  ['two agents in a hundred are apart', 60, 62, ['capacity 60', 'equilibrium 62.0']],
  ['without a capacity', null, 50.25, ['equilibrium 50.3']],
  ['without an equilibrium', 60, null, ['capacity 60']],
  ['without both', null, null, []],
])('%s', (_, capacity, equilibrium, labels) => {
  expect(marksOf({ agents: 100, capacity, equilibrium }).map(({ label }) => label)).toEqual(labels);
});

test.each([
  ['nothing was played yet', [], [0, 100]],
  ['a narrow band is seen closely, with the capacity', [50, 55], [45, 65]],
  ['a band above the capacity', [80, 82], [55, 90]],
  ['a wide band is seen whole', [20, 80], [0, 100]],
  ['at the lower end', [0, 2], [0, 65]],
])('the axis when %s', (_, attendances, range) => {
  expect(rangeOf(attendances.length === 0 ? frameOf([]) : seen(attendances))).toEqual(range);
});

test('the axis holds all attendances that occurred and the capacity, within 0 and N', () => {
  const game = fc
    .integer({ min: 1, max: 500 })
    .chain((agents) =>
      fc.tuple(
        fc.constant(agents),
        fc.array(fc.integer({ min: 0, max: agents }), { minLength: 1 }),
        fc.option(fc.integer({ min: 0, max: agents })),
      ),
    );
  fc.assert(
    fc.property(game, ([agents, attendances, capacity]) => {
      const [low, high] = rangeOf(seen(attendances, agents, capacity));
      for (const value of [...attendances, capacity ?? attendances[0]]) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(agents);
      expect(high).toBeGreaterThan(low);
    }),
  );
});
