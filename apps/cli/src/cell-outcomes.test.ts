import { countNeeded, experimentSchema, type ReplicateOutcome } from '@farol/experiments';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellOutcomes } from './cell-outcomes.ts';

const experiment = experimentSchema.parse({
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }], rounds: 100 },
  factors: [{ path: 'agents[0].count', values: [11] }],
  replicates: 3,
  statistics: ['volatility'],
  stopRule: { statistic: 'volatility', halfWidth: 1, maxReplicates: 12 },
  seed: '1',
});

test('the replicates that a stop rule needs are the same in whatever order their outcomes come', () => {
  const plays = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat()), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(plays, (drawn) => {
      const outcomes = drawn.map(([volatility]): ReplicateOutcome => ({ statistics: { volatility } }));
      const order = drawn.map(([, key], replicate) => ({ key, replicate })).toSorted((a, b) => a.key - b.key);
      const cell = new CellOutcomes(experiment);
      for (const { replicate } of order) cell.add(replicate, outcomes[replicate]);
      expect(cell.needed).toBe(countNeeded(experiment, outcomes));
      expect(cell.outcomes).toEqual(outcomes);
    }),
  );
});
