import { expect, test } from 'vitest';
import { attendanceLines, windowWords } from './attendance-lines.ts';
import { NO_POINTS, type Points, pointsOf } from './points.ts';

function rounds(from: number, to: number): Points {
  const round = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return pointsOf({ exact: true, from, to, round, attendance: round, benefit: round.map(() => 0.5) });
}

/** Buckets of ten rounds each. */
function tens(count: number): Points {
  const fromRound = Array.from({ length: count }, (_, index) => index * 10 + 1);
  const toRound = fromRound.map((round) => round + 9);
  const mean = fromRound.map((round) => round + 4.5);
  const bands = { min: fromRound, max: toRound, mean, first: fromRound, last: toRound };
  return pointsOf({ exact: false, from: 1, to: count * 10, fromRound, toRound, attendance: bands, benefit: bands });
}

test('single rounds are lines without a band, called by what they are', () => {
  const { x, attendance, benefit } = attendanceLines(rounds(1, 5), { from: 1, to: 5 });
  expect(x.values).toEqual([1, 2, 3, 4, 5]);
  expect(attendance[0]).toMatchObject({ label: 'Attendance', values: [1, 2, 3, 4, 5] });
  expect(benefit[0].label).toBe('Mean benefit of the agents');
  expect(attendance[0]).not.toHaveProperty('low');
});

test('buckets are means within the band of their least and largest', () => {
  const { x, attendance, benefit } = attendanceLines(tens(3), { from: 1, to: 30 });
  expect(x.values).toEqual([6, 16, 26]);
  expect(attendance[0]).toMatchObject({
    label: 'Mean attendance',
    values: [5.5, 15.5, 25.5],
    low: [1, 11, 21],
    high: [10, 20, 30],
  });
  expect(benefit[0].label).toBe('Mean benefit');
});

test('the label follows the window: single rounds amid buckets are no means', () => {
  const mixed: Points = { ...tens(2), from: [1, 11, 12], to: [10, 11, 12] };
  expect(attendanceLines(mixed, { from: 11, to: 12 }).attendance[0].label).toBe('Attendance');
  expect(attendanceLines(mixed, { from: 10, to: 12 }).attendance[0].label).toBe('Mean attendance');
});

test.each([
  [300, 1.5],
  [301, 1],
])('%i points in the window are drawn %d pixels wide', (to, width) => {
  expect(attendanceLines(rounds(1, 900), { from: 1, to }).attendance[0].width).toBe(width);
});

test.each([
  ['single rounds', rounds(1, 40), { from: 1, to: 40 }, 'Rounds 1 to 40, each a point'],
  ['buckets', tens(100), { from: 1, to: 1000 }, 'Rounds 1 to 1,000, 10 to a point: mean, least and largest'],
  ['a part of a bucket', tens(100), { from: 1, to: 1 }, 'Rounds 1 to 1, each a point'],
  ['no points yet', NO_POINTS, { from: 1, to: 1 }, 'Rounds 1 to 1, each a point'],
])('the window of %s in words', (_, points, window, words) => {
  expect(windowWords(points, window)).toBe(words);
});
