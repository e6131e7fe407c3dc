import { afterEach, expect, test, vi } from 'vitest';
import { chooseDateStyle, currentDateStyle, formatDate, subscribeToDateStyle } from './date-style.ts';
import { formatTime } from './figures.ts';

const DATE = new Date(2026, 10, 20, 9, 5);

function browser() {
  const stored = new Map<string, string>();
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: stored.set.bind(stored),
  });
  return stored;
}
afterEach(() => {
  browser();
  chooseDateStyle('english');
  vi.unstubAllGlobals();
});

test.each([
  ['english', '20 Nov 2026, 09:05'],
  ['iso', '2026-11-20 09:05'],
] as const)('in the style %s, a date is %s', (style, shown) => {
  expect(formatDate(DATE, style)).toBe(shown);
});

test('the chosen style holds for every time that a page shows, is stored, and is announced', () => {
  const stored = browser();
  const hear = vi.fn<() => void>();
  const stop = subscribeToDateStyle(hear);
  chooseDateStyle('iso');
  stop();
  expect(formatTime(DATE.toISOString())).toBe('2026-11-20 09:05');
  expect(currentDateStyle()).toBe('iso');
  expect(stored.get('farol-dates')).toBe('iso');
  expect(hear).toHaveBeenCalledTimes(1);
});

test('without storage the choice lasts as long as the page', () => {
  browser();
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new Error('denied');
    },
  });
  chooseDateStyle('iso');
  expect(formatTime(DATE.toISOString())).toBe('2026-11-20 09:05');
});
