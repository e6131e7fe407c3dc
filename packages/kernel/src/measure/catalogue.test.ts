import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeAgents } from './agents.ts';
import { numbersOf, STATISTIC_CATALOGUE, STATISTIC_NAMES } from './catalogue.ts';
import { describeSeries } from './series.ts';

const two = () => Float64Array.of(1, 2);
const curves = { go: new Float64Array([0, 1, 1]), stay: new Float64Array(3), divisor: 1 };
const series = describeSeries(Uint32Array.of(0, 1, 2, 2), { agents: 2, capacity: 1, curves, memory: 1 });
const totals = { visits: two(), benefit: two(), switches: two(), alwaysGo: two(), alwaysStay: two() };
const crowd = describeAgents({ rounds: 4, ...totals });

test('the catalogue has every number that describes a series or a crowd', () => {
  const numbers = Object.entries({ ...series, ...crowd })
    .filter(([name, value]) => typeof value === 'number' && name !== 'rounds' && name !== 'agents')
    .map(([name]) => name);
  expect(STATISTIC_NAMES.toSorted()).toEqual(numbers.toSorted());
  expect(Object.keys(numbersOf({ series, crowd }))).toEqual(STATISTIC_NAMES);
  expect(new Set(Object.values(numbersOf({ series: null, crowd: null })))).toEqual(new Set([null]));
});

test('docs/model.md defines every statistic of the catalogue', () => {
  const model = readFileSync(new URL('../../../../docs/model.md', import.meta.url), 'utf8');
  const section = model.slice(model.indexOf('## Statistics'), model.indexOf('## Equilibria'));
  expect(STATISTIC_NAMES.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
});

test('no label and no line about a statistic is used twice', () => {
  const entries = Object.values(STATISTIC_CATALOGUE);
  expect(new Set(entries.map(({ label }) => label)).size).toBe(entries.length);
  expect(new Set(entries.map(({ about }) => about)).size).toBe(entries.length);
});
