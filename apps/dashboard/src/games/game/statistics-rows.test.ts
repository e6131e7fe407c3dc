import { expect, test } from 'vitest';
import { SERIES, theoryOf } from '../testing/game.ts';
import { statisticRows } from './statistics-rows.ts';

type Given = Parameters<typeof statisticRows>[0];

const bar: Given = {
  series: SERIES,
  theory: theoryOf('el-farol', { capacity: 60 }),
  agents: 100,
  capacity: 60,
  alpha: null,
  memory: null,
};

/** A row of the table as "measured | at the equilibrium | at the optimum". */
function row(stats: Given, name: string): string {
  const found = statisticRows(stats)
    .flatMap(([, rows]) => rows)
    .find((each) => each.name === name);
  return [found?.measured, found?.equilibrium ?? '', found?.optimum ?? ''].join(' | ');
}

test('groups and rows have their order', () => {
  expect(statisticRows(bar).map(([group, rows]) => `${group} ${rows.length}`)).toEqual([
    'Attendance 8',
    'Crowding 5',
    'Benefit 3',
    'Prediction 3',
  ]);
});

test.each([
  ['meanAttendanceInterval', '59 – 60 |  | '],
  ['minAttendance', '30 |  | '],
  ['maxAttendance', '88 |  | '],
  ['entropy', '4.75 |  | '],
  ['capacity', '60 |  | '],
  ['utilisation', '90 % |  | '],
  ['overloadSeverity', '6.5 |  | '],
  ['predictability', '0.25 |  | '],
  ['mutualInformation', '0.0625 |  | '],
  ['alpha', '– |  | '],
])('%s is %j', (name, words) => {
  expect(row(bar, name)).toBe(words);
});

test('at the optimum of the bar sixty go, in every round, and earn 60 together', () => {
  expect(row(bar, 'meanAttendance')).toMatch(/^59\.5 \| \d+\.?\d* \| 60$/);
  expect(row(bar, 'standardDeviation')).toMatch(/^7 \| \d+\.?\d* \| 0$/);
  expect(row(bar, 'meanTotalBenefit')).toMatch(/ \| 60$/);
  expect(row(bar, 'meanBenefit')).toMatch(/ \| 0\.6$/);
  expect(row(bar, 'efficiency')).toMatch(/^20 % \| .* \| 100 %$/);
});

test('variance and volatility of the equilibrium follow from its standard deviation', () => {
  const deviation = bar.theory!.symmetric.find(({ p }) => p > 0 && p < 1)!.standardDeviation;
  const shown = (name: string) => Number(row(bar, name).split(' | ')[1]);
  expect(shown('variance')).toBeCloseTo(deviation ** 2, 2);
  expect(shown('volatility')).toBeCloseTo((4 * deviation ** 2) / 100, 3);
});

test('several optimal attendances leave the deviation open', () => {
  const stats = { ...bar, theory: theoryOf('curves', { go: '1', stay: '1' }) };
  expect(row(stats, 'meanAttendance')).toMatch(/ \| 0 to 100$/);
  expect(row(stats, 'standardDeviation')).toMatch(/ \| $/);
});

test('a game that pays nothing at its best has no efficiency', () => {
  const stats = { ...bar, theory: theoryOf('curves', { go: '-1', stay: '-1' }) };
  expect(row(stats, 'efficiency')).toBe('20 % | – | –');
});

test('without a capacity there is no bias of an equilibrium', () => {
  expect(row({ ...bar, capacity: null }, 'bias')).toBe('−0.5 | – | ');
  expect(row({ ...bar, capacity: null }, 'capacity')).toBe('– |  | ');
});

test('the control parameter names its memory', () => {
  expect(row({ ...bar, alpha: 0.64, memory: 6 }, 'alpha')).toBe('0.64 (m = 6) |  | ');
});

test('before the first round and without agents every figure is a dash', () => {
  const empty: Given = { series: null, theory: null, agents: 0, capacity: null, alpha: null, memory: null };
  const shown = statisticRows(empty).flatMap(([, rows]) =>
    rows.flatMap(({ measured, equilibrium = '–', optimum = '–' }) => [measured, equilibrium, optimum]),
  );
  expect(shown.filter((text) => text !== '–' && text !== '')).toEqual([]);
});
