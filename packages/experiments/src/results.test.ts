import { expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { manifestOf } from './manifest-of.ts';
import { experimentSchema } from './design.ts';
import { playReplicate } from './replicates.ts';
import { collectStatistics, countNeeded, csvHeader, csvRows, describeCell, type ReplicateOutcome } from './results.ts';

const design = (changes: object = {}) =>
  experimentSchema.parse({
    base: { rules: { kind: 'curves' }, agents: [{ strategy: 'bernoulli', count: 4 }], rounds: 10 },
    factors: [
      { path: 'rules.go', values: ['n < 3 ? 1 : 0', [[0, 1]]] },
      { path: 'agents[0].count', values: [4, 5] },
    ],
    replicates: 3,
    statistics: ['entropy', 'volatility'],
    seed: '1',
    ...changes,
  });
const outcomes = (...values: (number | null | 'failed')[]): ReplicateOutcome[] =>
  values.map((value) =>
    value === 'failed' ? { failure: 'no memory' } : { statistics: { entropy: value, volatility: 1 } },
  );

test('failed replicates are counted apart and are in no statistic', () => {
  const experiment = design();
  const result = describeCell(experiment, cellsOf(experiment)[0], 5, outcomes(2, 'failed', null));
  expect(result).toMatchObject({ cell: 0, rounds: 10, transient: 5, replicates: 2, failed: 1, failure: 'no memory' });
  expect(result.statistics.entropy).toMatchObject({ count: 1, mean: 2, low: null });
  expect(result.statistics.volatility).toMatchObject({ count: 2, mean: 1, low: 1, high: 1 });
});

test('the CSV has a line for each cell and statistic, and the same columns in all of them', () => {
  const experiment = design();
  const [first, , third] = cellsOf(experiment).map((cell) => describeCell(experiment, cell, 5, outcomes(1, 2, 3)));
  expect(csvHeader(experiment)).toBe(
    'cell,rules.go,agents[0].count,rounds,transient,replicates,failed,statistic,' +
      'count,mean,standardDeviation,low,high,min,q05,q25,median,q75,q95,max,planned\r\n',
  );
  expect(csvRows(experiment, first)).toBe(
    '0,n < 3 ? 1 : 0,4,10,5,3,0,entropy,3,2,1,-0.48413771189497856,4.484137711894979,1,1.1,1.5,2,2.5,2.9,3,3\r\n' +
      '0,n < 3 ? 1 : 0,4,10,5,3,0,volatility,3,1,0,1,1,1,1,1,1,1,1,1,3\r\n',
  );
  expect(csvRows(experiment, third)).toMatch(/^2,"\[\[0,1\]\]",4,10,/);
  const none = describeCell(experiment, cellsOf(experiment)[0], 5, outcomes('failed'));
  expect(csvRows(experiment, none)).toMatch(/^0,n < 3 \? 1 : 0,4,10,5,0,1,entropy,0,,,,,,,,,,,,3\r\n/);
});

test.each([
  [[1, 5], null],
  [[1, 1], null],
  [[1, 5, 3], null],
  [[1, 1, 1], 3],
  [[1, 5, 3, 3, 3, 3], null],
  [[1, 5, 3, 3, 3, 3, 3, 3], 8],
  [[1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 5], 10],
  [[1, 'failed', 1, 1], 3],
] as const)('after entropies %j a cell that stops within 1 has %j replicates', (values, needed) => {
  const stopRule = { statistic: 'entropy', halfWidth: 1, maxReplicates: 10 };
  expect(countNeeded(design({ stopRule }), outcomes(...values))).toBe(needed);
});

test('what was played beyond a stop changes nothing', () => {
  const experiment = design({ stopRule: { statistic: 'entropy', halfWidth: 1, maxReplicates: 10 } });
  const [cell] = cellsOf(experiment);
  const enough = describeCell(experiment, cell, 5, outcomes(1, 1, 1));
  expect(describeCell(experiment, cell, 5, outcomes(1, 1, 1, 8, 9))).toEqual(enough);
});

const plannedOf = (changes: object, ...values: (number | 'failed')[]) => {
  const experiment = design(changes);
  return describeCell(experiment, cellsOf(experiment)[0], 5, outcomes(...values)).planned;
};

test('a cell tells how many replicates it is to have, also while some are still to be played', () => {
  expect(plannedOf({}, 1)).toBe(3);
  expect(plannedOf({}, 1, 'failed', 2)).toBe(3);
  const stopRule = { statistic: 'entropy', halfWidth: 1, maxReplicates: 10 };
  expect(plannedOf({ stopRule }, 1, 5, 3)).toBe(10);
  expect(plannedOf({ stopRule }, 1, 1, 1, 8)).toBe(3);
});

test('of a replicate the statistics that are asked for are collected', () => {
  const { statistics } = playReplicate(manifestOf(design(), 0, 0), 10, 5);
  expect(collectStatistics(['entropy', 'bias'], statistics)).toEqual({
    statistics: { entropy: statistics.entropy, bias: statistics.bias },
  });
});
