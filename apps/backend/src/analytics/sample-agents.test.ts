import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleAgents } from './sample-agents.ts';

test.each([
  // counts,      most,      rows of each entry
  [[5, 3], undefined, [null, null]],
  [[5, 3], 8, [null, null]],
  [[100], 4, [[12, 37, 62, 87]]],
  [[3], 1, [[1]]],
  [[900, 100], 10, [9, 1]],
  [[1, 1_000_000], 4, [1, 3]],
  [[50, 1, 1, 48], 4, [1, 1, 1, 1]],
  [[1, 1, 1, 1], 2, [0, 1, 0, 1]],
] as const)('of %j agents at most %j: %j', (counts, most, rows) => {
  const sampled = sampleAgents(counts, most);
  expect(sampled.map((index, entry) => (typeof rows[entry] === 'number' ? index?.length : index))).toEqual(rows);
});

test('as many as asked for, in proportion to within one, evenly spaced', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 4000 }), (entries, most) => {
      const agents = entries.reduce((sum, count) => sum + count, 0);
      if (agents <= most) return;
      const sampled = sampleAgents(entries, most).map((index) => index!);
      expect(sampled.reduce((sum, { length }) => sum + length, 0)).toBe(most);
      for (const [entry, index] of sampled.entries()) {
        const spacing = entries[entry] / index.length;
        for (const [row, agent] of index.entries()) {
          expect(agent).toBeGreaterThanOrEqual(0);
          expect(agent).toBeLessThan(entries[entry]);
          if (row === 0) continue;
          expect(agent).toBeGreaterThan(index[row - 1]);
          expect(Math.abs(agent - index[row - 1] - spacing)).toBeLessThan(1);
        }
        if (entries.length > most) continue;
        const share = (entries[entry] * most) / agents;
        expect(index.length).toBeGreaterThanOrEqual(1);
        expect(index.length).toBeLessThan(Math.max(1, share) + 1);
        // Where no entry is smaller than a share, each has its own to within one.
        if (Math.min(...entries) * most >= agents) expect(index.length).toBeGreaterThan(share - 1);
      }
    }),
    { seed: 1994 },
  );
});
