import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Result } from './result.tsx';
import type { Week } from './turn.ts';
import { WeekBars } from './week-bars.tsx';

/** The text of a page without its tags. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const went = (attendance: number): Week => ({ goes: true, attendance, earned: attendance <= 60 ? 1 : -1 });
const stayed = (attendance: number): Week => ({ goes: false, attendance, earned: 0 });
const show = (weeks: readonly Week[], gains: readonly number[] = [0, 1, -1], of = 10) =>
  wordsOf(renderToStaticMarkup(<Result weeks={weeks} gains={gains} of={of} />));

test('before the first week the payoffs are told', () => {
  expect(show([])).toBe('A good evening is worth +1, a crowded one −1, an evening at home 0.');
});

test.each([
  ['a good evening', went(60), 'You went; 60 were at the bar: a good evening, +1.'],
  ['a crowded evening', went(61), 'You went; 61 were at the bar: too crowded, −1.'],
  ['an evening at home with room', stayed(59), 'You stayed home; 59 were at the bar: there was room for you.'],
  ['an evening at home of a full bar', stayed(60), 'You stayed home; 60 were at the bar: well done.'],
])('%s', (_, week, words) => {
  expect(show([week])).toContain(words);
});

test('during the turn the sum stands beside the mean of the others', () => {
  expect(show([went(50), went(70), went(40)], [3, 0])).toContain('You have +1 ; the others have 1.5 on average.');
});

test('each week has its number, with a sign', () => {
  const html = renderToStaticMarkup(<Result weeks={[went(50), went(70), stayed(70)]} gains={[0]} of={10} />);
  expect(Array.from(html.matchAll(/<li[^>]*>([^<]*)<\/li>/g), ([, text]) => text)).toEqual(['+1', '−1', '0']);
  expect(html).toContain('title="Week 2: you went, 70 were there"');
});

test('after the last week there is a verdict against the others and against simple habits', () => {
  const words = show([went(50), stayed(80)], [2, 1, 0, -1], 2);
  expect(words).toContain('+1 in ten weeks: better than 2 of 99, worse than 1');
  expect(words).toContain('the luckiest +2');
  expect(words).toContain('Going every week would have earned you 0, never going 0.');
  expect(words).toContain('You beat both simple habits.');
});

test('who does no better than a habit is told so', () => {
  expect(show([went(50), went(50)], [0], 2)).toContain('A simple habit would have done as well, or better.');
});

test('the last weeks are bars, the latest on the right, crowded ones marked in words', () => {
  const html = renderToStaticMarkup(<WeekBars attendances={[10, 44, 78, 60]} agents={100} capacity={60} weeks={3} />);
  expect(wordsOf(html)).toBe('The last 3 weeks; the line is the room, 60 44 78 crowded 60');
  expect(html.match(/crowded/g)).toHaveLength(1);
  expect(html).toMatch(/bottom:3\.\d+rem/);
});

test('bars are as high as their attendance', () => {
  const html = renderToStaticMarkup(<WeekBars attendances={[0, 50, 100]} agents={100} capacity={60} weeks={10} />);
  const heights = Array.from(html.matchAll(/height:([\d.]+)(?:rem)?["}]/g), ([, height]) => Number(height));
  expect(heights).toEqual([0, 2.8, 5.6]);
});
